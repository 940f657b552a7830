import type { Action, Check } from "../checks/check.js";
import type { NamedParts } from "../disparities/resolve.js";
import type { Diagnostic, Location } from "../errors.js";
import { EvenhandError } from "../errors.js";
import { limitsOf } from "./check-limits.js";
import { checkMeasure } from "./check-measure.js";
import { idleParams } from "./check-params.js";
import type { CheckedEntry, CheckPlace, MergedCheck } from "./merge-checks.js";
import type { CheckedPolicy } from "./schema/policy-schema.js";
import { parseWhere } from "./where.js";

/** The sections whose settings checks take when they have none of their own. */
export type Defaults = Pick<CheckedPolicy, "stats" | "groups" | "baseline">;

export interface BuildOptions {
  readonly defaults: Defaults;
  readonly parts: NamedParts;
}

/** A check with every default filled in, or all that is wrong with it, at the places that say it. */
export function buildCheck(merged: MergedCheck, entry: CheckedEntry, { defaults, parts }: BuildOptions): Check | readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const wrong = (code: Diagnostic["code"], key: string, message: string, help: readonly string[]): void => {
    const place = merged.keys.get(key) ?? merged.places.at(-1)!;
    const { text } = place.layer;
    found.push(
      text.mistake(code, message, text[merged.keys.has(key) ? "valueAt" : "keyAt"](keysOf(place, merged.keys.has(key) ? key : null)), {
        help,
      }),
    );
  };
  if (entry.metric === undefined) {
    wrong("EH202", "id", `check "${merged.id}" has no metric, and nothing that it extends has a check of that id`, [
      "metric: demographic_parity_difference",
    ]);
    return found;
  }
  const measure = checkMeasure({ metric: entry.metric, by: entry.by ?? null, compare: entry.compare ?? null }, parts);
  if ("why" in measure) {
    wrong(measure.code, measure.key, measure.why, measure.help);
    return found;
  }
  const idle = idleParams(entry.params ?? {}, measure.id);
  if (idle !== null) wrong("EH202", "params", idle.why, idle.help);
  const { requirement, mistakes } = limitsOf(entry, measure);
  for (const { code, key, message, help } of mistakes) wrong(code, key, message, help);
  if (entry.where !== undefined) {
    try {
      parseWhere(entry.where);
    } catch (error) {
      if (!(error instanceof EvenhandError)) throw error;
      wrong(error.code, "where", error.diagnostics[0]!.message, error.diagnostics[0]!.help);
    }
  }
  if (found.length > 0) return found;
  const { stats = {}, groups = {}, baseline = {} } = defaults;
  return {
    id: merged.id,
    metric: measure.id,
    by: entry.by ?? null,
    where: entry.where ?? null,
    requirement,
    maxRegression: entry.max_regression ?? baseline.max_regression ?? null,
    maxResolution: entry.max_resolution ?? null,
    decision: entry.decision ?? stats.decision ?? "bounds",
    onInconclusive: actionOf(entry.on_inconclusive ?? stats.on_inconclusive ?? "warn"),
    onNoData: actionOf(entry.on_no_data ?? stats.on_no_data ?? "fail"),
    minN: entry.min_n ?? groups.min_n ?? "auto",
    minCoverage: entry.min_coverage ?? groups.min_coverage ?? USUAL_COVERAGE,
    severity: entry.severity ?? "error",
    locked: entry.locked ?? false,
    why: entry.why ?? null,
    params: entry.params ?? {},
    location: locationOf(merged),
    origin: merged.places[0]!.layer.text.name,
  };
}

/** Decisions on coverage are of rows. */
const USUAL_COVERAGE = 0.95;

const actionOf = (action: "fail" | "warn" | "ignore"): Action => (action === "ignore" ? "none" : action);

/** The last file of the user's repository that speaks of the check; for a check that only packs have, the entry of `extends`. */
function locationOf({ places }: MergedCheck): Location | null {
  const place = places.findLast(({ layer }) => layer.via === null) ?? places.at(-1)!;
  return place.layer.via ?? place.layer.text.keyAt(keysOf(place, null));
}

/** The keys that lead to a check in the text of a place, or to one of its keys. */
export const keysOf = ({ layer, index }: CheckPlace, key: string | null) => [
  ...layer.prefix,
  "checks",
  index,
  ...(key === null ? [] : [key]),
];
