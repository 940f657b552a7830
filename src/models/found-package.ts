import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { fault } from "../errors.js";
import { messageOf } from "./function-model.js";

/**
 * A package that evenhand does not bring along: from beside evenhand, or from the project it is called in.
 *
 * The second place is for an evenhand that is installed for the whole machine or run by npx. null where it is in neither.
 * Throws EH305 for a package that is there and cannot be loaded.
 */
export async function foundPackage(id: string, project = process.cwd()): Promise<unknown> {
  const at = placeOf(id, project);
  if (at === null) return null;
  try {
    return await import(at);
  } catch (cause) {
    throw fault("EH305", `the package ${id} cannot be loaded: ${messageOf(cause)}`, { help: [`npm install ${id}`], cause });
  }
}

/** What to import: the package's name where evenhand itself can see it, else the address of its file. */
function placeOf(id: string, project: string): string | null {
  if (resolved(id, import.meta.url) !== null) return id;
  const file = resolved(id, join(project, "package.json"));
  return file === null ? null : pathToFileURL(file).href;
}

function resolved(id: string, from: string): string | null {
  try {
    return createRequire(from).resolve(id);
  } catch {
    return null;
  }
}
