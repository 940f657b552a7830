/** One file or folder of a tar archive. */
export interface TarEntry {
  readonly path: string;
  readonly kind: "file" | "folder";
  readonly content: Buffer;
}

const BLOCK = 512;

/**
 * The entries of an uncompressed ustar archive, in its order. Links and other kinds of entries are passed over.
 *
 * An entry that would be written outside the folder it is unpacked into is refused.
 */
export function* untar(archive: Buffer): Generator<TarEntry> {
  for (let at = 0; at + BLOCK <= archive.length; ) {
    const header = archive.subarray(at, at + BLOCK);
    if (header[0] === 0) return;
    const size = octal(header, 124, 12);
    const content = archive.subarray(at + BLOCK, at + BLOCK + size);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    const kind = kinds[String.fromCharCode(header[156]!)];
    if (kind === undefined) continue;
    const prefix = text(header, 345, 155);
    const path = prefix === "" ? text(header, 0, 100) : `${prefix}/${text(header, 0, 100)}`;
    if (path.startsWith("/") || path.split("/").includes("..")) throw new Error(`tar entry ${path} leaves its folder`);
    yield { path, kind, content };
  }
}

const kinds: Readonly<Record<string, TarEntry["kind"]>> = { "\0": "file", "0": "file", "5": "folder" };

const text = (header: Buffer, from: number, length: number): string => header.toString("utf8", from, from + length).replace(/\0.*$/s, "");

const octal = (header: Buffer, from: number, length: number): number => Number.parseInt(text(header, from, length).trim() || "0", 8);
