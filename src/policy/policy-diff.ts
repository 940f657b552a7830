import { canonicalJson } from "../canonical-json.js";
import type { Check, Waiver } from "../checks/check.js";
import { checkChanges } from "./check-changes.js";
import type { Policy } from "./policy.js";

/** How one policy differs from an earlier one, a line each: `demographic_parity_difference@race: max 0.15, was 0.1`. */
export interface PolicyDiff {
  /** Also what cannot be compared, such as another filter: it can let through what was stopped before. */
  readonly loosened: readonly string[];
  readonly tightened: readonly string[];
  /** Ids of checks; `waiver ID` for waivers. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/** What changed between two policies. A check that is gone and a waiver that is new are looser, too: see `isLooser`. */
export function policyDiff(before: Policy, after: Policy): PolicyDiff {
  const diff = { loosened: [] as string[], tightened: [] as string[], added: [] as string[], removed: [] as string[] };
  const old = new Map(before.checks.map((check): [string, Check] => [check.id, check]));
  for (const check of after.checks) {
    const was = old.get(check.id);
    if (was === undefined) diff.added.push(check.id);
    else for (const { direction, what } of checkChanges(was, check)) diff[direction].push(`${check.id}: ${what}`);
    old.delete(check.id);
  }
  diff.removed.push(...old.keys());
  const waived = new Map(before.waivers.map((waiver): [string, Waiver] => [waiverKey(waiver), waiver]));
  for (const waiver of after.waivers) {
    const was = waived.get(waiverKey(waiver));
    if (was === undefined) diff.added.push(`waiver ${waiverKey(waiver)}`);
    else for (const { direction, what } of waiverChanges(was, waiver)) diff[direction].push(`waiver ${waiverKey(waiver)}: ${what}`);
    waived.delete(waiverKey(waiver));
  }
  diff.removed.push(...[...waived.keys()].map((key) => `waiver ${key}`));
  for (const { looser, what } of settingChanges(before, after)) diff[looser ? "loosened" : "tightened"].push(what);
  return diff;
}

/** Everything in a diff by which more can pass than before. */
export const looserParts = ({ loosened, added, removed }: PolicyDiff): readonly string[] => [
  ...loosened,
  ...removed.filter((id) => !isWaiver(id)).map((id) => `${id}: removed`),
  ...added.filter(isWaiver).map((id) => `${id}: added`),
];

/** Everything in a diff by which less can pass than before. */
export const stricterParts = ({ tightened, added, removed }: PolicyDiff): readonly string[] => [
  ...tightened,
  ...added.filter((id) => !isWaiver(id)).map((id) => `${id}: added`),
  ...removed.filter(isWaiver).map((id) => `${id}: removed`),
];

const isWaiver = (id: string): boolean => id.startsWith("waiver ");

const waiverKey = ({ check, groups }: Waiver): string => (groups === null ? check : `${check} (${[...groups].sort().join(", ")})`);

interface Change {
  readonly direction: "loosened" | "tightened";
  readonly what: string;
}

function waiverChanges(before: Waiver, after: Waiver): readonly Change[] {
  const found: Change[] = [];
  const add = (looser: boolean, what: string): void => void found.push({ direction: looser ? "loosened" : "tightened", what });
  if (before.expires !== after.expires) add(after.expires > before.expires, `expires ${after.expires}, was ${before.expires}`);
  // Which way a ceiling is stricter depends on the check's direction, so that any other one counts as looser.
  if (before.ceiling !== after.ceiling) add(before.ceiling !== null, `ceiling ${after.ceiling ?? "none"}, was ${before.ceiling ?? "none"}`);
  return found;
}

interface SettingChange {
  readonly looser: boolean;
  readonly what: string;
}

/** Settings that every check shares. What is not a matter of degree counts as looser. */
function settingChanges(before: Policy, after: Policy): readonly SettingChange[] {
  const found: SettingChange[] = [];
  const [old, now] = [settingsOf(before), settingsOf(after)];
  for (const key of new Set([...Object.keys(old), ...Object.keys(now)])) {
    const [a, b] = [old[key] ?? null, now[key] ?? null];
    if (canonicalJson(a) === canonicalJson(b)) continue;
    const [was, is] = [a, b].map((value) => (value === null ? "none" : typeof value === "object" ? JSON.stringify(value) : String(value)));
    found.push({ looser: !stricterSetting(key, a, b), what: `${key} ${is}, was ${was}` });
  }
  return found;
}

function stricterSetting(key: string, before: unknown, after: unknown): boolean {
  switch (key) {
    case "data.expect.rows_min":
      return before === null || (after !== null && (after as number) > (before as number));
    case "data.expect.sha256":
    case "baseline":
      return before === null;
    case "groups.small":
      return after === "error";
    case "stats.suite_correction":
      return after === "none";
    case "baseline.ratchet":
    case "baseline.required":
      return after === true;
    case "require":
      return ((before ?? []) as readonly string[]).every((section) => ((after ?? []) as readonly string[]).includes(section));
    default:
      return before === null && key.startsWith("metrics.");
  }
}

function settingsOf({ request, data, stats, baseline, content }: Policy): Readonly<Record<string, unknown>> {
  const { path: _path, predictions: _predictions, from: _from, expect, ...reading } = data;
  return {
    ...named("columns", request.columns),
    ...named("outcome", request.outcome),
    ...named("groups.define", request.groups.define),
    "groups.small": request.groups.small,
    "groups.missing": request.groups.missing,
    "groups.normalize": request.groups.normalize,
    ...named("stats", request.stats),
    "stats.suite_correction": stats.suiteCorrection,
    ...named("data", reading),
    ...named("data.expect", expect ?? {}),
    ...named("metrics", request.formulas),
    baseline: baseline === null ? null : "set",
    "baseline.ratchet": baseline?.ratchet ?? false,
    "baseline.required": baseline?.required ?? false,
    "baseline.pairing": baseline?.pairing ?? "id",
    robustness: content.robustness ?? null,
    expectations: content.expectations ?? null,
    adversarial: content.adversarial ?? null,
    drift: content.drift ?? null,
    reliability: content.reliability ?? null,
    worst_case: content.worst_case ?? null,
    require: content.require ?? null,
    packs: content.packs ?? null,
  };
}

const named = (prefix: string, values: object): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [`${prefix}.${key}`, value ?? null]));
