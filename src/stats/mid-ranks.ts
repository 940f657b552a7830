/**
 * Ranks from 1 to n of the numbers, equal numbers sharing the mean of their places; a missing one (NaN) has none (NaN).
 *
 * Example: 10, 30, 10, NaN → 1.5, 3, 1.5, NaN.
 */
export function midRanks(values: Float64Array): Float64Array {
  const order = Float64Array.from(values)
    .filter((value) => !Number.isNaN(value))
    .sort();
  const rankOf = new Map<number, number>();
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && order[to] === order[from]) to++;
    rankOf.set(order[from]!, (from + 1 + to) / 2);
    from = to;
  }
  return values.map((value) => rankOf.get(value) ?? Number.NaN);
}
