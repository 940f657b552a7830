/** Points of a ROC curve from (0, 0) to (1, 1): shares of negatives and of positives above falling thresholds. */
export interface Roc {
  readonly falsePositive: Float64Array;
  readonly truePositive: Float64Array;
}

/** Room for the curve of so many scores. */
export const emptyRoc = (scores: number): Roc => ({
  falsePositive: new Float64Array(scores + 1),
  truePositive: new Float64Array(scores + 1),
});

/** The curve of positives and negatives by score, ascending, in the arrays of `curve`; scores that both have make slopes. */
export function rocOf(positive: ArrayLike<number>, negative: ArrayLike<number>, curve = emptyRoc(positive.length)): Roc {
  const length = positive.length;
  let [hits, misses] = [0, 0];
  for (let i = 0; i < length; i++) {
    hits += positive[length - 1 - i]!;
    misses += negative[length - 1 - i]!;
    curve.truePositive[i + 1] = hits;
    curve.falsePositive[i + 1] = misses;
  }
  for (let i = 1; i <= length; i++) {
    curve.truePositive[i]! /= hits;
    curve.falsePositive[i]! /= misses;
  }
  return curve;
}

/**
 * Area between two ROC curves, wherever which one is above.
 *
 * Each curve is straight between its points; where two straight pieces cross, both triangles count.
 *
 * Unit: share in [0, 1]. Example: a perfect curve and the diagonal → 1/2.
 *
 * @source Gardner, Brooks & Baker (2019), LAK, §3.2
 */
export function areaBetween(a: Roc, b: Roc): number {
  const [ax, ay, bx, by] = [a.falsePositive, a.truePositive, b.falsePositive, b.truePositive];
  let [i, j, x, area] = [1, 1, 0, 0];
  for (;;) {
    // Upright pieces have no area.
    while (i < ax.length && ax[i]! <= x) i++;
    while (j < bx.length && bx[j]! <= x) j++;
    if (i === ax.length || j === bx.length) return area;
    const end = Math.min(ax[i]!, bx[j]!);
    const left = heightAt(ax, ay, i, x) - heightAt(bx, by, j, x);
    const right = heightAt(ax, ay, i, end) - heightAt(bx, by, j, end);
    area += (end - x) * meanDistance(left, right);
    x = end;
  }
}

/** The height at x of the piece that ends in point i. */
function heightAt(xs: Float64Array, ys: Float64Array, i: number, x: number): number {
  return ys[i - 1]! + ((ys[i]! - ys[i - 1]!) * (x - xs[i - 1]!)) / (xs[i]! - xs[i - 1]!);
}

/** Mean of |d| while d goes straight from one value to the other. */
function meanDistance(left: number, right: number): number {
  const [p, q] = [Math.abs(left), Math.abs(right)];
  return left * right >= 0 ? (p + q) / 2 : (p * p + q * q) / (2 * (p + q));
}
