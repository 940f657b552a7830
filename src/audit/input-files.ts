import type { Input } from "./result.js";

/** A file that was read, or rows in memory that have neither bytes nor digest. */
export interface InputFile {
  readonly path: string;
  readonly bytes: number | null;
  readonly sha256: string | null;
}

/** The files of an input: each of several that were read as one, else the one. */
export const inputFiles = ({ files, path, bytes, sha256 }: Input): readonly InputFile[] => files ?? [{ path, bytes, sha256 }];
