import type { Tally } from "../../cube/cube.js";
import { drawMultinomial } from "../../stats/multinomial-draw.js";
import { type AgainstChance, permutationP } from "../../stats/permutation-p.js";
import type { Rng } from "../../stats/rng.js";
import { shuffledTable } from "../../stats/shuffled-table.js";
import { totalVariation } from "../../stats/total-variation.js";
import type { Disparity, Gap } from "../disparity.js";
import { type GroupFacts, type Grouping, isComplete } from "../grouping.js";
import type { Excluded } from "../row.js";
import { noGap } from "./no-gap.js";

type Facts = Omit<Disparity, "measure" | "metrics" | "contrast" | "scale" | "ideal" | "range" | "better" | "tasks" | "needs">;

/** Over which pairs of groups: the furthest one, or all alike. */
type Over = "largest" | "mean";

/** Draws under the assumption that groups do not differ, and below what cost they are as many. */
const DRAWS = 1999;
const FEWEST_DRAWS = 199;
const MOST_STEPS = 2e7;

/**
 * The total variation distance between the predicted classes of groups.
 *
 * It is above 0 by chance alone: beside it stand its mean when groups do not differ, and how often shuffled groups are
 * as far apart. Weighted rows are drawn at their effective number. Clustered rows have neither, as they cannot be shuffled.
 */
export function classDistance<const Id extends string>({
  over,
  ...facts
}: Facts & { readonly id: Id; readonly over: Over }): Disparity & { readonly id: Id } {
  return {
    ...facts,
    metrics: [],
    needs: ["prediction"],
    tasks: ["multiclass"],
    contrast: "total_variation",
    scale: "difference",
    ideal: 0,
    range: [0, 1],
    better: "lower",
    measure: (grouping) => distanceIn(grouping, over),
  };
}

const place = { metric: "predicted_class", contrast: "total_variation" } as const;

interface Compared {
  readonly group: GroupFacts;
  readonly n: number;
  readonly counts: readonly Tally[];
}

function distanceIn(grouping: Grouping, over: Over): Gap {
  const { classes } = grouping;
  if (!classes) return noGap({ ...place, reason: "no_classes" });
  const excluded: Excluded[] = [];
  const compared: Compared[] = [];
  grouping.groups.forEach((group, i) => {
    const counts = classes[i]!.all.margins.predictions.slice(1);
    const n = counts.reduce((sum, tally) => sum + tally.n, 0);
    const reason = group.missing
      ? "missing_group"
      : group.rows === 0
        ? "empty_group"
        : n === 0
          ? "zero_denominator"
          : n < grouping.minN
            ? "below_min_n"
            : null;
    if (reason === null) compared.push({ group, n, counts });
    else excluded.push({ group: group.key, n, reason });
  });
  if (compared.length < 2) return noGap({ ...place, reason: "fewer_than_two_groups", excluded });
  const far = distances(compared.map(({ counts }) => counts.map(({ w }) => w)));
  const value = far[over];
  const none = classes.some(({ leftOut }) => leftOut !== null)
    ? null
    : underNone(compared, { over, value, random: grouping.random(place.metric, over) });
  const rate = ({ group, n }: Compared) => ({ group: group.key, value: null, numerator: null, n });
  return {
    ...place,
    value,
    reason: null,
    bounds: null,
    pair: { a: rate(compared[far.pair[0]]!), b: rate(compared[far.pair[1]]!) },
    expectedUnderNone: none?.mean ?? null,
    ...(none && { pValue: none.pValue, nullMean: none.mean }),
    excluded,
    complete: isComplete(excluded),
  };
}

interface Distances {
  readonly largest: number;
  readonly mean: number;
  readonly pair: readonly [number, number];
}

function distances(rows: readonly ArrayLike<number>[]): Distances {
  let [largest, sum, pairs] = [-1, 0, 0];
  let pair: readonly [number, number] = [0, 1];
  for (let i = 0; i < rows.length; i++) {
    for (let j = i + 1; j < rows.length; j++) {
      const distance = totalVariation(rows[i]!, rows[j]!) ?? 0;
      sum += distance;
      pairs++;
      if (distance > largest) [largest, pair] = [distance, [i, j]];
    }
  }
  return { largest, mean: sum / pairs, pair };
}

interface Observed {
  readonly over: Over;
  readonly value: number;
  readonly random: Rng;
}

function underNone(compared: readonly Compared[], { over, value, random }: Observed): AgainstChance {
  const draw = drawing(compared, random);
  const cost = compared[0]!.counts.length * compared.length ** 2;
  const draws = Math.max(FEWEST_DRAWS, Math.min(DRAWS, Math.floor(MOST_STEPS / cost)));
  return permutationP(
    value,
    Float64Array.from({ length: draws }, () => distances(draw())[over]),
  );
}

/** Groups shuffled among rows; of weighted rows, each group drawn anew from everybody's classes at Kish's number of rows. */
function drawing(compared: readonly Compared[], random: Rng): () => readonly ArrayLike<number>[] {
  const tallies = compared.flatMap(({ counts }) => counts);
  if (tallies.every(({ n, w }) => n === w)) {
    const table = compared.map(({ counts }) => counts.map(({ n }) => n));
    return () => shuffledTable(table, random);
  }
  const pooled = compared[0]!.counts.map((_, k) => compared.reduce((sum, { counts }) => sum + counts[k]!.w, 0));
  const total = pooled.reduce((sum, w) => sum + w, 0);
  return () =>
    compared.map(({ counts }) => {
      const [w, w2] = counts.reduce(([s, q], tally) => [s + tally.w, q + tally.w2], [0, 0]);
      const size = Math.max(1, Math.round((w * w) / w2));
      const out = new Float64Array(pooled.length);
      drawMultinomial(
        size,
        pooled.map((x) => (x * size) / total),
        random,
        out,
      );
      return out;
    });
}
