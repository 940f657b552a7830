import { join } from "node:path";
import type { PolicyFacts } from "../audit/result.js";
import { fault } from "../errors.js";
import type { Policy } from "../policy/policy.js";
import { looserParts, policyDiff, stricterParts } from "../policy/policy-diff.js";
import type { PolicyWorld } from "../policy/policy-world.js";
import { readPolicy } from "../policy/read-policy.js";
import { findPolicy, policyNames, policyPath } from "./find-policy.js";
import { gitFiles, wayUp } from "./git-file.js";

/** A policy that was read from a commit, and how that of the working tree differs from it. */
export interface PolicyFrom {
  readonly policy: Policy;
  /** What the working tree would loosen and tighten; null when it has no policy. */
  readonly diff: PolicyFacts["diff"];
}

export interface FromOptions {
  /** `--policy`. */
  readonly named: string | undefined;
  readonly env: NodeJS.ProcessEnv;
  readonly profile?: string | null;
}

/** The policy of `--policy-from REF`, so that a change cannot be judged by the limits that it brings along. */
export async function policyFrom(ref: string, { named, env, profile = null }: FromOptions): Promise<PolicyFrom> {
  const world = await gitFiles(ref, env);
  const found = await policyIn(world, policyPath(named, env));
  if (found === null) throw fault("EH201", `there is no policy in ${ref}`, { help: [`git show ${ref}:evenhand.yml`, "--policy FILE"] });
  const policy = await readPolicy(found.text, found.path, { world, profile });
  const here = await findPolicy(named, env, profile);
  return { policy, diff: here === null ? null : differenceOf(policy, here) };
}

/** What a result says of a difference: checks that are gone and waivers that are new are looser. */
export function differenceOf(before: Policy, after: Policy): NonNullable<PolicyFacts["diff"]> {
  const diff = policyDiff(before, after);
  return { loosened: looserParts(diff), tightened: stricterParts(diff) };
}

/** The policy's text in a commit: at the path it has here, else the nearest one upward. */
export async function policyIn(world: PolicyWorld, path: string | null): Promise<{ readonly path: string; readonly text: string } | null> {
  if (path !== null) {
    const text = await world.read(path);
    if (text !== null) return { path, text };
  }
  const levels = ((await wayUp()) ?? "").split("/").filter((part) => part === "..").length;
  for (let level = 0; level <= levels; level++) {
    for (const name of policyNames) {
      const at = join(...Array.from({ length: level }, () => ".."), name);
      const text = await world.read(at);
      if (text !== null) return { path: at, text };
    }
  }
  return null;
}
