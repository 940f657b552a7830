import { existsSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fault } from "../errors.js";
import type { Policy } from "../policy/policy.js";
import { readPolicy } from "../policy/read-policy.js";
import { policyFiles } from "./policy-files.js";

/** What a policy file is called, in the order in which they are looked for. */
export const policyNames = ["evenhand.yml", "evenhand.yaml", "evenhand.json"];

/** The policy that a run is under: the one named, else the nearest one upward; null when there is none or `--no-policy` says so. */
export async function findPolicy(
  named: string | false | undefined,
  env: NodeJS.ProcessEnv,
  profile: string | null = null,
): Promise<Policy | null> {
  if (named === false) return null;
  const path = policyPath(named, env);
  if (path === null) return null;
  const world = policyFiles(env);
  const text = await world.read(path);
  if (text === null)
    throw fault("EH201", `the policy ${path} cannot be read: there is no such file`, { help: ["--policy FILE, or --no-policy"] });
  return await readPolicy(text, path, { world, profile });
}

/** Where the policy is: as named by a flag or by EVENHAND_POLICY, else the nearest one upward. */
export const policyPath = (named: string | undefined, env: NodeJS.ProcessEnv): string | null =>
  named ?? (env.EVENHAND_POLICY || undefined) ?? policyAbove(process.cwd());

/** The nearest policy file from a folder upward, ending at the root of the repository; as a path from here. */
export function policyAbove(folder: string): string | null {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const found = policyNames.map((name) => join(at, name)).find((path) => existsSync(path));
    if (found !== undefined) return relative(process.cwd(), found) || found;
    if (existsSync(join(at, ".git")) || dirname(at) === at) return null;
  }
}
