import type { Action, Check, Requirement } from "../checks/check.js";

/** How one setting of a check differs between two policies. */
export interface CheckChange {
  /** The key of the policy. */
  readonly key: string;
  readonly direction: "loosened" | "tightened";
  /** e.g. "max 0.1, was 0.05". */
  readonly what: string;
}

/** What changed from one form of a check to another. What cannot be compared, such as another filter or metric, counts as loosened. */
export function checkChanges(before: Check, after: Check): readonly CheckChange[] {
  const found: CheckChange[] = [];
  const add = (key: string, looser: boolean, what: string): void =>
    void found.push({ key, direction: looser ? "loosened" : "tightened", what });
  const other = (key: string, a: unknown, b: unknown): void => {
    if (JSON.stringify(a) !== JSON.stringify(b)) add(key, true, `${key} ${shown(b)}, was ${shown(a)}`);
  };
  other("metric", before.metric, after.metric);
  other("by", before.by, after.by);
  other("where", before.where, after.where);
  other("params", before.params, after.params);
  other("decision", before.decision, after.decision);
  for (const change of requirementChanges(before.requirement, after.requirement)) add(change.key, change.looser, change.what);
  const ceilings = [
    ["max_regression", before.maxRegression, after.maxRegression],
    ["max_resolution", before.maxResolution, after.maxResolution],
  ] as const;
  for (const [key, a, b] of ceilings) {
    if (a !== b) add(key, (b ?? Number.POSITIVE_INFINITY) > (a ?? Number.POSITIVE_INFINITY), `${key} ${shown(b)}, was ${shown(a)}`);
  }
  const actions = [
    ["on_inconclusive", before.onInconclusive, after.onInconclusive],
    ["on_no_data", before.onNoData, after.onNoData],
  ] as const;
  for (const [key, a, b] of actions) if (a !== b) add(key, strength[b] < strength[a], `${key} ${written[b]}, was ${written[a]}`);
  if (before.severity !== after.severity) add("severity", after.severity === "warn", `severity ${after.severity}, was ${before.severity}`);
  // Everybody together is one group: none is small, and all rows are in it.
  const groups = before.by !== null || after.by !== null;
  if (groups && before.minCoverage !== after.minCoverage)
    add("min_coverage", after.minCoverage < before.minCoverage, `min_coverage ${after.minCoverage}, was ${before.minCoverage}`);
  if (groups && before.minN !== after.minN) {
    const lower = typeof before.minN === "number" && typeof after.minN === "number" && after.minN < before.minN;
    add("min_n", !lower, `min_n ${after.minN}, was ${before.minN}`);
  }
  if (before.locked !== after.locked) add("locked", before.locked, after.locked ? "locked" : "no longer locked");
  return found;
}

const strength: Readonly<Record<Action, number>> = { none: 0, warn: 1, fail: 2 };
const written: Readonly<Record<Action, string>> = { none: "ignore", warn: "warn", fail: "fail" };

const shown = (value: unknown): string =>
  value === null || value === undefined
    ? "none"
    : typeof value === "string" || typeof value === "number"
      ? String(value)
      : JSON.stringify(value);

interface LimitChange {
  readonly key: string;
  readonly looser: boolean;
  readonly what: string;
}

function requirementChanges(before: Requirement | null, after: Requirement | null): readonly LimitChange[] {
  if (before === null && after === null) return [];
  if (before === null) return [{ key: keyOf(after!), looser: false, what: `${limitText(after!)}, was none` }];
  if (after === null) return [{ key: keyOf(before), looser: true, what: `no limit, was ${limitText(before)}` }];
  const [a, b] = [interval(before), interval(after)];
  const found: LimitChange[] = [];
  if (a[0] !== b[0] || a[1] !== b[1]) {
    const within = b[0] >= a[0] && b[1] <= a[1];
    found.push({
      key: keyOf(after),
      looser: !within,
      what: `${limitText(after)}, was ${keyOf(before) === keyOf(after) ? limitNumber(before) : limitText(before)}`,
    });
  }
  if (before.op !== "in" && after.op !== "in" && before.warn !== after.warn) {
    const none = before.op === "<=" ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
    const [was, is] = [before.warn ?? none, after.warn ?? none];
    const key = before.op === "<=" ? "warn_max" : "warn_min";
    found.push({ key, looser: before.op === "<=" ? is > was : is < was, what: `${key} ${shown(after.warn)}, was ${shown(before.warn)}` });
  }
  return found;
}

const keyOf = ({ op }: Requirement): string => (op === "<=" ? "max" : op === ">=" ? "min" : "range");

function interval(requirement: Requirement): readonly [number, number] {
  if (requirement.op === "in") return requirement.limit;
  return requirement.op === "<=" ? [Number.NEGATIVE_INFINITY, requirement.limit] : [requirement.limit, Number.POSITIVE_INFINITY];
}

const limitText = (requirement: Requirement): string => `${keyOf(requirement)} ${limitNumber(requirement)}`;

const limitNumber = (requirement: Requirement): string =>
  requirement.op === "in" ? `[${requirement.limit.join(", ")}]` : String(requirement.limit);
