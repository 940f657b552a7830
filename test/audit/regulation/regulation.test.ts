import { expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.js";
import { unreconciled } from "../../../src/audit/regulation/margins.js";
import { selectionTable } from "../../../src/audit/regulation/selection-table.js";
import { ruleTables } from "./rule-tables.js";

// Half up, as the rule rounds.
const printed = (ratio: number, decimals: number): string => (Math.round(ratio * 10 ** decimals + 1e-9) / 10 ** decimals).toFixed(decimals);
const ratios = (table: (typeof ruleTables)[number]): readonly number[] => table.rows.map(({ comparison }) => comparison?.ratio ?? 1);

test("all 23 ratios that the rule prints come out of its counts", () => {
  const [sex, race, both] = ruleTables;
  expect(printed(ratios(sex!)[1]!, 3)).toBe("0.979");
  expect(ratios(race!).map((ratio) => printed(ratio, 2))).toEqual(["0.97", "1.00", "0.84", "0.85", "0.95", "0.85", "0.87"]);
  expect(ratios(both!).map((ratio) => printed(ratio, 3))).toEqual([
    "0.841",
    "1.000",
    "0.806",
    "0.815",
    "0.997",
    "0.878",
    "0.866",
    "0.827",
    "0.981",
    "0.876",
    "0.898",
    "0.877",
    "0.789",
    "0.860",
  ]);
  expect(both!.reference).toEqual({ sex: "Male", race: "White" });
});

test("the rule's own example has both cells where effect and evidence disagree", () => {
  const [, race, both] = ruleTables;
  const black = race!.rows[2]!;
  expect(black.standing).toBe("above_but_significant");
  expect(black.comparison!.fisherP).toBeCloseTo(0.00943, 5);
  expect(black.comparison!.holmP).toBeCloseTo(0.056581, 6);
  const native = both!.rows.find(({ group }) => group.sex === "Female" && group.race === "Native American or Alaska Native")!;
  expect(native.standing).toBe("below_not_significant");
  expect(native.comparison!.fisherP).toBeCloseTo(0.4605377012, 9);
  expect([black.lower, black.upper]).toEqual([expect.closeTo(0.3875454798853122, 12), expect.closeTo(0.4854998816931302, 12)]);
});

test("the rule's tables disagree on one category, and on no other", () => {
  expect(unreconciled(ruleTables)).toEqual([
    { attribute: "race", group: "Hispanic or Latino", alone: { n: 408, selected: 204 }, together: { n: 395, selected: 172 } },
  ]);
});

test("categories of the rule's example that are under 2 % of the people of their table", () => {
  const [, race, both] = ruleTables;
  const few = [...race!.rows, ...both!.rows].filter(({ share }) => share < 0.02).map(({ share }) => (100 * share).toFixed(4));
  expect(few).toEqual(["1.5867", "0.9335", "1.2447", "0.6612"]);
});

test("one group, nobody selected, nobody there, ties for the highest rate", () => {
  const asked = { by: ["g"], outcome: "selected", unknown: { n: 0, selected: 0 } } as const;
  const of = (...groups: readonly (readonly [string, number, number])[]) =>
    selectionTable(
      groups.map(([g, n, selected]) => ({ group: { g }, n, selected })),
      asked,
    );
  expect(of().reason).toBe("no_groups");
  expect(of(["a", 0, 0]).reason).toBe("no_groups");
  expect(of(["a", 9, 0], ["b", 5, 0])).toMatchObject({
    reference: null,
    reason: "nobody_selected",
    rows: [{ standing: "undetermined", comparison: null }, {}],
  });
  expect(of(["a", 9, 3])).toMatchObject({ reference: { g: "a" }, rows: [{ standing: "reference", comparison: null }] });
  expect(of(["a", 10, 5], ["b", 20, 10], ["c", 20, 10]).reference).toEqual({ g: "b" });
});

// The scoring example: 168 people with known groups, 84 above the median, and 15 whose group is unknown.
const scored: readonly (readonly [string, string, number, number])[] = [
  ["Hispanic", "Male", 16, 12],
  ["Hispanic", "Female", 12, 6],
  ["White", "Male", 20, 7],
  ["Black", "Male", 20, 10],
  ["Islander", "Male", 4, 3],
  ["Asian", "Male", 12, 7],
  ["Native", "Male", 8, 5],
  ["Two", "Male", 12, 6],
  ["White", "Female", 20, 8],
  ["Black", "Female", 12, 6],
  ["Islander", "Female", 4, 2],
  ["Asian", "Female", 12, 3],
  ["Native", "Female", 8, 5],
  ["Two", "Female", 8, 4],
];
const people = (unknownScores: readonly number[]) => {
  const rows = scored.flatMap(([race, sex, n, above]) =>
    Array.from({ length: n }, (_, i) => ({ race, sex, score: i < above ? 0.9 : 0.1 })),
  );
  return [...rows, ...unknownScores.map((score) => ({ race: null, sex: null, score }))];
};
const options = { score: "score", sensitive: ["sex", "race"], pack: ["nyc-ll144"] } as const;

test("scores above the median of everybody, people of unknown groups among them", async () => {
  const { regulations } = await audit(people(Array(15).fill(0.5)), options);
  const tables = regulations[0]!.selections.filter(({ outcome }) => outcome === "above_median");
  const rate = (by: string, group: string) =>
    tables.find((one) => one.by.join("*") === by)!.rows.find((row) => Object.values(row.group).join("|") === group)!;
  expect(rate("sex", "Male")).toMatchObject({ n: 92, selected: 50, standing: "reference" });
  expect(rate("sex", "Female").comparison!.ratio).toBeCloseTo(0.823158, 6);
  expect(rate("race", "Hispanic")).toMatchObject({ n: 28, selected: 18, rate: 18 / 28 });
  expect(rate("sex*race", "Female|Asian").comparison!.ratio).toBeCloseTo(1 / 3, 12);
  expect(tables.every(({ unknown }) => unknown.n === 15 && unknown.selected === 0)).toBe(true);
  expect(regulations[0]!.unreconciled).toEqual([]);
});

test("a score at the median is not above it: many ties leave nobody above", async () => {
  const { regulations } = await audit(people([...Array(8).fill(0.9), ...Array(7).fill(0.1)]), options);
  const tables = regulations[0]!.selections.filter(({ outcome }) => outcome === "above_median");
  expect(tables.map(({ reason }) => reason)).toEqual(["nobody_selected", "nobody_selected", "nobody_selected"]);
});

test("packs without a computation bring their clauses; a name that is none is refused with the nearest", async () => {
  const { regulations } = await audit(people([]), { ...options, pack: ["nist-ai-rmf"] });
  expect(regulations[0]).toMatchObject({ id: "nist-ai-rmf", selections: [], standing: { status: "voluntary" } });
  expect(regulations[0]!.clauses.length).toBeGreaterThan(10);
  await expect(audit(people([]), { ...options, pack: ["nist-ai-rfm"] })).rejects.toThrow("no pack is called");
});
