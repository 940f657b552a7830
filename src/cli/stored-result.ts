import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { digestOf } from "../audit/digest.js";
import { noFurtherBlocks } from "../audit/further/blocks.js";
import type { Result } from "../audit/result.js";
import { noStudyBlocks } from "../audit/studies/blocks.js";
import { type Diagnostic, diagnostic, EvenhandError, fault } from "../errors.js";
import { packageFolder } from "../renderers/package-folder.js";
import { version as ownVersion } from "../version.js";
import { fillAbsent, type ResultSchema } from "./fill-absent.js";

const help = ["evenhand audit FILE -o results.json writes one"];

/** A result that was read from a file. */
export interface Stored {
  /** In today's shape: blocks that an older build did not have are empty, fields it did not have null. */
  readonly result: Result;
  /** As it stands in the file, which is what its digest was made of. */
  readonly written: Result;
  /** Runs what reads it. Throws EH100 instead of stumbling over a field that an older build did not have. */
  reading<T>(work: () => Promise<T>): Promise<T>;
  /** The warning about a result that was edited after it was written; null when it was not. */
  readonly changed: Diagnostic | null;
}

/** The result in a file, in today's shape. Throws EH100 when it is none, or one that this version cannot read. */
export const storedResult = async (path: string): Promise<Result> => (await readStored(path)).result;

/** The result in a file, and what is to be known of the file. Throws EH100 when it is none, or one that this version cannot read. */
export async function readStored(path: string): Promise<Stored> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    throw fault("EH100", `${path} cannot be read: ${whyNot(error)}`, { help, cause: error });
  }
  const { format, version } = (typeof content === "object" && content !== null ? content : {}) as Partial<Record<string, unknown>>;
  if (format !== "evenhand.result") throw fault("EH100", `${path} is not a result of evenhand`, { help });
  if (typeof version !== "string" || !/^1\.\d+$/.test(version))
    throw fault("EH100", `${path} has version ${String(version)}, this evenhand reads version 1`, {
      help: ["use the evenhand that wrote it"],
    });
  const result = content as Result;
  const lists = ["groups", "disparities", "strata", "inputs", "profile", "diagnostics", "outputs", "checks"] as const;
  const objects = ["plan", "verdict", "run", "tool"] as const;
  const absent = [
    ...lists.filter((key) => !Array.isArray(result[key])),
    ...objects.filter((key) => typeof result[key] !== "object" || result[key] === null),
  ];
  if (absent.length > 0) throw fault("EH100", `${path} is not a whole result: ${absent.join(", ")} missing`, { help });
  const { shaped, unknown } = await todaysShape(result, path);
  return {
    written: result,
    result: shaped,
    async reading(work) {
      try {
        return await work();
      } catch (error) {
        if (error instanceof EvenhandError || unknown.length === 0 || !(error instanceof Error) || error.name === "AbortError") throw error;
        throw tooOld(result, { path, missing: unknown, cause: error });
      }
    },
    changed: changedSince(result, path),
  };
}

/** A result of an older build in today's shape. Throws EH100 when it lacks what cannot be unknown. */
async function todaysShape(written: Result, path: string): Promise<{ readonly shaped: Result; readonly unknown: readonly string[] }> {
  const schema = JSON.parse(await readFile(join(packageFolder("docs/schema"), "result-1.json"), "utf8")) as ResultSchema;
  const { value, unknown, absent } = fillAbsent(
    { ...noFurtherBlocks, ...noStudyBlocks, waivers: [], complete: true, ...(written as Partial<Result>) },
    schema,
  );
  if (absent.length === 0) return { shaped: value as Result, unknown };
  throw tooOld(written, { path, missing: absent });
}

interface Missing {
  readonly path: string;
  readonly missing: readonly string[];
  readonly cause?: unknown;
}

function tooOld({ tool }: Result, { path, missing, cause }: Missing): EvenhandError {
  const more = missing.length > NAMED ? ` and ${missing.length - NAMED} more` : "";
  return fault(
    "EH100",
    `${path} was written by evenhand ${String(tool.version)}, and evenhand ${ownVersion} cannot read it: ${missing.slice(0, NAMED).join(", ")}${more} missing`,
    { help: ["use the evenhand that wrote it, or repeat the audit"], cause },
  );
}

/** Absent fields that an error names. */
const NAMED = 5;

function whyNot(error: unknown): string {
  if (error instanceof SyntaxError) return "it is not JSON";
  const { code } = error as NodeJS.ErrnoException;
  return code === "ENOENT" ? "there is no such file" : code === "EISDIR" ? "it is a folder" : "it cannot be opened";
}

const changedSince = (stored: Result, path: string): Diagnostic | null =>
  digestOf({ ...stored }) === stored.digest
    ? null
    : diagnostic("EH128", `${path} was changed after it was written`, { help: ["repeat the audit before relying on it"] });
