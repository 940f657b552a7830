import { type Cell, type Coordinate, compareCoordinates } from "../cube/cube.js";
import type { Series } from "../cube/series.js";
import { type Amounts, amountsWithout, noValues, type SampledAmounts, sumOfValues, type Values } from "../metrics/kind/amounts.js";

/** The distributions of predictions, labels and errors over the same axes; null = the data have no such column. */
export interface AmountSeries {
  readonly predictions: Series | null;
  readonly labels: Series | null;
  readonly errors: Series | null;
}

type Members = ReadonlyMap<string, readonly number[]>;

/** The amounts of the rows at each place on some axes; `buckets` are those of all rows. */
export function amountParts(
  series: AmountSeries,
  axes: readonly string[],
  buckets: readonly Coordinate[] | null,
): (at: readonly Coordinate[]) => SampledAmounts {
  const members = {
    predictions: membersOf(series.predictions, axes),
    labels: membersOf(series.labels, axes),
    errors: membersOf(series.errors, axes),
  };
  return (at) => {
    const key = JSON.stringify(at);
    const of = (holds: (cell: Cell) => boolean): Amounts => ({
      predictions: valuesAt(series.predictions, members.predictions.get(key), holds),
      labels: valuesAt(series.labels, members.labels.get(key), holds),
      errors: valuesAt(series.errors, members.errors.get(key), holds),
    });
    let known: Amounts | null = null;
    const all = (): Amounts => {
      known ??= of(() => true);
      return known;
    };
    return {
      get all() {
        return all();
      },
      leftOut: buckets && {
        buckets: buckets.length,
        without: (bucket) =>
          amountsWithout(
            all(),
            of(({ cluster }) => compareCoordinates(cluster ?? null, buckets[bucket]!) === 0),
          ),
      },
    };
  };
}

/** The rows of `all` that are not in `part`. */
export function amountPartWithout(all: SampledAmounts, part: SampledAmounts): SampledAmounts {
  return {
    // Not kept: a rest is about as large as everything.
    get all() {
      return amountsWithout(all.all, part.all);
    },
    leftOut: all.leftOut && {
      buckets: all.leftOut.buckets,
      without: (bucket) => amountsWithout(all.leftOut!.without(bucket), part.leftOut!.without(bucket)),
    },
  };
}

function membersOf(series: Series | null, axes: readonly string[]): Members {
  const members = new Map<string, number[]>();
  series?.cells.forEach((cell, i) => {
    const key = JSON.stringify(axes.map((axis) => cell[axis] ?? null));
    const known = members.get(key);
    if (known === undefined) members.set(key, [i]);
    else known.push(i);
  });
  return members;
}

function valuesAt(series: Series | null, members: readonly number[] | undefined, holds: (cell: Cell) => boolean): Values {
  if (series === null || members === undefined) return noValues;
  return sumOfValues(
    members.filter((i) => holds(series.cells[i]!)).map((i) => series.parts[i]!),
    series.binned,
  );
}
