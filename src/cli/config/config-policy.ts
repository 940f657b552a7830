import { fault } from "../../errors.js";
import type { Policy } from "../../policy/policy.js";
import { readPolicy } from "../../policy/read-policy.js";
import { policyPath } from "../find-policy.js";
import { policyFiles, textAt } from "../policy-files.js";
import type { CommonFlags } from "../session.js";

/** Flags of the commands about a policy. */
export interface ConfigFlags extends CommonFlags {
  readonly policy?: string;
  readonly profile?: string;
}

/** The file named after the command, else by a flag, else the nearest one. */
export function pathOf(file: string | undefined, flags: ConfigFlags): string {
  const path = file ?? policyPath(flags.policy, process.env);
  if (path === null) throw fault("EH201", "there is no evenhand.yml here or above", { help: ["evenhand init DATA, or name the file"] });
  return path;
}

/** Text of a policy that has to be there. */
export async function existing(path: string): Promise<string> {
  const text = await textAt(path);
  if (text === null) throw fault("EH201", `the policy ${path} cannot be read: there is no such file`, { help: ["evenhand init DATA"] });
  return text;
}

/** A policy of this folder, with variables as they are written: what they stand for here does not matter. */
export const policyAt = async (path: string, profile: string | null): Promise<Policy> =>
  readPolicy(await existing(path), path, { world: { ...policyFiles(process.env), variables: null }, profile });
