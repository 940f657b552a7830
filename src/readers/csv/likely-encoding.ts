/**
 * The encoding, of those that files are commonly in, that reads bytes which are not UTF-8 well; null when none does.
 *
 * Zero bytes at every second place are UTF-16. Otherwise single accented letters inside Latin words are windows-1252, and
 * whole words of high bytes that are letters there are windows-1251.
 */
export function likelyEncoding(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 262_144);
  const wide = wideEncoding(sample);
  if (wide !== null) return wide;
  let high = 0;
  let runs = 0;
  let cyrillic = 0;
  for (let i = 0; i < sample.length; i++) {
    const byte = sample[i]!;
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) return null;
    if (byte < 0x80) continue;
    high++;
    if (byte >= 0xc0) cyrillic++;
    if (i === 0 || sample[i - 1]! < 0x80) runs++;
  }
  if (high === 0) return null;
  if (high / runs < 2) return unassigned.some((byte) => sample.includes(byte)) ? null : "windows-1252";
  return cyrillic / high > 0.9 ? "windows-1251" : null;
}

/** Bytes that windows-1252 gives no character. */
const unassigned = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

/** "utf-16le" or "utf-16be" when every second byte of plain text is zero. */
export function wideEncoding(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const length = Math.min(bytes.length, 4096) & ~1;
  if (length < 4) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const half = length / 2;
  return odd > half * 0.4 && even === 0 ? "utf-16le" : even > half * 0.4 && odd === 0 ? "utf-16be" : null;
}
