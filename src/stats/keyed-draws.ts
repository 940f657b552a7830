import type { Rng } from "./rng.js";

/** 64 bits a row that hang on what the row holds, not on where it stands. */
export interface RowKeys {
  readonly high: Uint32Array;
  readonly low: Uint32Array;
}

/**
 * A number in [0, 1) for each row, a multiple of 2⁻⁵³, from the stream's next four words and the row's key.
 *
 * A row has the same number whichever rows stand before or beside it, so neither the order of rows nor their batches matter.
 *
 * @source mixing: Wellons (2018), Prospecting for hash functions, lowbias32; the idea of a counter in place of a state: Salmon et al. (2011), SC '11, §2
 */
export function keyedDraws(random: Rng, { high, low }: RowKeys): (row: number) => number {
  const [a, b, c, d] = [random.u32(), random.u32(), random.u32(), random.u32()];
  return (row) => {
    const state = mixed(mixed(mixed(low[row]! ^ a) ^ high[row]!) ^ b);
    const [first, second] = [mixed(state ^ c), mixed((state + d) | 0)];
    return ((first >>> 5) * 2 ** 26 + (second >>> 6)) / 2 ** 53;
  };
}

/** A bijection of 32 bits in which every bit in moves about half of the bits out. */
function mixed(word: number): number {
  let x = word ^ (word >>> 16);
  x = Math.imul(x, 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}
