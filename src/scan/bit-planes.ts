import { type BitSets, bytesFor } from "./bit-sets.js";

/**
 * Whole numbers, one a tuple, as sets of bits: plane j holds the tuples whose number has the bit 2^j.
 *
 * The sum over a set is Σ 2^j · |set ∩ plane j|. Each number is at most its tuple's `limit`, limits fall from tuple to
 * tuple, and a plane ends where limits are below its bit: many tuples of one row each need a single plane. Several
 * columns of numbers (`copies`) share the planes' shape.
 */
export interface BitPlanes {
  readonly copies: number;
  /** 64-bit words of one copy, over all planes. */
  readonly words: number;
  /** Replaces the numbers of one copy. */
  write(copy: number, numbers: ArrayLike<number>): void;
  /** The sum over a set, for the first `copies` columns of numbers. */
  sums(set: number, copies: number, to: Float64Array): void;
}

interface Shape {
  readonly bit: number;
  readonly tuples: number;
  readonly bytes: number;
}

/** 64-bit words of one column of numbers with these limits. */
export const planeWords = (limits: ArrayLike<number>): number => shapesOf(limits).reduce((sum, { bytes }) => sum + bytes / 8, 0);

function shapesOf(limits: ArrayLike<number>): readonly Shape[] {
  const shapes: Shape[] = [];
  for (let bit = 0; limits.length > 0 && limits[0]! >= 2 ** bit; bit++) {
    const tuples = countAtLeast(limits, 2 ** bit);
    shapes.push({ bit, tuples, bytes: bytesFor(tuples) });
  }
  return shapes;
}

export function bitPlanes(sets: BitSets, limits: ArrayLike<number>, copies: number): BitPlanes {
  const planes = shapesOf(limits).map((shape) => ({ ...shape, first: sets.reserve(shape.bytes, copies) }));
  const counts = sets.reserve(8 * Math.ceil(copies / 2), 1);
  return {
    copies,
    words: planeWords(limits),
    write(copy, numbers) {
      const words = sets.words();
      for (const plane of planes) writePlane(words, (plane.first + copy * plane.bytes) / 4, plane, numbers);
    },
    sums(set, wanted, to) {
      to.fill(0, 0, wanted);
      for (const { bit, bytes, first } of planes) {
        sets.overlaps(set, first, bytes, wanted, counts);
        const words = sets.words();
        for (let copy = 0; copy < wanted; copy++) to[copy]! += words[counts / 4 + copy]! * 2 ** bit;
      }
    },
  };
}

/** How many of the falling limits are at least `least`. */
function countAtLeast(limits: ArrayLike<number>, least: number): number {
  let count = 0;
  while (count < limits.length && limits[count]! >= least) count++;
  return count;
}

function writePlane(words: Uint32Array, start: number, { bit, tuples, bytes }: Shape, numbers: ArrayLike<number>): void {
  // Numbers beyond 2^32 give their upper bits by division, as integer operators see the lower 32 bits only.
  const [scale, shift] = bit < 32 ? [1, bit] : [2 ** 32, bit - 32];
  words.fill(0, start, start + bytes / 4);
  for (let i = 0; i < tuples; i++) {
    const number = scale === 1 ? numbers[i]! : Math.floor(numbers[i]! / scale);
    if ((number >>> shift) & 1) words[start + (i >>> 5)]! |= 1 << (i & 31);
  }
}
