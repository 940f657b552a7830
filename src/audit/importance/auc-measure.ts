import type { ScoreMeasure } from "./measure.js";

/**
 * Area under the ROC curve with each row's placement: how often its score is on the right side of the other class.
 *
 * @source DeLong, DeLong & Clarke-Pearson (1988), Biometrics 44:837–845, equations 3 to 5
 */
export const aucMeasure: ScoreMeasure = {
  id: "auc",
  worse: -1,
  of(scores, rows, { label, weights }) {
    if (label === null) return "no_label";
    const ordered = rows.filter((row) => !Number.isNaN(label[row]!)).sort((a, b) => scores[a]! - scores[b]! || a - b);
    const weightOf = (row: number): number => weights?.[row] ?? 1;
    const all: [number, number] = [0, 0];
    for (const row of ordered) all[label[row]!]! += weightOf(row);
    if (!(all[0] > 0) || !(all[1] > 0)) return "zero_denominator";
    const placement = new Float64Array(scores.length);
    let area = 0;
    const below: [number, number] = [0, 0];
    for (let from = 0; from < ordered.length; ) {
      let to = from;
      const here: [number, number] = [0, 0];
      while (to < ordered.length && scores[ordered[to]!] === scores[ordered[from]!]) {
        here[label[ordered[to]!]!]! += weightOf(ordered[to]!);
        to++;
      }
      for (let i = from; i < to; i++) {
        const row = ordered[i]!;
        const positive = label[row] === 1;
        placement[row] = positive ? (below[0] + here[0] / 2) / all[0] : 1 - (below[1] + here[1] / 2) / all[1];
      }
      area += here[1] * ((below[0] + here[0] / 2) / all[0]);
      below[0] += here[0];
      below[1] += here[1];
      from = to;
    }
    const value = area / all[1];
    const influence = new Float64Array(scores.length);
    for (const row of ordered) influence[row] = (weightOf(row) / all[label[row]! as 0 | 1]) * (placement[row]! - value);
    return { value, influence, n: ordered.length };
  },
};
