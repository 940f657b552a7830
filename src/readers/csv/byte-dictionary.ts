/** Distinct byte strings numbered in order of first appearance, so that a text is decoded once and not once a row. */
export interface ByteDictionary {
  readonly size: number;
  /** The number of bytes[from, to); a new one when it was not seen before. */
  codeOf(bytes: Uint8Array, from: number, to: number): number;
  /** The texts in the order of their numbers. */
  texts(): string[];
}

/** An empty dictionary. Open addressing with full comparison of the bytes, so equal hashes never merge two texts. */
export function byteDictionary(): ByteDictionary {
  let slots = new Int32Array(256);
  let hashes = new Int32Array(128);
  let ends = new Int32Array(128);
  let arena = new Uint8Array(1024);
  let size = 0;

  function add(bytes: Uint8Array, from: number, to: number, hash: number): number {
    const start = size === 0 ? 0 : ends[size - 1]!;
    const end = start + to - from;
    if (end > arena.length) arena = grown(arena, Uint8Array, end);
    arena.set(bytes.subarray(from, to), start);
    if (size === ends.length) {
      ends = grown(ends, Int32Array, size + 1);
      hashes = grown(hashes, Int32Array, size + 1);
    }
    ends[size] = end;
    hashes[size] = hash;
    size++;
    if (size * 2 > slots.length) slots = rehashed(slots.length * 4, hashes, size);
    return size - 1;
  }

  return {
    get size() {
      return size;
    },
    codeOf(bytes, from, to) {
      let hash = 0x811c9dc5 | 0;
      for (let i = from; i < to; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
      hash ^= hash >>> 15;
      const mask = slots.length - 1;
      const length = to - from;
      for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
        const code = slots[slot]! - 1;
        if (code === -1) {
          slots[slot] = size + 1;
          return add(bytes, from, to, hash);
        }
        if (hashes[code] !== hash) continue;
        const start = code === 0 ? 0 : ends[code - 1]!;
        if (ends[code]! - start !== length) continue;
        let i = 0;
        while (i < length && arena[start + i] === bytes[from + i]) i++;
        if (i === length) return code;
      }
    },
    texts() {
      const view = Buffer.from(arena.buffer, arena.byteOffset, arena.byteLength);
      return Array.from({ length: size }, (_, code) => view.toString("utf8", code === 0 ? 0 : ends[code - 1]!, ends[code]!));
    },
  };
}

function rehashed(length: number, hashes: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const slots = new Int32Array(length);
  for (let code = 0; code < size; code++) {
    let slot = hashes[code]! & (length - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (length - 1);
    slots[slot] = code + 1;
  }
  return slots;
}

/** The array with room for at least `least` entries. */
export function grown<A extends Uint8Array | Int32Array | Float64Array>(array: A, kind: new (length: number) => A, least: number): A {
  const larger = new kind(Math.max(least, array.length * 2));
  larger.set(array);
  return larger;
}
