import fc from "fast-check";
import { expect, test } from "vitest";
import { curvePanels } from "../../../src/renderers/svg/curve-panels.js";
import type { Curve, CurvesBlock } from "../../../src/sections/block.js";

const curve = (points: readonly (readonly [number, number])[], parts: Partial<Curve> = {}): Curve => ({
  stroke: "solid",
  points: points.map(([x, y]) => ({ x, y, lower: y / 2, upper: (1 + y) / 2 })),
  dots: false,
  steps: false,
  ...parts,
});

const block = (curves: readonly Curve[], parts: Partial<CurvesBlock> = {}): CurvesBlock => ({
  kind: "curves",
  title: "Calibration",
  summary: "",
  reading: "",
  x: { title: "score", ticks: "number", from: 0, to: 1 },
  y: { title: "share", ticks: "percent", from: 0, to: 1 },
  diagonal: false,
  lines: [],
  panels: [{ title: "a", summary: "Rising.", curves, bars: [] }],
  key: [],
  table: { kind: "table", caption: "", columns: [], rows: [], note: null },
  ...parts,
});

const svgOf = (one: CurvesBlock): string => curvePanels(one)[0]!.svg;
const path = (svg: string): string => /<path d="([^"]+)" class="curve/.exec(svg)![1]!;

test("each picture is labelled with its title and what it shows, and user text in it is escaped", () => {
  const svg = svgOf(block([], { panels: [{ title: "<b>&", summary: "Rising.", curves: [], bars: [] }] }));
  expect(svg).toContain('role="img" aria-label="Calibration, &lt;b&gt;&amp;. Rising."');
  expect(svg).not.toContain("<b>");
});

test("a line goes from point to point; a step holds a value from the point before it", () => {
  // The plot is 176 px wide and 140 px high, from (38, 182) to (214, 42).
  const points = [
    [0, 1],
    [0.5, 0.5],
    [1, 0],
  ] as const;
  expect(path(svgOf(block([curve(points)])))).toBe("M38 42l88 70l88 70");
  expect(path(svgOf(block([curve(points, { steps: true })])))).toBe("M38 42v70h88v70h88");
});

test("dots carry their limits, bars stand on the axis, and a key names each stroke", () => {
  const one = block([curve([[0.5, 0.5]], { dots: true })], { key: ["selected"] });
  const [svg, key] = curvePanels({ ...one, panels: [{ ...one.panels[0]!, bars: [0, 1] }] }).map((picture) => picture.svg);
  expect(svg).toContain('<path d="M126 112h0" class="dots"/>');
  expect(svg).toContain('<path d="M126 147V77" class="limits"/>');
  // Of two bars the first has no height; the other is the right half, one pixel narrower, 26 high.
  expect(svg).toContain('<path d="M126.5 182v-26h87v26" class="band"/>');
  expect(svg).not.toContain('class="curve');
  expect(key).toContain('aria-label="Calibration, key. selected: solid line."');
});

test("whatever the points, nothing lies outside the picture", () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(share, share), { minLength: 2, maxLength: 30 }), share, (points, at) => {
      const sorted = [...points].sort((a, b) => a[0] - b[0]);
      const svg = svgOf(block([curve(sorted, { dots: true })], { lines: [{ at, label: "in force: 0.5" }] }));
      const starts = [...svg.matchAll(/M([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
      const xs = [...[...svg.matchAll(/\s(?:x|x1|x2)="([^"]+)"/g)].map(([, x]) => Number(x)), ...starts.map(([x]) => x)];
      expect(Math.min(...xs)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...xs)).toBeLessThanOrEqual(224);
      const ys = [...[...svg.matchAll(/\s(?:y|y1|y2)="([^"]+)"/g)].map(([, y]) => Number(y)), ...starts.map(([, y]) => y)];
      expect(Math.min(...ys)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...ys)).toBeLessThanOrEqual(218);
    }),
  );
});
