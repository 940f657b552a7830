import { open } from "node:fs/promises";

/** The first bytes of a file, and whether they are all of it. */
export interface FileHead {
  readonly bytes: Uint8Array;
  readonly whole: boolean;
  readonly size: number;
}

/** Reads at most `most` bytes from the start of a file. */
export async function fileHead(path: string, most = 262_144): Promise<FileHead> {
  await using file = await open(path);
  const { size } = await file.stat();
  const bytes = new Uint8Array(Math.min(most, size));
  let filled = 0;
  while (filled < bytes.length) {
    const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return { bytes: bytes.subarray(0, filled), whole: filled >= size, size };
}
