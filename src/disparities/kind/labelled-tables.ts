import { groupDraws } from "../../stats/group-draws.js";
import type { Rng } from "../../stats/rng.js";
import type { ScoredGroup } from "./compared-scores.js";
import { mostScores } from "./furthest-distance.js";
import { coarsened, type ScoreTable, scoreTable } from "./score-table.js";

/** For each group its positives and its negatives by score, on the same scores. */
export interface LabelledWeights {
  readonly positive: readonly ArrayLike<number>[];
  readonly negative: readonly ArrayLike<number>[];
}

export const labelledWeights = (groups: readonly ScoredGroup[]): LabelledWeights => halves(bothLabels(groups));

/** The groups on fewer scores, and draws in which the groups of positives are shuffled, and those of negatives. */
export function labelledDraws(
  groups: readonly ScoredGroup[],
  random: Rng,
): { readonly observed: LabelledWeights; readonly draw: () => LabelledWeights } {
  const table = coarsened(bothLabels(groups), mostScores(groups.length));
  const observed = halves(table);
  const k = groups.length;
  const positives = groupDraws(observed.positive, { sizes: table.sizes.slice(0, k), random: random.fork("positives") });
  const negatives = groupDraws(observed.negative, { sizes: table.sizes.slice(k), random: random.fork("negatives") });
  return { observed, draw: () => ({ positive: positives(), negative: negatives() }) };
}

const bothLabels = (groups: readonly ScoredGroup[]): ScoreTable =>
  scoreTable([...groups.map(({ scores }) => scores.positive), ...groups.map(({ scores }) => scores.negative)]);

const halves = ({ weights }: Pick<ScoreTable, "weights">): LabelledWeights => ({
  positive: weights.slice(0, weights.length / 2),
  negative: weights.slice(weights.length / 2),
});
