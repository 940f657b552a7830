import { expect, test } from "vitest";
import { slopeChart } from "../../src/renderers/svg/slope-chart.js";
import { sinceLastAudit } from "../../src/sections/since-last-audit.js";
import { checkRow, gatedResult } from "../support/gated-result.js";

const moved = (id: string, before: number, value: number, delta: number) =>
  checkRow({
    id,
    metric: id,
    value,
    baseline: { value: before, delta, lower: delta - 0.02, upper: delta + 0.02, paired: true, status: "pass" },
  });
const blocks = sinceLastAudit.blocks(
  gatedResult([moved("worse", 0.1, 0.15, 0.05), moved("better", 0.2, 0.18, -0.02), moved("same", 0.12, 0.12, 0), checkRow({ id: "new" })]),
);
const slope = blocks.find((block) => block.kind === "slope")!;

test("what became worse, better and stayed is counted, and what has no number then is told", () => {
  expect(blocks[0]).toMatchObject({
    text: "3 limited numbers can be compared with the previous audit: 1 worse, 1 better, 1 the same. 1 limit had no number then, or has none now.",
  });
  expect(slope.table.rows.map((cells) => cells[3]!.text)).toEqual(["▲ worse by 0.050", "▼ better by 0.020", "= the same"]);
  expect(slope.table.rows[0]![3]!.details[0]).toMatch(/same rows/);
});

test("without a baseline there is no such section", () => {
  expect(sinceLastAudit.blocks(gatedResult([checkRow()]))).toEqual([]);
});

test("in the picture higher numbers stand higher, labels keep apart, and all stays inside", () => {
  const svg = slopeChart(slope);
  const circles = [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, , cy]) => Number(cy));
  expect(circles).toHaveLength(6);
  expect(circles[0]!).toBeGreaterThan(circles[2]!);
  const height = Number(/viewBox="0 0 680 ([\d.]+)"/.exec(svg)![1]);
  expect(Math.max(...circles)).toBeLessThan(height);
  expect(svg.match(/class="curve dotted"/g)).toHaveLength(1);
  expect(svg).not.toContain("NaN");
});

test("many equal numbers are spread over the height, and one number alone is drawn", () => {
  const alike = { ...slope, slopes: Array.from({ length: 12 }, () => slope.slopes[2]!) };
  const labels = [...slopeChart(alike).matchAll(/<text x="[\d.]+" y="([\d.]+)" text-anchor="end"/g)].map(([, y]) => Number(y));
  const sorted = [...labels].sort((a, b) => a - b);
  for (const [i, y] of sorted.slice(1).entries()) expect(y - sorted[i]!).toBeGreaterThanOrEqual(15.99);
  expect(slopeChart({ ...slope, slopes: [slope.slopes[2]!] })).not.toContain("NaN");
});
