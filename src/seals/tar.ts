/** A file of an archive. */
export interface Packed {
  /** With slashes, relative, without "..". */
  readonly path: string;
  readonly content: Uint8Array;
}

const BLOCK = 512;

/** An archive in the ustar format (POSIX.1-1988): the same files and time give the same bytes. Throws a RangeError for a path that has no place in a header. */
export function tarOf(files: readonly Packed[], modified: Date): Uint8Array {
  const seconds = Math.floor(modified.getTime() / 1000);
  const blocks = files.flatMap(({ path, content }) => [headerOf(path, content.byteLength, seconds), content, padding(content.byteLength)]);
  return Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]);
}

const padding = (size: number): Uint8Array => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);

function headerOf(path: string, size: number, seconds: number): Uint8Array {
  const { name, prefix } = nameAndPrefix(path);
  const header = Buffer.alloc(BLOCK);
  const octal = (value: number, at: number, length: number): void => {
    header.write(`${value.toString(8).padStart(length - 1, "0")}\0`, at, "latin1");
  };
  header.write(name, 0, "utf8");
  octal(0o644, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(size, 124, 12);
  octal(seconds, 136, 12);
  header.write("        ", 148, "latin1");
  header.write("0", 156, "latin1");
  header.write("ustar\0", 257, "latin1");
  header.write("00", 263, "latin1");
  header.write(prefix, 345, "utf8");
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  return header;
}

const LONGEST_NAME = 100;
const LONGEST_PREFIX = 155;

function nameAndPrefix(path: string): { readonly name: string; readonly prefix: string } {
  if (Buffer.byteLength(path) <= LONGEST_NAME) return { name: path, prefix: "" };
  for (let at = path.indexOf("/"); at !== -1; at = path.indexOf("/", at + 1)) {
    const [prefix, name] = [path.slice(0, at), path.slice(at + 1)];
    if (Buffer.byteLength(name) <= LONGEST_NAME && Buffer.byteLength(prefix) <= LONGEST_PREFIX) return { name, prefix };
  }
  throw new RangeError(`${path} is too long for a header`);
}
