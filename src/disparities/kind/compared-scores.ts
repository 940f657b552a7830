import { totalOfPoints } from "../../cube/points.js";
import type { SampledScores, Scores } from "../../metrics/kind/scores.js";
import type { GroupFacts, Grouping } from "../grouping.js";
import type { Excluded } from "../row.js";

/** A group whose scores are compared. */
export interface ScoredGroup {
  readonly facts: GroupFacts;
  readonly scores: Scores;
  readonly sampled: SampledScores;
  /** Rows that count for the comparison. */
  readonly n: number;
}

export interface ComparedScores {
  readonly compared: readonly ScoredGroup[];
  readonly excluded: readonly Excluded[];
  /** Whether rows are independent, so that they may be shuffled. */
  readonly independent: boolean;
}

/** The groups whose scores can be compared, and those that cannot, with the reason; `rows` says how many count of each. */
export function comparedScores(grouping: Grouping, rows: (scores: Scores) => number): ComparedScores {
  const compared: ScoredGroup[] = [];
  const excluded: Excluded[] = [];
  const all = grouping.scores ?? [];
  grouping.groups.forEach((facts, i) => {
    const sampled = all[i]!;
    const scores = sampled.all;
    const n = rows(scores);
    const reason = facts.missing
      ? "missing_group"
      : facts.rows === 0
        ? "empty_group"
        : n === 0 && facts.rows >= grouping.minN
          ? "zero_denominator"
          : n < grouping.minN
            ? "below_min_n"
            : null;
    if (reason === null) compared.push({ facts, scores, sampled, n });
    else excluded.push({ group: facts.key, n, reason });
  });
  return { compared, excluded, independent: all.every(({ leftOut }) => leftOut === null) };
}

/** Rows of the rarer label. */
export const rarerLabel = ({ positive, negative }: Scores): number => Math.min(totalOfPoints(positive).n, totalOfPoints(negative).n);

/** Rows with a label. */
export const labelledRows = ({ positive, negative }: Scores): number => totalOfPoints(positive).n + totalOfPoints(negative).n;
