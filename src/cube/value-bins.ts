/**
 * How many different values were put into few: log-linear bins whose edges are sums of two powers of two.
 *
 * Each power of two between consecutive ones is cut into `parts` equal bins, so that a bin is at most 1 / parts as wide
 * as its values are large. All edges are exact and every operation is a product by a power of two, a floor or a
 * difference that does not round, so every engine puts each value in the same bin to the bit.
 */
export interface Binning {
  /** "unit": all values are from 0 to 1, and bins are as fine near 1 as near 0. "signed": bins by the size of the value. */
  readonly scale: "unit" | "signed";
  /** The power of two at or below the largest value. */
  readonly top: number;
  /** Bins between two powers of two. */
  readonly parts: number;
  /** Powers of two below the top that are told apart; what is smaller shares one bin on each side of 0. */
  readonly octaves: number;
}

/** The bin of a value: every value in it is from `lower` to `upper`. */
export interface Bin {
  readonly lower: number;
  readonly middle: number;
  readonly upper: number;
}

const PARTS = 512;
const OCTAVES = 30;

/** Bins for values of this range; infinities are left out of it. */
export function binningFor(min: number, max: number): Binning {
  if (min >= 0 && max <= 1) return { scale: "unit", top: -1, parts: PARTS, octaves: OCTAVES };
  return { scale: "signed", top: exponentOf(Math.max(Math.abs(min), Math.abs(max))), parts: PARTS, octaves: OCTAVES };
}

/** The bin that holds a value; 0, 1 on the unit scale, and infinities have one for themselves. */
export function binOf(value: number, binning: Binning): Bin {
  const side = value < 0 || (binning.scale === "unit" && value >= 0.5) ? -1 : 1;
  const base = binning.scale === "unit" && side === -1 ? 1 : 0;
  const size = base === 1 ? 1 - value : Math.abs(value);
  if (size === 0 || !Number.isFinite(size) || (base === 1 && size === 0.5)) return { lower: value, middle: value, upper: value };
  const width = widthAt(size, binning);
  const near = Math.floor(size / width) * width;
  const at = (distance: number): number => base + side * distance;
  const [lower, upper] = side === 1 ? [at(near), at(near + width)] : [at(near + width), at(near)];
  return { lower, middle: at(near + width / 2), upper };
}

/** The width of the bins among which a positive size lies. */
function widthAt(size: number, { top, parts, octaves }: Binning): number {
  const exponent = exponentOf(size);
  return exponent <= top - octaves ? 2 ** (top - octaves + 1) : 2 ** exponent / parts;
}

const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);
const HIGH = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;

/** The largest e with 2^e ≤ x; for x below the normal numbers −1023. */
export function exponentOf(x: number): number {
  float[0] = x;
  return ((words[HIGH]! >>> 20) & 0x7ff) - 1023;
}
