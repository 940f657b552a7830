import { clusteredError } from "./clustered-error.js";
import type { Pairs } from "./matching.js";

/**
 * Standard error of a mean over pairs, when rows of both groups come back in several pairs.
 *
 * The variance between the rows of the first group, and that between the rows of the second, each hold what is left to the pairing and
 * to the order of features; so it is taken off once. Without a model of what rows share, without drawing: the same for any order.
 * With `clusterOf`, rows of a cluster count as one. 0 where a group has one row.
 *
 * The cluster bootstrap over both groups would count that share three times: once for each group and once for both.
 *
 * @source Cameron, Gelbach & Miller (2011), J. Bus. Econ. Stat. 29:238–249, §2.2; the bootstrap's bias: Owen (2007), Ann. Appl. Stat. 1:386–411, §4
 */
export function twoWayError(
  { first, second, weight }: Pairs,
  values: Float64Array,
  mean: number,
  clusterOf: (row: number) => number = (row) => row,
): number {
  const moveOf = (k: number): number => weight[k]! * (values[k]! - mean);
  const [ofFirst, ofSecond] = [first.map(clusterOf), second.map(clusterOf)];
  const both = new Map<string, number>();
  for (let k = 0; k < values.length; k++) {
    const key = `${ofFirst[k]} ${ofSecond[k]}`;
    both.set(key, (both.get(key) ?? 0) + moveOf(k));
  }
  let own = 0;
  for (const sum of both.values()) own += sum * sum;
  return Math.sqrt(Math.max(clusteredError(ofFirst, moveOf) ** 2 + clusteredError(ofSecond, moveOf) ** 2 - own, 0));
}
