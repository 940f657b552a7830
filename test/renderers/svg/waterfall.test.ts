import { expect, test } from "vitest";
import { waterfalls } from "../../../src/renderers/svg/waterfall.js";
import type { WaterfallBlock, WaterfallStep } from "../../../src/sections/block.js";

const step = (value: number, parts: Partial<WaterfallStep> = {}): WaterfallStep => ({
  label: `step ${value}`,
  value,
  lower: value - 0.01,
  upper: value + 0.01,
  printed: String(value),
  pale: false,
  ...parts,
});

const block = (steps: readonly WaterfallStep[], parts: Partial<WaterfallBlock> = {}): WaterfallBlock => ({
  kind: "waterfall",
  title: "A gap",
  summary: "It is made of steps.",
  reading: "",
  axis: "Points",
  ticks: "points",
  steps,
  whole: { label: "the gap", value: steps.reduce((sum, { value }) => sum + value, 0), printed: "0.2" },
  pale: null,
  table: { kind: "table", caption: "", columns: [], rows: [], note: null },
  ...parts,
});

const drawn = (of: WaterfallBlock): string => waterfalls(of)[0]!.svg;

/** Left end and width of every bar, the whole last. */
const bars = (svg: string) =>
  [...svg.matchAll(/<rect x="([^"]+)" y="[^"]+" width="([^"]+)"/g)].map(([, x, width]) => [Number(x), Number(width)] as const);

test("each bar begins where the one above it ends, and the whole goes from 0 to their sum", () => {
  const [a, b, c, whole] = bars(drawn(block([step(0.3), step(-0.1), step(0.05)])));
  const end = ([x, width]: readonly [number, number]): number => x + width;
  expect(end(b!)).toBeCloseTo(end(a!), 1);
  expect(c![0]).toBeCloseTo(b![0], 1);
  expect(whole![0]).toBeCloseTo(a![0], 1);
  expect(end(whole!)).toBeCloseTo(end(c!), 1);
  expect(b![1]).toBeCloseTo(a![1] / 3, 1);
});

test("a picture says what it shows, and nothing lies outside it", () => {
  const svg = drawn(block([step(0.3, { lower: -0.4, upper: 0.9 }), step(-0.8)], { pale: "declared" }));
  expect(svg).toContain('role="img" aria-label="A gap. It is made of steps."');
  for (const [x, width] of bars(svg)) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(680);
  }
  for (const [, path] of svg.matchAll(/ d="([^"]+)"/g))
    for (const [, x] of path!.matchAll(/[MH](-?[\d.]+)/g)) {
      expect(Number(x)).toBeGreaterThanOrEqual(0);
      expect(Number(x)).toBeLessThanOrEqual(680);
    }
});

test("steps without limits have no line, declared ones are paler and explained, a part of nothing is still a mark", () => {
  const svg = drawn(block([step(0.2, { lower: null, upper: null }), step(0, { pale: true })], { pale: "declared by somebody" }));
  expect(svg.split('class="reach"').length - 1).toBe(1);
  expect(svg).toContain('class="step pale"');
  expect(svg).toContain("declared by somebody");
  expect(bars(svg)[1]![1]).toBe(0.5);
  expect(drawn(block([step(0.2)]))).not.toContain("pale");
});

test("names are escaped and long ones fit", () => {
  const svg = drawn(
    block([step(0.2, { label: '<script>alert("x")</script>' }), step(0.1, { label: "a very long name of a column ".repeat(9) })]),
  );
  expect(svg).not.toContain("<script>");
  expect(svg).toContain("…");
});
