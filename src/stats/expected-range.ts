import { normalSf } from "./normal.js";

/**
 * Expected range (largest less smallest) of k independent standard normals: Shewhart's d₂.
 *
 * Unit: standard deviations. 0 for one number. Example: 2 → 2/√π.
 *
 * @source Tippett (1925), Biometrika 17:364–387, (2): ∫ 1 − Φᵏ − (1 − Φ)ᵏ
 */
export function expectedRange(k: number): number {
  // The trapezoidal rule converges faster than any power of the step for a smooth function that dies out at both ends.
  const step = 1 / 16;
  let sum = outside(0, k) / 2;
  for (let i = 1, last = sum; last > sum * Number.EPSILON; i++) {
    last = outside(i * step, k);
    sum += last;
  }
  return 2 * step * sum;
}

/** Probability that some number is above x and some number is below it. */
function outside(x: number, k: number): number {
  const above = normalSf(x);
  return -Math.expm1(k * Math.log1p(-above)) - above ** k;
}
