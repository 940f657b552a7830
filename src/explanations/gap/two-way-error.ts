import type { Pairs } from "./matching.js";

/**
 * Standard error of a mean over pairs, when rows of both groups come back in several pairs.
 *
 * The variance between the rows of the first group, and that between the rows of the second, each hold what is left to the pairing and
 * to the order of features; so it is taken off once. Without a model of what rows share, without drawing: the same for any order.
 * 0 where a group has one row.
 *
 * The cluster bootstrap over both groups would count that share three times: once for each group and once for both.
 *
 * @source Cameron, Gelbach & Miller (2011), J. Bus. Econ. Stat. 29:238–249, §2.2; the bootstrap's bias: Owen (2007), Ann. Appl. Stat. 1:386–411, §4
 */
export function twoWayError({ first, second, weight }: Pairs, values: Float64Array, mean: number): number {
  const [ofFirst, ofSecond] = [between(first, weight, values, mean), between(second, weight, values, mean)];
  let own = 0;
  for (let k = 0; k < values.length; k++) own += (weight[k]! * (values[k]! - mean)) ** 2;
  return Math.sqrt(Math.max(ofFirst + ofSecond - own, 0));
}

function between(rows: Int32Array, weight: Float64Array, values: Float64Array, mean: number): number {
  const sums = new Map<number, number>();
  for (let k = 0; k < rows.length; k++) sums.set(rows[k]!, (sums.get(rows[k]!) ?? 0) + weight[k]! * (values[k]! - mean));
  let squares = 0;
  for (const sum of sums.values()) squares += sum * sum;
  return sums.size < 2 ? 0 : (squares * sums.size) / (sums.size - 1);
}
