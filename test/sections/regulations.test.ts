import { expect, test } from "vitest";
import type { BeforeModel } from "../../src/audit/before-model/row.js";
import { unreconciled } from "../../src/audit/regulation/margins.js";
import type { RegulationRow } from "../../src/audit/regulation/row.js";
import { selectionTable } from "../../src/audit/regulation/selection-table.js";
import { usAdverseImpact } from "../../src/packs/us-adverse-impact.js";
import { usIlHb3773 } from "../../src/packs/us-il-hb-3773.js";
import { usNycLl144 } from "../../src/packs/us-nyc-ll144.js";
import type { TableBlock } from "../../src/sections/block.js";
import { regulations } from "../../src/sections/regulations.js";
import { ruleTables } from "../audit/regulation/rule-tables.js";
import { sampleResult } from "../support/sample-result.js";

const rowOf = (
  { policy: _, aliases: __, summary: ___, computes: ____, ...facts }: typeof usNycLl144 | typeof usAdverseImpact,
  screens: boolean,
): RegulationRow => ({
  ...facts,
  screens,
  selections: ruleTables,
  unreconciled: unreconciled(ruleTables),
});
const blocksOf = (...rows: readonly RegulationRow[]) => regulations.blocks({ ...sampleResult(), regulations: rows });
const tablesOf = (row: RegulationRow) => blocksOf(row).filter((block): block is TableBlock => block.kind === "table");
const lines = (table: TableBlock) => table.rows.map((cells) => cells.map(({ text }) => text).join(" | "));

test("the rule's own tables, under its own heads", () => {
  const [, sex, race, both] = tablesOf(rowOf(usNycLl144, false));
  expect(sex!.columns.map(({ title }) => title)).toEqual(["sex", "# of Applicants", "# Selected", "Selection Rate", "Impact Ratio"]);
  expect(lines(sex!)).toEqual(["Male | 1,390 | 667 | 48.0% | 1.000", "Female | 1,181 | 555 | 47.0% | 0.979"]);
  expect(lines(race!)[2]).toBe("Black or African American | 390 | 170 | 43.6% | 0.843");
  expect(lines(both!)).toContain("Not Hispanic or Latino, Female | Native American or Alaska Native | 17 | 7 | 41.2% | 0.789");
  expect(race!.note).toContain("also used to assess 250 individuals with an unknown race category");
});

test("its mistake is told, and no table has a verdict", () => {
  const text = JSON.stringify(blocksOf(rowOf(usNycLl144, false)));
  expect(text).toContain("The tables do not agree on race Hispanic or Latino: 204 of 408");
  expect(text).toContain("no impact ratio that is passing");
  expect(text).not.toMatch(/below four fifths, unlikely/);
});

test("effect and evidence, two by two, with what does not survive adjustment", () => {
  const quadrant = tablesOf(rowOf(usAdverseImpact, true)).find(({ caption }) => caption.includes("evidence, selections by race"))!;
  expect(lines(quadrant)).toEqual([
    "Below four fifths | – | –",
    expect.stringMatching(/^Not below four fifths \| Black or African American \| /),
  ]);
  expect(quadrant.note).toContain("Does not survive adjustment for 6 comparisons: Black or African American");
});

test("a rule of employment says what it is about, and that it is a screen where it does not reach", () => {
  const row = rowOf(usAdverseImpact, true);
  const said = (field: "lending" | "employment" | null) =>
    regulations
      .blocks({
        ...sampleResult(),
        record: field === null ? null : { path: "r.yml", sha256: "ab".repeat(32), content: { version: 1, purpose: { field } } },
        regulations: [row],
      })
      .flatMap((block) => (block.kind === "text" && block.tone === "plain" ? [block.text] : []));
  expect(said("employment")).toEqual([]);
  expect(said("lending")).toEqual([
    "Used outside its field. This text is about hiring, promotion and other decisions of employers. By the record, the decisions of this audit are about credit, and the text does not reach them. What follows is shown all the same, because the audit was asked for the pack us-adverse-impact, and counting who is selected, and how often beside another group, says the same of any decision. Read it as a screen outside its field, never as a finding under this text.",
  ]);
  expect(said(null)[0]).toMatch(/^Whether it applies is not on record\..*purpose\.field/);
  expect(JSON.stringify(blocksOf(row))).toContain("Applies to");
});

test("clauses are counted as they are listed, and quotes are whole", () => {
  const [clauses] = tablesOf(rowOf(usAdverseImpact, true));
  expect(clauses!.rows).toHaveLength(6);
  const [, here, open] = /^6 clauses: (\d) answered here, (\d) without an answer, 1 outside of this tool$/.exec(clauses!.caption)!;
  expect(Number(here) + Number(open) + 1).toBe(6);
  expect(JSON.stringify(blocksOf(rowOf(usAdverseImpact, true)))).toContain("… as evidence of adverse impact” (SHA-256 ");
});

test("a text that nobody read for half a year is told in the report, by the day of its run", () => {
  const row = { ...rowOf(usNycLl144, false), verifiedOn: "2026-03-20" };
  const on = (startedAt: string) =>
    JSON.stringify(regulations.blocks({ ...sampleResult(), run: { ...sampleResult().run, startedAt }, regulations: [row] }));
  expect(on("2026-09-16T00:00:00.000Z")).not.toContain("have its status confirmed");
  expect(on("2026-09-17T00:00:00.000Z")).toContain("On the day of the run its text was last read 181 days ago");
});

test("a clause that nobody answered and one that was not read are said to be so", () => {
  const clauses = tablesOf(rowOf(usAdverseImpact, true))[0]!;
  expect(clauses.note).toContain("Without an answer: ");
  expect(clauses.note).toContain("could not be verified");
  expect(clauses.rows.flat().some(({ text }) => text === "○ not provided")).toBe(true);
});

test("inputs that are called like a postal code are named under the overlay of Illinois, and only by their names", () => {
  const { policy: _, aliases: __, summary: ___, computes: ____, ...facts } = usIlHb3773;
  const row: RegulationRow = { ...facts, screens: false, selections: [], unreconciled: [] };
  const said = (features: readonly string[] | null) => {
    const sample = sampleResult();
    const beforeModel = features === null ? null : { ...(sample.beforeModel ?? ({} as BeforeModel)), features };
    return JSON.stringify(regulations.blocks({ ...sample, beforeModel, regulations: [row] }));
  };
  expect(said(["zip_code", "age", "home.ZIP", "zipper_count", "Postcode"])).toContain(
    "Called like a postal code: Postcode, home.ZIP and zip_code",
  );
  expect(said(["age", "gzip"])).toContain("No input of 2 is called like a postal code");
  expect(said(null)).toContain("cannot be determined");
});

test("without a pack there is no section", () => expect(blocksOf()).toEqual([]));

test("what the rule leaves open is settled in words, with what would be otherwise", () => {
  const openPoints: RegulationRow["openPoints"] = [
    {
      key: "median",
      chosen: "known",
      others: [
        {
          choice: "everybody",
          figures: { rows: 23, changed: 4, smallest: { by: ["sex"], group: { sex: "Female" }, ratio: 0.79996 } },
        },
      ],
    },
    { key: "people", chosen: "each_table", others: [{ choice: "known_on_both", figures: { rows: 23, changed: 0, smallest: null } }] },
    { key: "two_percent_of", chosen: "everybody", others: [{ choice: "table", figures: null }] },
    { key: "under_two_percent", chosen: "kept", others: [{ choice: "left_out", figures: { rows: 1, changed: 1, smallest: null } }] },
  ];
  const blocks = blocksOf({ ...rowOf(usNycLl144, false), openPoints });
  const table = blocks.find((block): block is TableBlock => block.kind === "table" && block.caption.includes("leave open"))!;
  expect(table.rows.map(([, , otherwise]) => otherwise!.text)).toEqual([
    "everybody with a score, people of unknown category among them: 4 of 23 rows would differ, and the smallest ratio would be 0.79996 (Female).",
    "only those who are known on both attributes: no row would differ.",
    "the people of the table alone: not shown, because small groups are hidden in this report.",
    "left out of the ratios, with number and rate shown: 1 of 1 row would differ, and there would be no ratio.",
  ]);
  expect(JSON.stringify(blocks)).toContain("The median is that of people alone whose sex and race or ethnicity are known; a score at");
  expect(JSON.stringify(blocksOf(rowOf(usNycLl144, false)))).not.toContain("leave open");
});

test("what is left out of the ratios is shown with number and rate, and says so", () => {
  const counted = [
    { group: { race: "White" }, n: 400, selected: 100 },
    { group: { race: "Asian" }, n: 4, selected: 4 },
  ];
  const leftOut = [{ race: "Asian" }];
  const own = {
    ...selectionTable(counted, { by: ["race"], outcome: "selected", unknown: { n: 0, selected: 0 }, leftOut }),
    underTwoPercent: leftOut,
  };
  const [, table] = tablesOf({ ...rowOf(usNycLl144, false), selections: [own], unreconciled: [] });
  expect(lines(table!)).toEqual(["White | 400 | 100 | 25.0% | 1.000", "Asian | 4 | 4 | 100.0% | –"]);
  expect(table!.note).toContain("Asian. They are left out here.");
});
