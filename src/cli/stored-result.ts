import { readFile } from "node:fs/promises";
import { digestOf } from "../audit/digest.js";
import type { Result } from "../audit/result.js";
import { type Diagnostic, diagnostic, fault } from "../errors.js";

const help = ["evenhand audit FILE -o results.json writes one"];

/** The result in a file, once it is known to be one that this version can read. */
export async function storedResult(path: string): Promise<Result> {
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
  return result;
}

function whyNot(error: unknown): string {
  if (error instanceof SyntaxError) return "it is not JSON";
  const { code } = error as NodeJS.ErrnoException;
  return code === "ENOENT" ? "there is no such file" : code === "EISDIR" ? "it is a folder" : "it cannot be opened";
}

/** The warning about a result that was edited after it was written; null when it was not. */
export const changedSince = (stored: Result, path: string): Diagnostic | null =>
  digestOf({ ...stored }) === stored.digest
    ? null
    : diagnostic("EH128", `${path} was changed after it was written`, { help: ["repeat the audit before relying on it"] });
