import { expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.js";
import { ll144Completeness } from "../../../src/audit/regulation/ll144-completeness.js";
import { renderReport } from "../../../src/renderers/index.js";

// 40 women, 10 of whom are put into "advises" and 30 into "directs"; 20 men by halves; 3 people of unknown sex.
const styles: readonly (readonly [string | null, string, number])[] = [
  ["Female", "advises", 10],
  ["Female", "directs", 25],
  ["Female", "coaches", 5],
  ["Male", "advises", 10],
  ["Male", "directs", 5],
  ["Male", "coaches", 5],
  [null, "directs", 3],
];
const rows = styles.flatMap(([sex, style, n]) =>
  Array.from({ length: n }, (_, i) => ({ sex, race: i % 2 === 0 ? "White" : "Black", style })),
);
const run = () => audit(rows, { prediction: "style", sensitive: ["sex", "race"], task: "multiclass", pack: ["nyc-ll144"] });

test("each class has its own rates, its own reference and its own ratios", async () => {
  const { regulations } = await run();
  const of = (assigned: string) => regulations[0]!.selections.find((one) => one.assigned === assigned && one.by.join() === "sex")!;
  expect(of("advises")).toMatchObject({
    outcome: "classified",
    reference: { sex: "Male" },
    n: 60,
    selected: 20,
    unknown: { n: 3, selected: 0 },
  });
  expect(of("advises").rows.find(({ group }) => group.sex === "Female")!.comparison!.ratio).toBe(0.5);
  expect(of("directs")).toMatchObject({ reference: { sex: "Female" }, unknown: { n: 3, selected: 3 } });
  expect(of("directs").rows.find(({ group }) => group.sex === "Male")!.comparison!.ratio).toBe(0.4);
  expect(regulations[0]!.selections).toHaveLength(9);
  expect(regulations[0]!.unreconciled).toEqual([]);
});

test("rates of all classes of a group add up to one", async () => {
  const { regulations } = await run();
  const women = regulations[0]!.selections.flatMap(({ rows: own }) =>
    own.filter(({ group }) => group.sex === "Female" && !("race" in group)),
  );
  expect(women.reduce((sum, { rate }) => sum + rate, 0)).toBeCloseTo(1, 12);
});

test("categories that are absent are told once, not for each class", async () => {
  const gaps = ll144Completeness(await run())!;
  expect(gaps.filter(({ kind }) => kind === "no_category")).toHaveLength(1);
});

test("the summary has a part for each class, and the report names it", async () => {
  const result = await run();
  const html = String(await renderReport(result, { format: "ll144" }));
  for (const name of ["advises", "coaches", "directs"]) expect(html).toContain(`Selection rates and impact ratios: ${name}`);
  expect(html).not.toContain("Scoring rates");
  expect(String(await renderReport(result, { format: "md" }))).toContain("Selection rates of being put into advises, by sex");
});

test("a class of which small groups are hidden keeps its name", async () => {
  const hidden = String(await renderReport(await run(), { format: "ll144", minCell: 1000 }));
  expect(hidden).toContain("Selection rates and impact ratios: advises");
  expect(hidden).toContain("because small groups are hidden");
});
