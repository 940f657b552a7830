import { sampleQuantile } from "../../stats/sample-quantile.js";
import type { Column } from "../../table/table.js";

/** How the points of a grid are laid: as many rows between two of them, or as much of the axis. */
export type GridRule = "quantiles" | "even";

/** Shares of rows below the first and above the last point. */
const [FIRST, LAST] = [0.05, 0.95];

/**
 * The values of a feature at which its effect is looked at, as a column of its own; null when no row has a value.
 *
 * Categories: every one that occurs, and "missing" when rows lack it. Numbers: every value when there are fewer than
 * `points`; else `points` of them between the 5 % and the 95 % quantile, at quantiles or evenly. In ascending order.
 *
 * @source the rule of scikit-learn, inspection/_partial_dependence.py (_grid_from_X), with `even`
 */
export function gridOf(column: Column, rows: ArrayLike<number>, { points = 20, rule = "quantiles" as GridRule } = {}): Column | null {
  if (column.kind === "category") {
    const codes = [...new Set(Array.from(rows, (row) => column.codes[row]!))].sort((a, b) => a - b);
    return codes.length === 0 ? null : { ...column, codes: Uint32Array.from(codes) };
  }
  const sorted = Float64Array.from(rows, (row) => column.values[row]!)
    .filter((value) => !Number.isNaN(value))
    .sort();
  if (sorted.length === 0) return null;
  const distinct = sorted.filter((value, i) => i === 0 || value !== sorted[i - 1]);
  if (distinct.length < points) return { kind: "number", values: distinct };
  const [first, last] = [sampleQuantile(sorted, FIRST), sampleQuantile(sorted, LAST)];
  const laid = Float64Array.from({ length: points }, (_, i) => {
    const way = points === 1 ? 0.5 : i / (points - 1);
    return rule === "even" ? first + way * (last - first) : sampleQuantile(sorted, FIRST + way * (LAST - FIRST));
  });
  return { kind: "number", values: laid.filter((value, i) => i === 0 || value > laid[i - 1]!) };
}

/** The number of points of a grid. */
export const pointsOf = (grid: Column): number => (grid.kind === "number" ? grid.values.length : grid.codes.length);
