import type { Cell, Coordinate, Tally } from "../../cube/cube.js";
import type { CodedAxis } from "./coded-axis.js";
import { countJoint, type Joint, jointCells } from "./joint.js";
import { occurringCells } from "./occurring-cells.js";
import { type Tallier, tallierFor, type Weighing } from "./tallier.js";

export interface CountedCells {
  readonly cells: readonly Cell[];
  readonly tallies: readonly Tally[];
}

export interface CountTask {
  readonly names: readonly string[];
  readonly axes: readonly CodedAxis[];
  readonly rows: number;
  readonly weighing: Weighing;
}

/** Rows a pass, so that the scratch column stays in the processor's cache. */
const CHUNK = 4096;
/** Cells up to which every combination has a place of its own. */
const MOST_PLACES = 2 ** 20;

/** Tallies by cell, in one pass when all combinations fit in an array, else axis by axis over the combinations that occur. */
export function countCells(task: CountTask): CountedCells {
  const places = task.axes.reduce((product, { coordinates }) => product * coordinates.length, 1);
  return places <= MOST_PLACES ? countInPlace(task, places) : countOccurring(task);
}

function countInPlace({ names, axes, rows, weighing }: CountTask, places: number): CountedCells {
  return filled(tallied({ axes, rows, weighing }, places), places, (cell) => {
    const at: Record<string, Coordinate> = {};
    for (let a = axes.length - 1; a >= 0; a--) {
      const all = axes[a]!.coordinates;
      at[names[a]!] = all[cell % all.length]!;
      cell = Math.floor(cell / all.length);
    }
    return at;
  });
}

function tallied({ axes, rows, weighing }: Omit<CountTask, "names">, places: number): (cell: number) => Tally {
  const joint: Joint = { rows, columns: axes.map(({ codes, coordinates }) => ({ codes, width: coordinates.length })) };
  const counts = weighing.times === null && weighing.weight === null ? countJoint(joint, places) : null;
  if (counts !== null) return (cell) => ({ n: counts[cell]!, w: counts[cell]!, w2: counts[cell]! });
  const tallier = tallierFor(places, weighing);
  const cellOf = new Int32Array(CHUNK);
  for (let start = 0; start < rows; start += CHUNK) {
    const n = Math.min(CHUNK, rows - start);
    jointCells(joint, { cellOf, start, n });
    tallier.add(cellOf, start, n);
  }
  return tallier.tallyOf;
}

function countOccurring({ names, axes, rows, weighing }: CountTask): CountedCells {
  const { cells, cellOf } = occurringCells(
    names.map((name, a) => ({ name, axis: axes[a]! })),
    rows,
  );
  const tallier: Tallier = tallierFor(cells.length, weighing);
  tallier.add(cellOf, 0, rows);
  return filled(tallier.tallyOf, cells.length, (cell) => cells[cell]!);
}

function filled(tallyOf: (cell: number) => Tally, places: number, cellAt: (cell: number) => Cell): CountedCells {
  const cells: Cell[] = [];
  const tallies: Tally[] = [];
  for (let cell = 0; cell < places; cell++) {
    const tally = tallyOf(cell);
    if (tally.n === 0) continue;
    cells.push(cellAt(cell));
    tallies.push(tally);
  }
  return { cells, tallies };
}
