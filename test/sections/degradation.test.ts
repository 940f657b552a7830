import { expect, test } from "vitest";
import { audit } from "../../src/audit/audit.js";
import { plainTest } from "../../src/policy/stress-settings.js";
import { curvePanels } from "../../src/renderers/svg/curve-panels.js";
import type { CurvesBlock } from "../../src/sections/block.js";
import { degradation } from "../../src/sections/robustness/degradation.js";

// A score of x, positive from 0.5 on. Half of group a stands just below the cut and half just above, group b far from it: noise turns a sooner.
const n = 400;
const g = Array.from({ length: n }, (_, i) => (i % 2 === 0 ? "a" : "b"));
const x = g.map((group, i) => (group === "a" ? (i % 4 === 0 ? 0.48 : 0.52) : i % 4 === 1 ? 0 : 1));
const data = { x, g, y: x.map((v) => (v >= 0.5 ? 1 : 0)), score: x };

const drawn = async () => {
  const result = await audit(data, {
    ...{ label: "y", score: "score", threshold: 0.5, sensitive: ["g"], minN: 30 },
    model: { features: ["x"], predict: ({ x: all }) => all!.map(Number) },
    stress: { tests: [plainTest("gaussian_noise")], rows: null, serving: false, repeats: 2 },
  });
  const [block, ...others] = degradation(result);
  expect(others).toEqual([]);
  return { result, block: block as CurvesBlock };
};

test("each group has its own line, from nothing disturbed to the strongest, through the rates that were found, with their ranges", async () => {
  const { result, block } = await drawn();
  expect(block.kind).toBe("curves");
  expect(block.panels.map(({ title }) => title)).toEqual(["Everybody", "a", "b"]);
  const steps = result.robustness.filter(({ together }) => together);
  expect(steps.map(({ severity }) => severity)).toEqual([1, 2, 3, 4, 5]);
  for (const { title, curves } of block.panels) {
    const [line, ...more] = curves;
    expect(more).toEqual([]);
    const of = steps.map((row) => {
      const one = title === "Everybody" ? row.everybody! : row.byGroup.find(({ group }) => group.g === title)!;
      return { x: row.amount, y: one.flipRate, lower: one.lower, upper: one.upper };
    });
    expect(line!.points).toEqual([{ x: 0, y: 0, lower: 0, upper: 0 }, ...of]);
    for (const { y, lower, upper } of line!.points.slice(1)) expect(lower! <= y && y <= upper!).toBe(true);
  }
  // One axis for all, so that pictures can be compared: the highest range and the strongest disturbance are on it.
  const ends = block.panels.flatMap(({ curves }) => curves[0]!.points);
  expect(block.y.to).toBeCloseTo(Math.max(...ends.map(({ upper }) => upper!)), 12);
  expect(block.x.to).toBeGreaterThan(Math.max(...ends.map((point) => point.x)));
  const last = (title: string) => block.panels.find((panel) => panel.title === title)!.curves[0]!.points.at(-1)!.y;
  expect(last("a")).toBeGreaterThan(last("b") + 0.2);
  expect(block.summary).toContain("a above b");
});

test("the line that is drawn rises where rates do: its points stand at their share of the picture's height, bars over their ranges", async () => {
  const { block } = await drawn();
  const pictures = curvePanels(block);
  expect(pictures).toHaveLength(3);
  // The plot is 176 px wide and 140 px high, from (38, 182) to (214, 42).
  const at = ({ x: across, y: up }: { readonly x: number; readonly y: number }) => ({
    left: 38 + (176 * across) / block.x.to,
    top: 182 - (140 * up) / block.y.to,
  });
  block.panels.forEach(({ curves }, i) => {
    const { svg } = pictures[i]!;
    const points = curves[0]!.points;
    const [, path] = /<path d="([^"]*)" class="dots"/.exec(svg)!;
    const dots = [...path!.matchAll(/M([\d.]+) ([\d.]+)h0/g)].map(([, left, top]) => [Number(left), Number(top)]);
    expect(dots).toHaveLength(points.length);
    points.forEach((point, j) => {
      const wanted = at(point);
      expect(Math.abs(dots[j]![0]! - wanted.left), `${i} ${j}`).toBeLessThan(0.2);
      expect(Math.abs(dots[j]![1]! - wanted.top), `${i} ${j}`).toBeLessThan(0.2);
    });
    const [, limits] = /<path d="([^"]*)" class="limits"/.exec(svg)!;
    const bars = [...limits!.matchAll(/M[\d.]+ ([\d.]+)V([\d.]+)/g)].map(([, low, high]) => [Number(low), Number(high)]);
    expect(bars).toHaveLength(points.length);
    points.forEach(({ x: across, lower, upper }, j) => {
      expect(Math.abs(bars[j]![0]! - at({ x: across, y: lower! }).top)).toBeLessThan(0.2);
      expect(Math.abs(bars[j]![1]! - at({ x: across, y: upper! }).top)).toBeLessThan(0.2);
    });
    expect(svg).toContain('class="curve solid"');
  });
});
