/**
 * The bytes in an LZ4 frame, the compression that pandas and pyarrow give Feather files. Checksums are not checked.
 *
 * @source LZ4 frame format 1.6.4 and block format, github.com/lz4/lz4/doc
 */
export function lz4Frame(frame: Uint8Array, length: number): Uint8Array {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  if (view.getUint32(0, true) !== 0x184d2204) throw new RangeError("not an LZ4 frame");
  const flags = frame[4]!;
  let at = 6 + (flags & 8 ? 8 : 0) + (flags & 1 ? 4 : 0) + 1;
  const out = new Uint8Array(length);
  let filled = 0;
  for (;;) {
    const size = view.getUint32(at, true);
    at += 4;
    if (size === 0) break;
    const bytes = size & 0x7fffffff;
    const block = frame.subarray(at, at + bytes);
    if (size >>> 31 === 0) filled = lz4Block(block, out, filled);
    else {
      out.set(block, filled);
      filled += bytes;
    }
    at += bytes + (flags & 16 ? 4 : 0);
  }
  if (filled !== length) throw new RangeError(`an LZ4 frame holds ${filled} bytes, ${length} were promised`);
  return out;
}

/** Writes what a block holds behind what is there, which its matches may reach back into; where it ends. */
function lz4Block(block: Uint8Array, out: Uint8Array, filled: number): number {
  let at = 0;
  let write = filled;
  const longer = (short: number): number => {
    let length = short;
    if (short === 15) {
      let byte: number;
      do {
        byte = block[at++] ?? 0;
        length += byte;
      } while (byte === 255);
    }
    return length;
  };
  while (at < block.length) {
    const token = block[at++]!;
    const literals = longer(token >> 4);
    out.set(block.subarray(at, at + literals), write);
    at += literals;
    write += literals;
    if (at >= block.length) break;
    const back = block[at]! | (block[at + 1]! << 8);
    at += 2;
    const matched = longer(token & 15) + 4;
    if (back === 0 || back > write || write + matched > out.length) throw new RangeError("an LZ4 block reaches outside its data");
    for (let i = 0; i < matched; i++, write++) out[write] = out[write - back]!;
  }
  return write;
}
