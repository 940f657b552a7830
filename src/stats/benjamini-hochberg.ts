/**
 * p-values adjusted so that, among those at or below q, at most a share q is expected to be of true null hypotheses.
 *
 * Example: 0.01, 0.04, 0.03, 0.2 → 0.04, 0.0533, 0.0533, 0.2.
 *
 * @source Benjamini & Hochberg (1995), J. R. Stat. Soc. B 57:289–300, §3.1
 */
export function benjaminiHochberg(p: readonly number[]): number[] {
  const order = p.map((_, i) => i).sort((a, b) => p[b]! - p[a]!);
  const adjusted = new Array<number>(p.length);
  let least = 1;
  order.forEach((i, place) => {
    // Rounding must not take a p below itself.
    least = Math.min(least, Math.max(p[i]!, (p[i]! * p.length) / (p.length - place)));
    adjusted[i] = least;
  });
  return adjusted;
}
