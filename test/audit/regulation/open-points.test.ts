import { expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.js";
import { ll144Completeness } from "../../../src/audit/regulation/ll144-completeness.js";
import { settledTables } from "../../../src/audit/regulation/settled-tables.js";
import { tallyOf } from "../../../src/audit/regulation/tally.js";
import { suppressed } from "../../../src/audit/small-cells/suppressed.js";
import { ll144Choices } from "../../../src/policy/ll144-choices.js";
import { readRecord } from "../../../src/policy/record/read-record.js";

type Person = Readonly<Record<string, string | number | null>>;
const times = (n: number, person: (i: number) => Person): readonly Person[] => Array.from({ length: n }, (_, i) => person(i));
/** Of n people, the first `selected` are selected. */
const cell = (sex: string | null, race: string | null, n: number, selected: number) =>
  times(n, (i) => ({ sex, race, hired: i < selected ? 1 : 0 }));
const decided = { prediction: "hired", sensitive: ["sex", "race"], pack: ["us-nyc-ll144"] } as const;
const tableOf = async (rows: readonly Person[], by: string, ll144: NonNullable<Parameters<typeof audit>[1]["ll144"]> = {}) => {
  const { regulations } = await audit([...rows], { ...decided, ll144 });
  return regulations[0]!.selections.find((table) => table.by.join("*") === by)!;
};

// Known scores: 84 of 168 at 0.9, the others at 0.1; of 15 unknown people 8 are at 0.9, so that the median of everybody is 0.9.
const scored = [
  ...times(92, (i) => ({ sex: "Male", race: "White", score: i < 50 ? 0.9 : 0.1 })),
  ...times(76, (i) => ({ sex: "Female", race: "White", score: i < 34 ? 0.9 : 0.1 })),
  ...times(15, (i) => ({ sex: null, race: null, score: i < 8 ? 0.9 : 0.1 })),
];

test("the median of everybody, or of those who are known", async () => {
  const of = async (ll144: { readonly median?: "known" }) =>
    (await audit(scored, { score: "score", sensitive: ["sex", "race"], pack: ["us-nyc-ll144"], ll144 })).regulations[0]!;
  const [usual, known] = [await of({}), await of({ median: "known" })];
  const bySex = (row: typeof usual) => row.selections.find(({ by, outcome }) => by.join() === "sex" && outcome === "above_median")!;
  expect(bySex(usual)).toMatchObject({ selected: 0, reason: "nobody_selected" });
  expect(bySex(known).rows.map(({ n, selected }) => [n, selected])).toEqual([
    [76, 34],
    [92, 50],
  ]);
  const other = (row: typeof usual) => row.openPoints!.find(({ key }) => key === "median")!;
  expect(other(usual)).toMatchObject({
    chosen: "everybody",
    others: [{ choice: "known", figures: { rows: 5, changed: 5, smallest: { ratio: expect.closeTo(34 / 76 / (50 / 92), 12) } } }],
  });
  expect(other(known)).toMatchObject({
    chosen: "known",
    others: [{ choice: "everybody", figures: { changed: 5, smallest: null } }],
  });
});

const people = [
  ...cell("Male", "White", 60, 30),
  ...cell("Female", "White", 50, 20),
  ...cell("Male", "Asian", 40, 20),
  ...cell("Female", "Asian", 40, 18),
  ...cell("Female", null, 10, 10),
  ...cell(null, "Asian", 6, 0),
];

test("whoever is known on the attribute of a table, or only those known on both", async () => {
  const women = async (ll144: object) => (await tableOf(people, "sex", ll144)).rows.find(({ group }) => group.sex === "Female")!;
  expect(await women({})).toMatchObject({ n: 100, selected: 48 });
  expect(await women({ people: "known_on_both" })).toMatchObject({ n: 90, selected: 38 });
  const both = await tableOf(people, "race", ["people=known_on_both"]);
  expect(both).toMatchObject({ n: 190, unknown: { n: 16, selected: 10 } });
  expect((await tableOf(people, "sex*race", { people: "known_on_both" })).rows).toEqual((await tableOf(people, "sex*race")).rows);
  const { regulations } = await audit([...people], { ...decided, ll144: { people: "known_on_both" } });
  expect(regulations[0]!.unreconciled).toEqual([]);
});

// 3 of 147 known people are 2.04 %; of everybody, with 10 unknown, they are 1.91 %.
const fewMen = [...cell("Male", "White", 3, 3), ...cell("Female", "White", 144, 72), ...cell(null, null, 10, 0)];

test("2 % are of everybody or of the table; exactly 2 % is not under it", async () => {
  expect((await tableOf(fewMen, "sex")).underTwoPercent).toEqual([{ sex: "Male" }]);
  expect((await tableOf(fewMen, "sex", { two_percent_of: "table" })).underTwoPercent).toEqual([]);
  const exactly = [...cell("Male", "White", 2, 1), ...cell("Female", "White", 98, 49)];
  expect((await tableOf(exactly, "sex")).underTwoPercent).toEqual([]);
});

test("combinations are held against 2 % by themselves, or follow their categories", async () => {
  const rows = [...cell("Male", "White", 90, 45), ...cell("Female", "White", 100, 50), ...cell("Male", "Asian", 7, 3), ...cell("Female", "Asian", 3, 2)]; // biome-ignore format: a table
  expect((await tableOf(rows, "sex*race")).underTwoPercent).toEqual([{ sex: "Female", race: "Asian" }]);
  expect((await tableOf(rows, "sex*race", { two_percent_in: "single_attributes" })).underTwoPercent).toEqual([]);
  const fewer = [...cell("Male", "White", 200, 90), ...cell("Female", "White", 200, 90), ...cell("Male", "Asian", 4, 3)];
  expect((await tableOf(fewer, "sex*race", { two_percent_in: "single_attributes" })).underTwoPercent).toEqual([{ sex: "Male", race: "Asian" }]); // biome-ignore format: a line
});

test("a category under 2 % that is left out is neither a reference nor compared, and is still shown", async () => {
  const kept = await tableOf(fewMen, "sex");
  expect(kept.reference).toEqual({ sex: "Male" });
  const left = await tableOf(fewMen, "sex", { under_two_percent: "left_out" });
  expect(left.reference).toEqual({ sex: "Female" });
  expect(left.rows.find(({ group }) => group.sex === "Male")).toMatchObject({ n: 3, rate: 1, comparison: null, standing: "left_out" });
  expect(left.reason).toBeNull();
});

test("where every category is left out there is no ratio, for that reason", () => {
  const tally = tallyOf([{ group: { sex: "Male" }, n: 1, selected: 1 }], { by: ["sex"], outcome: "selected" });
  const [table] = settledTables([{ ...tally, unknown: { n: 200, selected: 0 } }], ll144Choices({ under_two_percent: "left_out" }));
  expect(table).toMatchObject({ reference: null, reason: "all_left_out", rows: [{ standing: "left_out" }] });
});

test("a reason is asked for what is left out, and what is over 2 % may not be left out", async () => {
  const gaps = async (excluded: string | null, ll144: object) => {
    const record = await readRecord(
      `version: 1\naudit:\n  auditor: A\n${excluded === null ? "" : `  excluded_categories: ${excluded}\n`}`,
      "r.yml",
    );
    return ll144Completeness(await audit([...fewMen], { ...decided, ll144, record }))!;
  };
  const kinds = async (...asked: Parameters<typeof gaps>) => (await gaps(...asked)).map(({ kind }) => kind);
  expect(await gaps(null, { under_two_percent: "left_out" })).toContainEqual({ level: "error", kind: "no_reason_left_out", by: ["sex"], groups: [{ sex: "Male" }] }); // biome-ignore format: a line
  expect(await kinds("Male, three people", { under_two_percent: "left_out" })).not.toContain("no_reason_left_out");
  expect(await kinds(null, {})).not.toContain("no_reason_left_out");
  expect(await gaps("Female, for want of time", {})).toContainEqual({ level: "error", kind: "over_2_percent", table: "sex", categories: ["Female"] }); // biome-ignore format: a line
});

test("points that the audit does not touch are left out, and hidden groups hide what would be otherwise", async () => {
  const result = await audit([...people], decided);
  const [row] = result.regulations;
  expect(row!.openPoints!.map(({ key }) => key)).toEqual(["people", "two_percent_of", "two_percent_in", "under_two_percent"]);
  const hidden = suppressed(result, 45).regulations[0]!;
  expect(hidden.openPoints!.flatMap(({ others }) => others).every(({ figures }) => figures === null)).toBe(true);
  expect((await audit([...people], { ...decided, pack: ["us-adverse-impact"] })).regulations[0]!.openPoints).toEqual([]);
});
