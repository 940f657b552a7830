import { type RowMean, type RowWeights, rowMean } from "./row-mean.js";

/**
 * The mean loss of the part of the rows, with a given share of the weight, in which the loss is expected to be highest.
 *
 * `expected` is a guess of each row's loss that the row itself had no part in; the loss itself is then averaged over the part, so that
 * a poor guess makes the number lower and never higher than the worst there is. Where rows that are expected alike straddle the edge of
 * the part, each counts by the share of them that fits. null without rows.
 *
 * The variance is that of η + h(ℓ − η)/α, with h how much a row counts and η the expected loss at the edge. Of losses that are 0 or 1
 * the mean is a share, and no more rows stand behind it than the part has: a few that are all lost do not make it certain.
 *
 * @source Jeong & Namkoong (2022), Assessing external validity over worst-case subpopulations, §3; Rockafellar & Uryasev (2000), J. Risk 2(3):21–41
 */
export function worstPart(
  { expected, loss }: { readonly expected: ArrayLike<number>; readonly loss: ArrayLike<number> },
  rows: ArrayLike<number>,
  { share, ...carried }: RowWeights & { readonly share: number },
): RowMean | null {
  const weightOf = (row: number): number => carried.weights?.[row] ?? 1;
  const order = Array.from(rows).sort((a, b) => expected[b]! - expected[a]! || loss[a]! - loss[b]! || weightOf(a) - weightOf(b));
  const total = order.reduce((sum, row) => sum + weightOf(row), 0);
  if (!(total > 0)) return null;
  const counted = new Float64Array(loss.length);
  let [left, edge] = [share * total, 0];
  for (let from = 0; from < order.length && left > 0; ) {
    let to = from;
    let here = 0;
    while (to < order.length && expected[order[to]!] === expected[order[from]!]) here += weightOf(order[to++]!);
    const fits = Math.min(1, left / here);
    for (let i = from; i < to; i++) counted[order[i]!] = fits;
    edge = expected[order[from]!]!;
    left -= here;
    from = to;
  }
  const parts = new Float64Array(loss.length);
  for (const row of order) parts[row] = edge + (counted[row]! / share) * (loss[row]! - edge);
  const mean = rowMean(parts, order, carried);
  if (mean === null || share === 1) return mean;
  if (!order.every((row) => loss[row] === 0 || loss[row] === 1)) return { ...mean, share: false };
  const value = Math.min(1, Math.max(0, mean.value));
  const most = share * Math.min(mean.nEff, total ** 2 / order.reduce((sum, row) => sum + weightOf(row) ** 2, 0));
  const varies = value * (1 - value) > 0 && mean.variance !== null && mean.variance > 0;
  return { ...mean, value, share: true, nEff: varies ? Math.min(most, (value * (1 - value)) / mean.variance!) : most };
}
