import { onto, union } from "../../metrics/kind/by-score.js";
import { CALIBRATION_BINS } from "../../metrics/kind/calibration-bins.js";
import type { Rng } from "../../stats/rng.js";
import { tableShuffler } from "../../stats/table-shuffler.js";
import { labelledRows, type ScoredGroup } from "./compared-scores.js";
import type { Distances } from "./furthest-distance.js";
import { sumOf } from "./score-table.js";

/** Neighbouring scores within which labels are shuffled between groups. */
const MOST_CELLS = 50;
/** Rows of each group that a cell should hold, or there is little to shuffle. */
const ROWS_A_CELL = 5;

/** Rows of one group in one cell of neighbouring scores. */
interface Cell {
  readonly n: number;
  readonly hits: number;
  readonly weight: number;
  readonly scoreSum: number;
  /** The bin of the group's calibration error that the cell counts in. */
  readonly bin: number;
}

/**
 * Calibration errors of groups whose labels, among rows of neighbouring scores, are shuffled between groups: so the same
 * scores mean the same in every group.
 */
export function calibrationDraws(
  groups: readonly ScoredGroup[],
  random: Rng,
): { readonly observed: Distances; readonly drawn: () => Distances } {
  const cells = cellsOf(groups);
  const places = cells[0]!.map((_, c) => c);
  const shufflers = places.map((c) =>
    tableShuffler(
      cells.map((own) => [own[c]!.n - own[c]!.hits, own[c]!.hits]),
      random.fork(String(c)),
    ),
  );
  const observed = errors(cells, (g, c) => cells[g]![c]!.hits);
  return {
    observed: gaps(observed),
    drawn() {
      const hits = shufflers.map((shuffle) => shuffle().map((row) => row[1]!));
      return gaps(errors(cells, (g, c) => hits[c]![g]!));
    },
  };
}

const gaps =
  (errors: readonly number[]): Distances =>
  (i, j) =>
    Math.abs(errors[i]! - errors[j]!);

function errors(cells: readonly (readonly Cell[])[], hitsOf: (group: number, cell: number) => number): readonly number[] {
  const off = new Float64Array(CALIBRATION_BINS);
  return cells.map((own, g) => {
    off.fill(0);
    let total = 0;
    own.forEach(({ n, weight, scoreSum, bin }, c) => {
      if (n === 0) return;
      off[bin]! += (hitsOf(g, c) * weight) / n - scoreSum;
      total += weight;
    });
    return off.reduce((sum, one) => sum + Math.abs(one), 0) / total;
  });
}

function cellsOf(groups: readonly ScoredGroup[]): readonly (readonly Cell[])[] {
  const values = groups.reduce<Float64Array>(
    (all, { scores }) => union(all, union(scores.positive.values, scores.negative.values)),
    new Float64Array(),
  );
  const sides = groups.map(({ scores }) => ({ hit: onto(values, scores.positive), miss: onto(values, scores.negative) }));
  const smallest = Math.min(...groups.map(({ scores }) => labelledRows(scores)));
  const most = Math.min(MOST_CELLS, Math.max(CALIBRATION_BINS, Math.floor(smallest / ROWS_A_CELL)));
  const cellOf = cellPlaces(
    values,
    sides.map(({ hit, miss }) => hit.w.map((w, i) => w + miss.w[i]!)),
    most,
  );
  const count = cellOf.length === 0 ? 0 : cellOf.at(-1)! + 1;
  return sides.map(({ hit, miss }) => {
    const sums = Array.from({ length: count }, () => ({ n: 0, hits: 0, weight: 0, scoreSum: 0 }));
    values.forEach((score, i) => {
      const sum = sums[cellOf[i]!]!;
      const weight = hit.w[i]! + miss.w[i]!;
      sum.n += hit.n[i]! + miss.n[i]!;
      sum.hits += hit.n[i]!;
      sum.weight += weight;
      sum.scoreSum += weight * score;
    });
    const total = sumOf(sums.map(({ weight }) => weight));
    let below = 0;
    return sums.map((sum) => {
      const bin = Math.min(CALIBRATION_BINS - 1, Math.floor((CALIBRATION_BINS * (below + sum.weight / 2)) / total));
      below += sum.weight;
      return { ...sum, bin };
    });
  });
}

/** Cells of about equal shares of all groups, each equally heard; the same number for equal scores. */
function cellPlaces(values: Float64Array, weights: readonly Float64Array[], most: number): Uint32Array {
  const totals = weights.map(sumOf);
  const places = new Uint32Array(values.length);
  let [below, last, place] = [0, -1, -1];
  values.forEach((_, i) => {
    const mass = weights.reduce((sum, row, g) => sum + row[i]! / totals[g]!, 0) / weights.length;
    const cell = Math.min(most - 1, Math.floor(most * (below + mass / 2)));
    below += mass;
    if (cell !== last) place++;
    last = cell;
    places[i] = place;
  });
  return places;
}
