/**
 * Fisher's exact two-sided p of the table a b / c d: the probability, given the margins, of a table no more probable than it.
 *
 * Unit: probability. Probabilities within a relative 10⁻⁷ count as equal. 1 when a margin is empty.
 * Example: fisherExact(3, 1, 1, 3) = 34/70.
 *
 * @source Fisher (1934), Statistical Methods for Research Workers, 5th ed., §21.02; Freeman & Halton (1951), Biometrika 38:141–149
 */
export function fisherExact(a: number, b: number, c: number, d: number): number {
  const n = a + b + c + d;
  const row = a + b;
  const column = a + c;
  const least = Math.max(0, row + column - n);
  const most = Math.min(row, column);
  const mode = Math.min(most, Math.max(least, Math.floor(((row + 1) * (column + 1)) / (n + 2))));
  const up = (i: number): number => ((row - i) * (column - i)) / ((i + 1) * (n - row - column + i + 1));

  // Probabilities relative to the mode's, so that nothing overflows; each walk takes the same steps, so that `a` meets itself.
  let observed = 1;
  for (let i = mode; i < a; i++) observed *= up(i);
  for (let i = mode; i > a; i--) observed /= up(i - 1);
  const limit = observed * (1 + 1e-7);

  let total = 0;
  let tail = 0;
  const add = (probability: number): void => {
    total += probability;
    if (probability <= limit) tail += probability;
  };
  let p = 1;
  for (let i = mode; i <= most && p > tail * 1e-18; i++) {
    add(p);
    p *= up(i);
  }
  p = 1;
  for (let i = mode; i > least && p > tail * 1e-18; i--) {
    p /= up(i - 1);
    add(p);
  }
  return Math.min(1, tail / total);
}
