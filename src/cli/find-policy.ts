import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { fault } from "../errors.js";
import { type Policy, readPolicy } from "../policy/read-policy.js";

const names = ["evenhand.yml", "evenhand.yaml", "evenhand.json"];

/** The policy that a run is under: the one named, else the nearest one upward; null when there is none or `--no-policy` says so. */
export async function findPolicy(named: string | false | undefined, env: NodeJS.ProcessEnv): Promise<Policy | null> {
  if (named === false) return null;
  const said = named ?? (env.EVENHAND_POLICY || undefined);
  const path = said ?? policyAbove(process.cwd());
  if (path === null) return null;
  try {
    return await readPolicy(await readFile(path, "utf8"), path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "ENOENT" && code !== "EISDIR" && code !== "EACCES") throw error;
    const why = code === "ENOENT" ? "there is no such file" : code === "EISDIR" ? "it is a folder" : "permission denied";
    throw fault("EH201", `the policy ${path} cannot be read: ${why}`, { help: ["--policy FILE, or --no-policy"], cause: error });
  }
}

/** The nearest policy file from a folder upward, ending at the root of the repository; as a path from here. */
export function policyAbove(folder: string): string | null {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const found = names.map((name) => join(at, name)).find((path) => existsSync(path));
    if (found !== undefined) return relative(process.cwd(), found) || found;
    if (existsSync(join(at, ".git")) || dirname(at) === at) return null;
  }
}
