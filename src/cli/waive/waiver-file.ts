import type { Waiver } from "../../checks/check.js";
import { fault } from "../../errors.js";
import type { Policy } from "../../policy/policy.js";
import { readPolicy } from "../../policy/read-policy.js";
import { gatePolicy } from "../gate-policy.js";
import { policyFiles, textAt } from "../policy-files.js";
import type { CommonFlags } from "../session.js";

export interface WaiveFlags extends CommonFlags {
  readonly policy?: string;
  readonly profile?: string;
}

/** A policy with the file in which its waivers are written. */
export interface WaiverFile {
  readonly policy: Policy;
  readonly path: string;
  readonly text: string;
  /** The policy as it would be with another text of that file; throws what would be wrong with it. */
  reread(text: string): Promise<Policy>;
}

/** Waivers of one file replace those of the files that it extends, so that they are all in one. */
export async function waiverFile(flags: WaiveFlags): Promise<WaiverFile> {
  const { policy } = await gatePolicy(flags, process.env);
  const path = policy.waivers[0]?.location?.file ?? policy.path;
  const text = await textAt(path);
  if (text === null)
    throw fault("EH200", `the waivers are in ${path}, which is no file of this folder`, { help: ["give the policy waivers of its own"] });
  const files = policyFiles(process.env);
  const main = await textAt(policy.path);
  return {
    policy,
    path,
    text,
    reread: (changed) =>
      readPolicy(path === policy.path ? changed : main!, policy.path, {
        world: { ...files, variables: null, read: async (file) => (file === path ? changed : files.read(file)) },
        profile: flags.profile ?? null,
      }),
  };
}

/** Whether two waivers are of the same failures. */
export const isSameScope = (a: Pick<Waiver, "check" | "groups">, b: Pick<Waiver, "check" | "groups">): boolean =>
  a.check === b.check && JSON.stringify([...(a.groups ?? [])].sort()) === JSON.stringify([...(b.groups ?? [])].sort());
