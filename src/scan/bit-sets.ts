import { type BitKernel, bitKernel, bitMemory } from "./bit-kernel.js";

/** Sets of tuples as bits in one block of memory. A set is the offset of its first byte. */
export interface BitSets extends BitKernel {
  /** Room for `count` empty sets of `bytes` each, one after the other; the offset of the first. */
  reserve(bytes: number, count: number): number;
  /** All memory as 32-bit words; valid until the next `reserve`. */
  words(): Uint32Array;
}

const PAGE = 65536;

export function bitSets(): BitSets {
  const memory = bitMemory(1);
  const { intersect, overlaps } = bitKernel(memory);
  let used = 0;
  let words = new Uint32Array(memory.buffer);
  return {
    reserve(bytes, count) {
      const first = used;
      used += bytes * count;
      const missing = Math.ceil(used / PAGE) - memory.buffer.byteLength / PAGE;
      if (missing > 0) {
        memory.grow(missing);
        words = new Uint32Array(memory.buffer);
      }
      return first;
    },
    words: () => words,
    intersect,
    overlaps,
  };
}

/** Bytes of a set of the first `tuples` tuples: whole words of 64 bits, and at least one. */
export const bytesFor = (tuples: number): number => 8 * Math.max(1, Math.ceil(tuples / 64));
