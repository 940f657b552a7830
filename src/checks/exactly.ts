import type { Rate } from "../disparities/row.js";
import type { CheckedPair } from "./check.js";
import type { Limit } from "./side.js";

/** Limits are read as decimals of nine places, as a user writes them. */
const SCALE = 1_000_000_000n;

/**
 * The value of a pair of unweighted shares, moved by at most one rounding error to the side of the limit on which it is in whole numbers.
 *
 * 4/5 computed as (3/5) / (6/8) is 0.7999999999999999 in binary; as whole numbers 3 · 8 · 5 = 4 · 6 · 5, so it is 0.8 and
 * four fifths are met. Other values are returned as they are.
 *
 * Example: 3 of 5 over 6 of 8 against 0.8 → 0.8.
 *
 * @source 29 CFR 1607.4(D): "less than four-fifths"
 */
export function exactValue(value: number, pair: CheckedPair | null, { limit }: Limit, scale: "difference" | "ratio"): number {
  const sign = pair && signAgainst(value, pair, limit, scale);
  if (sign === null) return value;
  if (sign === 0) return limit;
  return Math.sign(value - limit) === sign ? value : nextTo(limit, sign);
}

/** −1, 0 or 1: the exact value less the limit; null when it is not made of two whole shares. */
function signAgainst(value: number, { a, b }: CheckedPair, limit: number, kind: "difference" | "ratio"): -1 | 0 | 1 | null {
  if (b === null) return null;
  const [x, y] = [wholeShare(a), wholeShare(b)];
  const wanted = wholeLimit(limit);
  if (x === null || y === null || wanted === null) return null;
  const close = (other: number): boolean => Math.abs(other - value) <= 1e-12 * Math.max(1, Math.abs(value));
  if (kind === "difference") {
    if (!close(a.value! - b.value!)) return null;
    return compare((x.hits * y.trials - y.hits * x.trials) * SCALE, wanted * x.trials * y.trials);
  }
  if (y.hits > 0n && close(a.value! / b.value!)) return compare(x.hits * y.trials * SCALE, wanted * y.hits * x.trials);
  if (x.hits > 0n && close(b.value! / a.value!)) return compare(y.hits * x.trials * SCALE, wanted * x.hits * y.trials);
  return null;
}

/** The limit in billionths when it is a decimal of that many places. */
function wholeLimit(limit: number): bigint | null {
  const scaled = Math.round(limit * Number(SCALE));
  return Number.isSafeInteger(scaled) && scaled / Number(SCALE) === limit ? BigInt(scaled) : null;
}

interface Whole {
  readonly hits: bigint;
  readonly trials: bigint;
}

function wholeShare({ value, numerator, n }: Rate): Whole | null {
  if (value === null || numerator === null || !Number.isSafeInteger(numerator) || !(n > 0) || numerator / n !== value) return null;
  return { hits: BigInt(numerator), trials: BigInt(n) };
}

const compare = (x: bigint, y: bigint): -1 | 0 | 1 => (x < y ? -1 : x > y ? 1 : 0);

/** The double next to x on one side of it. */
function nextTo(x: number, sign: -1 | 1): number {
  if (x === 0) return sign * Number.MIN_VALUE;
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  view.setBigInt64(0, view.getBigInt64(0) + (sign > 0 === x > 0 ? 1n : -1n));
  return view.getFloat64(0);
}
