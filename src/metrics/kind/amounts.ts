import { pointsWithout, sumOfPoints } from "../../cube/points.js";
import { noPoints, type Points } from "../../cube/series.js";
import type { Binning } from "../../cube/value-bins.js";

/** Amounts of some rows, with the bins they were put in; null = each is exact. */
export interface Values {
  readonly points: Points;
  readonly binned: Binning | null;
}

/** What is predicted, what is true, and by how much they differ, each as the distribution over some rows. */
export interface Amounts {
  readonly predictions: Values;
  /** Of the rows that have a prediction as well, where there are predictions. */
  readonly labels: Values;
  /** Prediction less label. */
  readonly errors: Values;
}

/** The amounts of some rows, and of those rows with each bucket of clusters left out. */
export interface SampledAmounts {
  readonly all: Amounts;
  /** null when rows are independent. */
  readonly leftOut: { readonly buckets: number; without(bucket: number): Amounts } | null;
}

export const noValues: Values = { points: noPoints, binned: null };

/** The values of several disjoint sets of rows together; bins are the same for all of them. */
export const sumOfValues = (parts: readonly Points[], binned: Binning | null): Values => ({ points: sumOfPoints(parts), binned });

/** The rows of `all` that are not in `part`. */
export function amountsWithout(all: Amounts, part: Amounts): Amounts {
  const less = (a: Values, b: Values): Values => ({ points: pointsWithout(a.points, b.points), binned: a.binned });
  return {
    predictions: less(all.predictions, part.predictions),
    labels: less(all.labels, part.labels),
    errors: less(all.errors, part.errors),
  };
}

/** Amounts of independent rows, for examples; the weight is 1 where none is given. null = missing. */
export function amountsFrom(rows: readonly (readonly [prediction: number | null, label: number | null, weight?: number])[]): Amounts {
  const valuesOf = (of: (prediction: number | null, label: number | null) => number | null): Values => {
    const known = rows.flatMap(([prediction, label, weight = 1]) => {
      const value = of(prediction, label);
      return value === null ? [] : [{ value: value + 0, weight }];
    });
    const values = Float64Array.from(new Set(known.map(({ value }) => value))).sort();
    const sums = (each: (weight: number) => number): Float64Array =>
      values.map((value) => known.reduce((sum, one) => (one.value === value ? sum + each(one.weight) : sum), 0));
    return { points: { values, n: sums(() => 1), w: sums((w) => w), w2: sums((w) => w * w) }, binned: null };
  };
  const hasPredictions = rows.some(([prediction]) => prediction !== null);
  return {
    predictions: valuesOf((prediction) => prediction),
    labels: valuesOf((prediction, label) => (hasPredictions && prediction === null ? null : label)),
    errors: valuesOf((prediction, label) => (prediction === null || label === null ? null : prediction - label)),
  };
}
