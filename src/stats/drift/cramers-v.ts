/** Of two samples over the same cells: χ² over rows, and Cramér's V. */
export interface CramersV {
  /** χ² / (n + m). */
  readonly meanSquare: number;
  /** Corrected for what chance adds, 0 to 1; with two samples it is the root of the mean square. */
  readonly v: number;
}

/**
 * How strongly a value depends on the sample that it is in, from shares p of n rows and q of m.
 *
 * 0 with a single cell. Example: (30, 20) and (20, 30) → χ² 4 of 100 rows, V √(0.04 − 1/99) to the rows' correction = 0.1741.
 *
 * @source Cramér (1946), Mathematical Methods of Statistics, §21.9; corrected: Bergsma (2013), J. Korean Stat. Soc. 42:323–328
 */
export function cramersV(
  p: readonly number[],
  q: readonly number[],
  { past, now }: { readonly past: number; readonly now: number },
): CramersV {
  const n = past + now;
  const meanSquare = p.reduce((sum, x, i) => {
    const middle = (past * x + now * q[i]!) / n;
    return middle > 0 ? sum + ((past / n) * (now / n) * (x - q[i]!) ** 2) / middle : sum;
  }, 0);
  const cells = p.length;
  if (cells < 2 || n <= 2) return { meanSquare, v: 0 };
  const corrected = Math.max(0, meanSquare - (cells - 1) / (n - 1));
  const sides = Math.min(cells - (cells - 1) ** 2 / (n - 1), 2 - 1 / (n - 1)) - 1;
  return { meanSquare, v: sides > 0 ? Math.min(1, Math.sqrt(corrected / sides)) : 0 };
}
