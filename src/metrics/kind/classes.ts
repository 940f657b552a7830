import { addTally, type Coordinate, type Cube, noTally, type Tally } from "../../cube/cube.js";
import type { Confusion } from "./confusion.js";

/**
 * Rows by what the label and what the prediction says, each on its own; every list has one entry a class after that of
 * the rows without one.
 */
export interface Margins {
  readonly labels: readonly Tally[];
  readonly predictions: readonly Tally[];
  /** Label and prediction are both this class; of place 0, rows that have neither. */
  readonly agreed: readonly Tally[];
  /** This label and no prediction; this prediction and no label. */
  readonly labelOnly: readonly Tally[];
  readonly predictionOnly: readonly Tally[];
}

/** Labels and predictions of some rows. */
export interface Classes {
  /** Place k + 1 of every list is of class k. */
  readonly names: readonly string[];
  /** At `(names.length + 1) · place(label) + place(prediction)`. */
  readonly table: readonly Tally[];
  readonly margins: Margins;
}

/** Labels and predictions of some rows, and of those rows with each bucket of clusters left out. */
export interface SampledClasses {
  readonly all: Classes;
  /** null when rows are independent. */
  readonly leftOut: readonly Margins[] | null;
}

/** The table of a cube whose axes `label` and `prediction` hold the names of classes; an axis that is not there counts as none everywhere. */
export function classesOf(cube: Cube, names: readonly string[]): Classes {
  const size = names.length + 1;
  const places = new Map(names.map((name, k) => [name, k + 1]));
  const table: Tally[] = new Array(size * size).fill(noTally);
  cube.cells.forEach(({ label, prediction }, i) => {
    const at = size * placeOf(label, places) + placeOf(prediction, places);
    table[at] = addTally(table[at]!, cube.tallies[i]!);
  });
  return { names, table, margins: marginsOf(table, size) };
}

/** A missing value is at place 0, whatever classes are called. */
const placeOf = (coordinate: Coordinate | undefined, places: ReadonlyMap<string, number>): number =>
  coordinate == null ? 0 : (places.get(String(coordinate)) ?? 0);

function marginsOf(table: readonly Tally[], size: number): Margins {
  const places = Array.from({ length: size }, (_, k) => k);
  const sum = (of: (k: number) => Tally): Tally => places.reduce((total, k) => addTally(total, of(k)), noTally);
  return {
    labels: places.map((k) => sum((j) => table[size * k + j]!)),
    predictions: places.map((k) => sum((i) => table[size * i + k]!)),
    agreed: places.map((k) => table[size * k + k]!),
    labelOnly: places.map((k) => table[size * k]!),
    predictionOnly: places.map((k) => table[k]!),
  };
}

/** The rows of `all` that are not in `part`. */
export function classesWithout(all: Classes, part: Classes): Classes {
  const table = all.table.map((tally, i) => minus(tally, part.table[i]!));
  return { names: all.names, table, margins: marginsOf(table, all.names.length + 1) };
}

/** Margin by margin, the rows of `all` that are not in `part`. */
export function marginsWithout(all: Margins, part: Margins): Margins {
  const less = (a: readonly Tally[], b: readonly Tally[]): readonly Tally[] => a.map((tally, k) => minus(tally, b[k]!));
  return {
    labels: less(all.labels, part.labels),
    predictions: less(all.predictions, part.predictions),
    agreed: less(all.agreed, part.agreed),
    labelOnly: less(all.labelOnly, part.labelOnly),
    predictionOnly: less(all.predictionOnly, part.predictionOnly),
  };
}

const minus = (a: Tally, b: Tally): Tally => ({ n: a.n - b.n, w: a.w - b.w, w2: a.w2 - b.w2 });

/** One class against all others: the nine cells of `Confusion`, with the class at place `place` as the positive one. */
export function oneAgainstRest({ labels, predictions, agreed, labelOnly, predictionOnly }: Margins, place: number): Confusion {
  const all = total(labels);
  const neither = labelOnly[0]!;
  const tp = agreed[place]!;
  const fn = minus(minus(labels[place]!, tp), labelOnly[place]!);
  const fp = minus(minus(predictions[place]!, tp), predictionOnly[place]!);
  const onlyLabel = minus(minus(total(labelOnly), neither), labelOnly[place]!);
  const onlyPrediction = minus(minus(total(predictionOnly), neither), predictionOnly[place]!);
  const others = [neither, tp, fn, fp, labelOnly[place]!, predictionOnly[place]!, onlyLabel, onlyPrediction];
  return [neither, onlyPrediction, predictionOnly[place]!, onlyLabel, minus(all, total(others)), fp, labelOnly[place]!, fn, tp];
}

/** Whether label and prediction agree, as the cells of `Confusion` in which `accuracy` finds that. */
export function agreement({ labels, agreed, labelOnly, predictionOnly }: Margins): Confusion {
  const neither = labelOnly[0]!;
  const right = minus(total(agreed), neither);
  const onlyLabel = minus(total(labelOnly), neither);
  const onlyPrediction = minus(total(predictionOnly), neither);
  const wrong = minus(total(labels), total([neither, right, onlyLabel, onlyPrediction]));
  return [neither, onlyPrediction, noTally, onlyLabel, noTally, noTally, noTally, wrong, right];
}

const total = (tallies: readonly Tally[]): Tally => tallies.reduce(addTally, noTally);

/** Classes of given rows, each of weight 1; for examples and tables that were published. null = none. */
export function classesFrom(
  rows: readonly (readonly [label: string | null, prediction: string | null])[],
  names: readonly string[],
): Classes {
  const one = { n: 1, w: 1, w2: 1 };
  return classesOf(
    {
      axes: ["label", "prediction"],
      cells: rows.map(([label, prediction]) => ({ label, prediction })),
      tallies: rows.map(() => one),
    },
    names,
  );
}
