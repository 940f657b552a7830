import { randomBytes } from "node:crypto";
import { mkdir, open, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { type EvenhandError, fault } from "../errors.js";
import { formatBytes } from "../sections/format-count.js";

/** A file that is complete on disk under a temporary name, and nowhere yet under its own. */
export interface StagedFile {
  readonly path: string;
  /** False for a device or a pipe, whose bytes nobody finds again. */
  readonly isKept: boolean;
  /** Puts it in its place, in one step. */
  commit(): Promise<void>;
  discard(): Promise<void>;
}

/** Writes the bytes beside their place: folders made, data on disk before anything is renamed, nothing left behind when it fails. */
export async function stageFile(path: string, content: string | Uint8Array): Promise<StagedFile> {
  try {
    await mkdir(dirname(path), { recursive: true });
    // A device or a pipe is written to, never replaced.
    if (await isSpecial(path))
      return {
        path,
        isKept: false,
        commit: () => writeFile(path, content).catch((error) => Promise.reject(writeFault(error, path, content))),
        discard: async () => {},
      };
    const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString("hex")}.tmp`);
    const discard = (): Promise<void> => rm(temporary, { force: true });
    try {
      const file = await open(temporary, "wx");
      try {
        await file.writeFile(content);
        await file.sync();
      } finally {
        await file.close();
      }
    } catch (error) {
      await discard();
      throw error;
    }
    const commit = async (): Promise<void> => {
      try {
        await rename(temporary, path);
      } catch (error) {
        await discard();
        throw writeFault(error, path, content);
      }
    };
    return { path, isKept: true, commit, discard };
  } catch (error) {
    throw writeFault(error, path, content);
  }
}

async function isSpecial(path: string): Promise<boolean> {
  try {
    const found = await stat(path);
    return !found.isFile() && !found.isDirectory();
  } catch {
    return false;
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "not permitted",
  EROFS: "read-only file system",
  EISDIR: "it is a folder",
  ENOTDIR: "part of the path is not a folder",
  EEXIST: "part of the path is not a folder",
  ENAMETOOLONG: "the name is too long",
  ENOENT: "the folder went away",
};

function writeFault(error: unknown, path: string, content: string | Uint8Array): EvenhandError {
  const { code } = error as NodeJS.ErrnoException;
  const size = typeof content === "string" ? Buffer.byteLength(content) : content.byteLength;
  if (code === "ENOSPC" || code === "EDQUOT") {
    return fault("EH302", `disk full while writing ${path} (needs ${formatBytes(size)})`, {
      evidence: ["nothing was left half-written"],
      cause: error,
    });
  }
  if (code === undefined) throw error;
  return fault("EH303", `cannot write ${path}: ${reasons[code] ?? code}`, { cause: error });
}
