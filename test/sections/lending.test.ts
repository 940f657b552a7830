import { expect, test } from "vitest";
import type { BeforeModel } from "../../src/audit/before-model/row.js";
import { prohibitedNames } from "../../src/audit/regulation/prohibited-names.js";
import type { RegulationRow, SelectionTable } from "../../src/audit/regulation/row.js";
import { selectionTable } from "../../src/audit/regulation/selection-table.js";
import { usFairLending } from "../../src/packs/us-fair-lending.js";
import { regulations } from "../../src/sections/regulations.js";
import { sampleResult } from "../support/sample-result.js";

const looked = (features: readonly string[]) => ({ ...(sampleResult().beforeModel ?? ({} as BeforeModel)), features });
const { policy: _, aliases: __, summary: ___, computes: ____, ...facts } = usFairLending;
const said = (selections: readonly SelectionTable[], features: readonly string[] | null): string => {
  const row: RegulationRow = { ...facts, screens: true, selections, unreconciled: [] };
  const beforeModel = features === null ? null : looked(features);
  return JSON.stringify(regulations.blocks({ ...sampleResult(), beforeModel, regulations: [row] }));
};

test("inputs called like a prohibited basis, each under its basis; words that only hold the letters are not", () => {
  const names = ["applicantSex", "AGE", "age_group", "mileage", "marital_status", "car_color", "embrace", "benefits_income", "birth_date", "sextant", "nationality", "page"]; // biome-ignore format: a line
  expect(prohibitedNames({ beforeModel: looked(names) })!.map(({ name, basis }) => `${name}: ${basis}`)).toEqual([
    "AGE: age",
    "age_group: age",
    "applicantSex: sex",
    "benefits_income: public assistance",
    "birth_date: age",
    "marital_status: marital status",
    "nationality: national origin",
  ]);
  expect(prohibitedNames({ beforeModel: null })).toBeNull();
  expect(said([], ["income", "marital_status"])).toContain(
    "Called like a prohibited basis (12 CFR 1002.2(z)): marital_status (marital status).",
  );
  expect(said([], ["income"])).toContain("No input of 1 is called like a prohibited basis");
  expect(said([], null)).toContain("cannot be determined");
});

test("below nine tenths in whole numbers: exactly nine tenths is not below it", () => {
  const table = (...groups: readonly (readonly [string, number, number])[]) =>
    selectionTable(
      groups.map(([race, n, selected]) => ({ group: { race }, n, selected })),
      { by: ["race"], outcome: "selected", unknown: { n: 0, selected: 0 } },
    );
  // 13,142 of 14,461 against 1,065 of 1,337 and 81 of 94: SolasAI's example of approvals.
  const text = said([table(["White", 14461, 13142], ["Black", 1337, 1065], ["Native American", 94, 81])], []);
  expect(text).toContain(
    "below 0.90, the other limit in use: Black (0.877); unlikely by chance alone (p < 0.05, not adjusted): Black (0.877) of 2 comparisons.",
  );
  expect(said([table(["a", 100, 50], ["b", 100, 45])], [])).toContain("By race, no ratio is below 0.90");
  expect(said([table(["a", 10, 5], ["b", 10, 4])], [])).toContain("(p < 0.05, not adjusted): none of 1 comparison.");
  expect(said([table(["a", 10, 0], ["b", 10, 0])], [])).not.toContain("0.90, the other");
});
