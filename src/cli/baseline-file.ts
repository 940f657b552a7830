import { dirname, isAbsolute, join } from "node:path";
import { readBaseline } from "../audit/gate/read-baseline.js";
import type { Baseline } from "../checks/baseline.js";
import { EvenhandError, fault } from "../errors.js";
import type { Policy } from "../policy/policy.js";
import { gitFiles } from "./git-file.js";
import { textAt } from "./policy-files.js";

/** Where a baseline is kept when nobody says otherwise. */
export const USUAL_BASELINE = ".evenhand/baseline.json";

export interface FoundBaseline {
  readonly content: Baseline | null;
  /** As messages call it. */
  readonly from: string;
  /** Why there is none. */
  readonly absent?: string;
}

/** The baseline that a flag or the policy names: a file, or `git:REF:PATH`. Throws EH405 when it is required, or named by a flag, and is not there. */
export async function findBaseline(named: string | undefined, policy: Policy, env: NodeJS.ProcessEnv): Promise<FoundBaseline | null> {
  const said = named ?? policy.baseline?.from;
  if (said === undefined) return null;
  const required = named !== undefined || policy.baseline?.required === true;
  const text = await textOf(named ?? placeOf(said, policy), env).catch((error: unknown) => {
    // A commit that is not here is a baseline that is not here; a broken file is not.
    if (required || !(error instanceof EvenhandError) || error.code !== "EH200") throw error;
    return error;
  });
  if (text instanceof EvenhandError) return { content: null, from: said, absent: `${said}: ${text.diagnostics[0]!.message}` };
  if (text !== null) return { content: readBaseline(text, said), from: said };
  if (!required) return { content: null, from: said, absent: `${said} is not there` };
  throw fault("EH405", `there is no baseline at ${said}`, { help: ["evenhand baseline save"] });
}

/** A path of the policy, as seen from here. */
export const besidePolicy = (path: string, { path: policy }: Pick<Policy, "path">): string =>
  isAbsolute(path) ? path : join(dirname(policy), path);

/** The text of a baseline at a path or in a commit; null when there is none. */
const textOf = (place: string, env: NodeJS.ProcessEnv): Promise<string | null> =>
  place.startsWith("git:") ? textInGit(place, env) : textAt(place);

/** The place that a policy names, as seen from here. */
function placeOf(said: string, policy: Pick<Policy, "path">): string {
  const [, ref, path] = inGit.exec(said) ?? [];
  return ref === undefined || path === undefined ? besidePolicy(said, policy) : `git:${ref}:${besidePolicy(path, policy)}`;
}

/** Where the policy's baseline is: a path, or `git:REF:PATH`. */
export const baselinePlace = (policy: Policy): string => placeOf(policy.baseline?.from ?? USUAL_BASELINE, policy);

/** Where a new baseline is written: the file that is named, or that of the policy in the working tree. */
export function baselinePath(named: string | undefined, policy: Policy): string {
  const place = named ?? baselinePlace(policy);
  return inGit.exec(place)?.[2] ?? place;
}

/** The baseline of a file or commit that has to be there. */
export async function readBaselineAt(place: string, env: NodeJS.ProcessEnv): Promise<Baseline> {
  const text = await textOf(place, env);
  if (text === null) throw fault("EH405", `there is no baseline at ${place}`, { help: ["evenhand baseline save"] });
  return readBaseline(text, place);
}

const inGit = /^git:([^:]+):(.+)$/;

async function textInGit(place: string, env: NodeJS.ProcessEnv): Promise<string | null> {
  const [, ref, path] = inGit.exec(place) ?? [];
  if (ref === undefined || path === undefined)
    throw fault("EH405", `${place} is no place of a baseline`, { help: ["git:origin/main:.evenhand/baseline.json"] });
  return (await gitFiles(ref, env)).read(path);
}
