import { withDecimal } from "../look/notation.js";

/**
 * A p-value: two decimals, three below 0.1, "< 0.001" when smaller still.
 *
 * Never rounded up to or past 0.05 from below, nor down to it from above. Example: 0.2169 → "0.22", 0.0207 → "0.021", 0.0498 → "0.0498".
 */
export function formatProbability(p: number): string {
  if (p < 0.001) return `< ${withDecimal("0.001")}`;
  const decimals = p < 0.0995 ? 3 : 2;
  for (let more = decimals; more < 12; more++) {
    const printed = p.toFixed(more);
    if (p === 0.05 || Number(printed) < 0.05 === p < 0.05) return withDecimal(printed);
  }
  return withDecimal(String(p));
}
