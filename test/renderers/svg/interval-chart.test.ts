import { expect, test } from "vitest";
import { intervalCharts as charts } from "../../../src/renderers/svg/interval-chart.js";
import type { ForestBlock, IntervalRow } from "../../../src/sections/block.js";

const intervalCharts = (block: ForestBlock): readonly string[] => charts(block).map(({ svg }) => svg);

const row = (parts: Partial<IntervalRow>): IntervalRow => ({
  label: "a",
  value: 0.5,
  lower: 0.4,
  upper: 0.6,
  mark: null,
  printed: "0.50 (0.40 to 0.60)",
  standing: "compared",
  ...parts,
});

const forest = (rows: readonly IntervalRow[], scale: "linear" | "log" = "log"): ForestBlock => ({
  kind: "forest",
  title: "Ratios",
  summary: "One ratio.",
  reading: "",
  axis: "Ratio",
  ticks: "ratio",
  scale,
  rows,
  lines: [{ at: 1, label: "no gap" }],
  table: { kind: "table", caption: "", columns: [], rows: [], note: null },
});

const numbers = (picture: string, attribute: string): number[] =>
  [...picture.matchAll(new RegExp(`\\s${attribute}="([^"]+)"`, "g"))].map(([, value]) => Number(value));

test("a picture has its title and summary as its label", () => {
  expect(intervalCharts(forest([row({})]))[0]).toContain('role="img" aria-label="Ratios. One ratio."');
});

test("nothing lies outside the picture, however far out a limit is", () => {
  const [picture] = intervalCharts(
    forest([row({ lower: 0.001, upper: 4000 }), row({ lower: null, upper: null }), row({ value: 0.02, lower: 0.01, upper: 0.03 })]),
  );
  for (const attribute of ["x", "x1", "x2", "cx"]) {
    for (const x of numbers(picture!, attribute)) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(680);
    }
  }
});

test("an infinite or distant limit is an arrow, a row without limits has no bar", () => {
  const arrows = (rows: readonly IntervalRow[]): number => intervalCharts(forest(rows))[0]!.split('class="bar arrow"').length - 1;
  expect(arrows([row({})])).toBe(0);
  expect(arrows([row({ upper: null })])).toBe(1);
  expect(arrows([row({ lower: 0.0001, upper: 9000 })])).toBe(2);
  expect(intervalCharts(forest([row({ lower: null, upper: null })]))[0]).not.toContain('class="bar"');
});

test("dots are ordered as their values on both scales", () => {
  for (const scale of ["linear", "log"] as const) {
    const [a, b, c] = numbers(intervalCharts(forest([row({ value: 0.2 }), row({ value: 0.5 }), row({ value: 0.9 })], scale))[0]!, "cx");
    expect(a! < b! && b! < c!).toBe(true);
  }
});

test("ticks on a narrow and on a wide logarithmic axis keep apart", () => {
  for (const values of [
    [0.93, 0.99],
    [0.4, 0.9],
    [0.02, 0.9],
  ]) {
    const [picture] = intervalCharts(forest(values.map((value) => row({ value, lower: value * 0.99, upper: value * 1.01 }))));
    const ticks = [...picture!.matchAll(/<text x="([^"]+)"[^>]*class="tick"/g)].map(([, x]) => Number(x));
    expect(ticks.length).toBeGreaterThan(1);
    for (let i = 1; i < ticks.length; i++) expect(ticks[i]! - ticks[i - 1]!).toBeGreaterThan(14);
  }
});

test("a long chart is cut into pictures of a printed page, on one axis", () => {
  const pictures = intervalCharts(forest(Array.from({ length: 60 }, (_, i) => row({ value: 0.2 + i / 100, lower: null, upper: null }))));
  expect(pictures).toHaveLength(3);
  for (const picture of pictures) expect(numbers(picture, "height")[0]).toBeLessThan(900);
  expect(pictures[1]).toContain("part 2 of 3");
});
