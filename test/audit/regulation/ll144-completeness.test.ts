import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ll144Table } from "../../../src/audit/regulation/ll144-attributes.js";
import { ll144Completeness } from "../../../src/audit/regulation/ll144-completeness.js";
import { selectionTable } from "../../../src/audit/regulation/selection-table.js";
import { suppressed } from "../../../src/audit/small-cells/suppressed.js";
import { ll144Result, stated } from "../../support/ll144-result.js";
import { sampleResult } from "../../support/sample-result.js";
import { ruleTables } from "./rule-tables.js";

const gaps = (...given: Parameters<typeof ll144Result>) => ll144Completeness(ll144Result(...given))!;
const kinds = (...given: Parameters<typeof ll144Result>) => gaps(...given).map(({ level, kind }) => `${level} ${kind}`);
const unknown = { n: 0, selected: 0 };
const [sex, race, both] = ruleTables;

test("the rule's own example, with everything stated, lacks nothing; that its tables disagree is told", () => {
  expect(gaps(stated)).toEqual([{ level: "warning", kind: "unreconciled", attribute: "race", group: "Hispanic or Latino" }]);
});

test("without a record each of the five statements is missing; an empty list of declarations is none", () => {
  const keys = (record: Parameters<typeof ll144Result>[0]) => gaps(record).flatMap((gap) => (gap.kind === "not_stated" ? [gap.key] : []));
  expect(keys(null)).toEqual(["date", "distribution_date", "auditor", "independence", "data_statement"]);
  expect(keys({ ...stated, independence: [] })).toEqual(["independence"]);
  expect(kinds({ ...stated, independence: ["not employed"] })).toContain("warning few_declarations");
});

describe("an audit is of the last year up to its anniversary; the run is of 2026-09-17", () => {
  test.each([
    ["2025-09-16", ["error older_than_a_year"]],
    ["2025-09-17", []],
    ["2026-09-17", []],
    ["2026-09-18", ["warning date_to_come"]],
  ])("%s", (date, expected) => {
    expect(kinds({ ...stated, date }).filter((kind) => !kind.endsWith("unreconciled"))).toEqual(expected);
  });

  test("29 February has its last day on 28 February", () => {
    const on = (startedAt: string) => ll144Completeness(ll144Result({ ...stated, date: "2024-02-29" }, ruleTables, startedAt))!;
    expect(on("2025-02-28T23:00:00.000Z").some(({ kind }) => kind === "older_than_a_year")).toBe(false);
    expect(on("2025-03-01T00:00:00.000Z").some(({ kind }) => kind === "older_than_a_year")).toBe(true);
  });
});

test("a category that is absent is missing until the record names it; Male is not named by Female", () => {
  const women = selectionTable([{ group: { sex: "Female" }, n: 10, selected: 5 }], { by: ["sex"], outcome: "selected", unknown });
  const absent = { level: "error", kind: "no_category", table: "sex", outcome: "selected", categories: ["Male"] };
  expect(gaps(stated, [women, race!, both!])).toContainEqual(absent);
  expect(gaps({ ...stated, excluded_categories: "Female: none" }, [women, race!, both!])).toContainEqual(absent);
  expect(kinds({ ...stated, excluded_categories: "male: nobody applied" }, [women, race!, both!])).not.toContain("error no_category");
});

test("a table that is not there is missing, with its reason where there is one", () => {
  expect(gaps(stated, [sex!])).toEqual([
    { level: "error", kind: "no_table", table: "race", reason: null },
    { level: "error", kind: "no_table", table: "both", reason: null },
  ]);
  const hidden = { ...race!, rows: [], reason: "small_groups" };
  expect(gaps(stated, [sex!, hidden, both!])).toContainEqual({ level: "error", kind: "no_table", table: "race", reason: "small_groups" });
});

test("cells under 5, rates of 0 and scores at the median are told, at their limits", () => {
  const groups = [
    { group: { sex: "Male" }, n: 5, selected: 0 },
    { group: { sex: "Female" }, n: 4, selected: 2 },
  ];
  const of = (ties: number) => ({
    ...selectionTable(groups, { by: ["sex"], outcome: "above_median", unknown: { n: 11, selected: 0 } }),
    ties,
  });
  const found = gaps(stated, [of(2), race!, both!]);
  expect(found).toContainEqual(expect.objectContaining({ kind: "small_cells", groups: [{ sex: "Female" }] }));
  expect(found).toContainEqual(expect.objectContaining({ kind: "rates_of_0", groups: [{ sex: "Male" }] }));
  // Two of twenty are more than 5%, one is not.
  expect(found).toContainEqual({ level: "warning", kind: "ties_at_the_median", people: 2, of: 20 });
  expect(kinds(stated, [of(1), race!, both!])).not.toContain("warning ties_at_the_median");
});

test("without the pack there is nothing to say; hidden tables leave no ties behind", () => {
  expect(ll144Completeness(sampleResult())).toBe(null);
  const row = { ...race!, by: ["race"], ties: 3 };
  const [shown] = suppressed(ll144Result(stated, [row]), 1000).regulations[0]!.selections;
  expect(shown).toMatchObject({ rows: [], reason: "small_groups" });
  expect(shown).not.toHaveProperty("ties");
});

test("a table is told by the names of its attributes", () => {
  expect([["gender"], ["applicant_sex"], ["raceEthnicity"], ["ethnicity"]].map(ll144Table)).toEqual(["sex", "sex", "race", "race"]);
  expect([["race", "sex"], ["sexual_orientation"], ["trace"], ["race", "ethnicity"], []].map(ll144Table)).toEqual([
    "both",
    null,
    null,
    null,
    null,
  ]);
});

test("errors come first, and each answer that is added takes exactly its own error away", () => {
  const keys = ["date", "distribution_date", "auditor", "independence", "data_statement"] as const;
  fc.assert(
    fc.property(fc.subarray([...keys]), (given) => {
      const record = Object.fromEntries(given.map((key) => [key, stated[key]]));
      const found = gaps(record);
      expect(found.flatMap((gap) => (gap.kind === "not_stated" ? [gap.key] : []))).toEqual(keys.filter((key) => !given.includes(key)));
      const levels = found.map(({ level }) => level);
      expect(levels).toEqual([...levels].sort());
    }),
    { numRuns: 32 },
  );
});
