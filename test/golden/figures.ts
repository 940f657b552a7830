import { expect, test } from "vitest";
import { measure } from "../../src/audit/measure.js";
import { contrasts } from "../../src/contrasts/index.js";
import { type Cell, type Cube, sortedCube, type Tally } from "../../src/cube/cube.js";
import { disparities } from "../../src/disparities/index.js";
import type { GroupKey } from "../../src/disparities/row.js";
import { metrics } from "../../src/metrics/index.js";

/** Rows of one group: true negatives, false positives, false negatives, true positives; weighted ones as [rows, Σw, Σw²]. */
export type Counts = readonly [group: GroupKey, tn: Count, fp: Count, fn: Count, tp: Count];
type Count = number | readonly [n: number, w: number, w2: number];

/** What is asked of the tables in the golden tests. */
export interface Figures {
  rate(metric: string, group?: GroupKey): number | null;
  rows(group?: GroupKey): number;
  /** Largest difference or smallest ratio between the groups of an attribute. */
  gap(metric: string, contrast: "difference" | "ratio", ...by: readonly string[]): number | null;
  /** Of a group, signed, against another. */
  against(metric: string, contrast: "difference" | "ratio", group: GroupKey, reference: GroupKey): number | null;
  /** Furthest from everybody: largest absolute difference, smallest ratio read either way. */
  fromOverall(metric: string, contrast: "difference" | "ratio", ...by: readonly string[]): number | null;
  named(disparity: string, ...by: readonly string[]): number | null;
  impactRatio(metric: string, group: GroupKey): number | null;
}

/** A figure: its name, its published value (null = undefined), how it is computed here, and how far it may differ. */
export type Figure = readonly [name: string, value: number | null, of: (table: Figures) => number | null, tolerance?: number];

interface Options {
  readonly tolerance: number;
  readonly favorable?: "positive" | "negative";
  /** The tables know decisions only; true negatives and false positives then hold them. */
  readonly only?: "prediction" | "label";
}

/** A test that the counts give the published figures. */
export function reproduces(title: string, counts: readonly Counts[], options: Options, figures: readonly Figure[]): void {
  test(title, () => {
    const table = tableOf(counts, options);
    expect(figures.length).toBeGreaterThan(0);
    for (const [name, value, of, tolerance = options.tolerance] of figures) {
      const found = of(table);
      if (value === null || found === null) expect(found, name).toBe(value);
      else expect(Math.abs(found - value), `${name}: ${found}, published ${value}`).toBeLessThanOrEqual(tolerance);
    }
  });
}

function tableOf(counts: readonly Counts[], { favorable = "positive", only }: Options): Figures {
  const cube = cubeOf(counts, only);
  const attributes = Object.keys(counts[0]![0]);
  const measured = (by: readonly string[], references: GroupKey = {}) =>
    measure(cube, {
      groupings: [by],
      favorable,
      confidence: 0.95,
      minN: 1,
      seed: 0,
      resamples: 200,
      references,
      metrics,
      contrasts,
      disparities,
    });
  const kept = new Map<string, ReturnType<typeof measured>>();
  const cached: typeof measured = (by, references = {}) => {
    const key = JSON.stringify([by, references]);
    if (!kept.has(key)) kept.set(key, measured(by, references));
    return kept.get(key)!;
  };
  const inOrder = (group: GroupKey): readonly string[] => attributes.filter((name) => Object.hasOwn(group, name));
  const groupRow = (group: GroupKey) => {
    const row = cached(inOrder(group)).groups.find((one) => one.by.length === inOrder(group).length && isSame(one.group, group));
    expect(row, JSON.stringify(group)).toBeDefined();
    return row!;
  };
  const disparityRows = (name: string, by: readonly string[], references?: GroupKey) => {
    const rows = cached(by, references).disparities.filter(({ id }) => id === `${name}@${by.join("*")}`);
    expect(rows.length, name).toBeGreaterThan(0);
    return rows;
  };
  return {
    rate: (metric, group = {}) => groupRow(group).metrics[metric]!.value,
    rows: (group = {}) => groupRow(group).n,
    gap: (metric, contrast, ...by) => disparityRows(`${metric}__${contrast}`, by)[0]!.value,
    against: (metric, contrast, group, reference) =>
      disparityRows(`${metric}__${contrast}_to_reference`, inOrder(group), reference).find((row) => isSame(row.group!, group))!.value,
    fromOverall(metric, contrast, ...by) {
      const values = disparityRows(`${metric}__${contrast}_to_overall`, by).map(({ value }) => value!);
      return contrast === "difference" ? Math.max(...values.map(Math.abs)) : Math.min(...values.map((x) => Math.min(x, 1 / x)));
    },
    named: (disparity, ...by) => disparityRows(disparity, by)[0]!.value,
    impactRatio: (metric, group) =>
      disparityRows(`${metric}__impact_ratio`, inOrder(group)).find((row) => isSame(row.group!, group))!.value,
  };
}

const isSame = (a: GroupKey, b: GroupKey): boolean =>
  Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([name, value]) => b[name] === value);

function cubeOf(counts: readonly Counts[], only: Options["only"]): Cube {
  const cells: Cell[] = [];
  const tallies: Tally[] = [];
  for (const [group, ...tables] of counts) {
    tables.forEach((count, i) => {
      const [n, w, w2] = typeof count === "number" ? [count, count, count] : count;
      if (n === 0) return;
      const outcome = only === undefined ? { label: i < 2 ? 0 : 1, prediction: i % 2 } : { [only]: i % 2 };
      cells.push({ ...outcome, ...Object.fromEntries(Object.entries(group).map(([name, value]) => [`by.${name}`, value])) });
      tallies.push({ n, w, w2 });
    });
  }
  const roles = only === undefined ? ["label", "prediction"] : [only];
  return sortedCube([...roles, ...Object.keys(counts[0]![0]).map((name) => `by.${name}`)], cells, tallies);
}
