/**
 * A number t with a ≤ t < b that has few digits, for a < b: the one nearest the middle among those with the fewest decimals.
 *
 * Conditions are read by people: between 41,200 and 47,900 a tree parts at 45,000. Example: `between(1, 2)` is 1, `between(0.12, 0.19)` is 0.2 − 0.05 = 0.15.
 */
export function between(a: number, b: number): number {
  const middle = a / 2 + b / 2;
  const first = Math.max(-300, Math.min(300, Math.floor(-Math.log10(b - a))));
  for (let digits = first; digits <= first + 2; digits++) {
    for (const step of [10, 5, 2, 1]) {
      // Powers of ten above 1 are exact and those below are not: divide by what is exact.
      const scale = 10 ** Math.abs(digits);
      const unit = digits > 0 ? (value: number) => (value * step) / scale : (value: number) => value * step * scale;
      const count = digits > 0 ? (middle * scale) / step : middle / scale / step;
      const near = [Math.floor(count), Math.ceil(count)].map(unit).filter((t) => a <= t && t < b);
      if (near.length > 0) return near.reduce((best, t) => (Math.abs(t - middle) < Math.abs(best - middle) ? t : best));
    }
  }
  return middle < b && middle >= a ? middle : a;
}
