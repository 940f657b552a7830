import { gowerOf, type MixedPoint } from "../../explanations/flips/mixed-flip.js";
import { type RankAxis, rankOf, valueAt } from "../../explanations/flips/rank-space.js";
import { taken } from "../../explanations/permutation/permuted-scores.js";
import { columnShape } from "../../perturbations/column-shape.js";
import type { AdversarialSettings } from "../../policy/stress-settings.js";
import type { CategoryColumn, Column, NumberColumn, Table } from "../../table/table.js";
import { type Subject, withOnly } from "./subject.js";

/** Rows that are decided otherwise and near by, from which a search may begin. */
const DONORS = 20;
/** Categories of a column that are tried. */
const MOST_LEVELS = 32;

/** The rows of a study as points of columns that may change: numbers as shares, categories as codes. */
export interface MixedSpace {
  readonly numbers: readonly string[];
  readonly categories: readonly string[];
  pointOf(row: number): MixedPoint;
  /** For a row, the nearest numbers that it may have. */
  projectionFor(row: number): (numbers: Float64Array) => Float64Array;
  /** What is worth a try for a row, the nearest first: another category alone, and what rows have that are decided otherwise. */
  candidatesFor(row: number, before: Int32Array, most: number): readonly MixedPoint[];
  /** The row with the values of points in its place, one row a point. */
  tableOf(row: number, points: readonly MixedPoint[]): Table;
}

/** Whether a number may stand in a column by its bounds. */
export const isWithin = ({ bounds }: Pick<AdversarialSettings, "bounds">, name: string, value: number): boolean => {
  const [least, most] = bounds[name] ?? [null, null];
  return (least === null || value >= least) && (most === null || value <= most);
};

/** The space of the columns that may change. A missing number stays missing; a category that is missing may become one that is there. */
export function mixedSpace({ table, given }: Subject, features: readonly string[], settings: AdversarialSettings): MixedSpace {
  const numbers = features.filter((name) => table.columns.get(name)!.kind === "number");
  const categories = features.filter((name) => table.columns.get(name)!.kind === "category");
  const own = numbers.map((name) => (table.columns.get(name) as NumberColumn).values);
  const codes = categories.map((name) => (table.columns.get(name) as CategoryColumn).codes);
  const levels = categories.map((name) => levelsOf(table.columns.get(name) as CategoryColumn));
  const axes = numbers.map((name): RankAxis => ({ sorted: columnShape(table.columns.get(name)!).sorted }));
  const ranks = axes.map((axis, k) => own[k]!.map((x) => (Number.isNaN(x) ? 0 : rankOf(axis, x))));
  const part = withOnly(table, given);
  const pointOf = (row: number): MixedPoint => ({
    numbers: Float64Array.from(ranks, (column) => column[row]!),
    categories: Int32Array.from(codes, (column) => column[row]!),
  });
  const projectionFor = (row: number) => {
    const ways = numbers.map(
      (name, k): Way => ({
        at: ranks[k]![row]!,
        missing: Number.isNaN(own[k]![row]!),
        axis: axes[k]!,
        ...allowedOf(name, axes[k]!, settings),
      }),
    );
    return (shares: Float64Array): Float64Array => shares.map((share, k) => projected(ways[k]!, share));
  };
  return {
    numbers,
    categories,
    pointOf,
    projectionFor,
    candidatesFor(row, before, most) {
      const from = pointOf(row);
      const project = projectionFor(row);
      const swaps = levels.flatMap((held, k) =>
        held
          .filter((code) => code !== from.categories[k])
          .map((code) => ({ ...from, categories: from.categories.map((one, i) => (i === k ? code : one)) })),
      );
      const donors = nearest(before, row, pointOf, from).flatMap((point) => {
        const moved = project(point.numbers);
        const swapped = point.categories.map((code, k) =>
          code < (table.columns.get(categories[k]!) as CategoryColumn).levels.length ? code : from.categories[k]!,
        );
        return [
          { numbers: moved, categories: from.categories },
          { numbers: moved, categories: swapped },
        ];
      });
      return distinct([...swaps, ...donors], from).slice(0, most);
    },
    tableOf(row, points) {
      const places = new Int32Array(points.length).fill(row);
      const columns = new Map([...part.columns].map(([name, column]): [string, Column] => [name, taken(column, places)]));
      numbers.forEach((name, k) => {
        const value = own[k]![row]!;
        if (Number.isNaN(value)) return;
        const at = points.map(({ numbers: shares }) => (shares[k] === ranks[k]![row] ? value : valueAt(axes[k]!, shares[k]!)));
        columns.set(name, { kind: "number", values: Float64Array.from(at) });
      });
      categories.forEach((name, k) => {
        const column = table.columns.get(name) as CategoryColumn;
        columns.set(name, { ...column, codes: Uint32Array.from(points, ({ categories: all }) => all[k]!) });
      });
      return { rows: points.length, columns };
    },
  };
}

interface Way {
  readonly at: number;
  readonly missing: boolean;
  readonly axis: RankAxis;
  readonly up: boolean;
  readonly down: boolean;
  /** Shares of the smallest and the largest value that is allowed; null = none is. */
  readonly range: readonly [number, number] | null;
}

function allowedOf(name: string, axis: RankAxis, settings: AdversarialSettings): Pick<Way, "up" | "down" | "range"> {
  const allowed = axis.sorted.filter((value) => isWithin(settings, name, value));
  const [least, most] = [allowed[0], allowed.at(-1)];
  return {
    up: settings.increaseOnly.includes(name),
    down: settings.decreaseOnly.includes(name),
    range: least === undefined || most === undefined ? null : [rankOf(axis, least), rankOf(axis, most)],
  };
}

/** The share at which a value occurs that is allowed, on the allowed side of the row's own; its own where there is none. */
function projected({ at, missing, axis, up, down, range }: Way, share: number): number {
  if (missing || range === null || Math.abs(share - at) < 1e-12) return at;
  const snapped = rankOf(axis, valueAt(axis, Math.min(range[1], Math.max(range[0], share))));
  return (up && snapped < at) || (down && snapped > at) ? at : snapped;
}

/** Codes that occur, the most frequent first. */
function levelsOf(column: CategoryColumn): readonly number[] {
  const { counts } = columnShape(column);
  const held = [...counts.keys()].filter((code) => counts[code]! > 0);
  return held.sort((a, b) => counts[b]! - counts[a]! || a - b).slice(0, MOST_LEVELS);
}

/** The nearest rows that are decided otherwise. */
function nearest(before: Int32Array, row: number, pointOf: (row: number) => MixedPoint, from: MixedPoint): readonly MixedPoint[] {
  const others: { readonly point: MixedPoint; readonly distance: number }[] = [];
  for (let i = 0; i < before.length; i++) {
    if (before[i] === before[row]) continue;
    const point = pointOf(i);
    others.push({ point, distance: gowerOf(from, point) });
  }
  return others
    .sort((a, b) => a.distance - b.distance)
    .slice(0, DONORS)
    .map(({ point }) => point);
}

/** Points that differ from the row and from each other, the nearest first. */
function distinct(points: readonly MixedPoint[], from: MixedPoint): readonly MixedPoint[] {
  const found = new Map<string, { readonly point: MixedPoint; readonly distance: number }>();
  for (const point of points) {
    const distance = gowerOf(from, point);
    const key = `${point.numbers.join()};${point.categories.join()}`;
    if (distance > 0 && !found.has(key)) found.set(key, { point, distance });
  }
  return [...found.values()].sort((a, b) => a.distance - b.distance).map(({ point }) => point);
}
