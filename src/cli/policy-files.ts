import { readFile } from "node:fs/promises";
import { fault } from "../errors.js";
import type { PolicyWorld, Variables } from "../policy/policy-world.js";

/** The files of this folder, and what variables stand for here. */
export const policyFiles = (env: NodeJS.ProcessEnv): PolicyWorld => ({ source: "file", read: textAt, variables: variablesOf(env) });

/** The environment, and secrets in files. */
export const variablesOf = (env: NodeJS.ProcessEnv): Variables => ({ env, secret: textAt });

/** Text of a file; null when there is none. */
export async function textAt(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    throw fault(
      "EH201",
      `${path} cannot be read: ${code === "EISDIR" ? "it is a folder" : code === "EACCES" ? "permission denied" : (error as Error).message}`,
      {
        cause: error,
      },
    );
  }
}
