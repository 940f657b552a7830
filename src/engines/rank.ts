/**
 * The rank of a quantile of type 1 (Hyndman & Fan 1996): the smallest k with k/present ≥ share, from 1 to `present`.
 *
 * A share is a decimal that a double only comes near to, so a product within four rounding errors of a whole number is
 * taken for it, as R does.
 *
 * Example: `rankOf(0.07, 100)` is 7, although 0.07 * 100 is 7.000000000000001.
 */
export function rankOf(share: number, present: number): number {
  const exact = share * present;
  const whole = Math.round(exact);
  const rank = Math.abs(exact - whole) <= 4 * Number.EPSILON * present ? whole : Math.ceil(exact);
  return Math.min(Math.max(rank, 1), present);
}
