import type { Requirement } from "../checks/check.js";
import type { CheckMeasure } from "./check-measure.js";
import type { CheckedEntry } from "./merge-checks.js";

/** What is wrong with a check's limits, and the key that says it. */
export interface LimitMistake {
  readonly code: "EH202" | "EH205" | "EH206";
  readonly key: string;
  readonly message: string;
  readonly help: readonly string[];
}

/** What the limits of a check ask of its number, or every mistake in them. */
export function limitsOf(
  entry: CheckedEntry,
  measure: CheckMeasure,
): { readonly requirement: Requirement | null; readonly mistakes: readonly LimitMistake[] } {
  const mistakes = [...shapeMistakes(entry), ...rangeMistakes(entry, measure), ...directionMistakes(entry, measure)];
  return { requirement: mistakes.length > 0 ? null : requirementOf(entry, measure), mistakes };
}

/**
 * `max` of a signed difference (to a reference, to everybody) holds on both sides of 0: a group may be neither worse nor better off than that.
 */
function requirementOf({ max, min, range, warn_max, warn_min }: CheckedEntry, measure: CheckMeasure): Requirement | null {
  if (range !== undefined) return { op: "in", limit: range, warn: null };
  if (max !== undefined)
    return isSigned(measure) ? { op: "in", limit: [-max, max], warn: null } : { op: "<=", limit: max, warn: warn_max ?? null };
  if (min !== undefined) return { op: ">=", limit: min, warn: warn_min ?? null };
  return null;
}

const isSigned = ({ better, scale }: CheckMeasure): boolean => better === "ideal" && scale === "difference";

function shapeMistakes({ max, min, range, warn_max, warn_min, max_regression }: CheckedEntry): readonly LimitMistake[] {
  const given = Object.entries({ max, min, range }).filter(([, limit]) => limit !== undefined);
  const found: LimitMistake[] = [];
  const add = (key: string, message: string, help: readonly string[] = []): void => void found.push({ code: "EH202", key, message, help });
  if (given.length > 1)
    add(given[1]![0], `a check has one of max, min and range, not ${given.map(([key]) => key).join(" and ")}`, ["range: [0.4, 0.6]"]);
  if (given.length === 0 && max_regression === undefined)
    add("metric", "the check has no limit: max, min, range or max_regression", ["max: 0.10"]);
  if (range !== undefined && range[0] > range[1])
    add("range", `the range goes from ${range[0]} down to ${range[1]}`, [`range: [${range[1]}, ${range[0]}]`]);
  if (warn_max !== undefined && (max === undefined || warn_max >= max)) add("warn_max", stricter("warn_max", "max", max), []);
  if (warn_min !== undefined && (min === undefined || warn_min <= min)) add("warn_min", stricter("warn_min", "min", min), []);
  if (max_regression !== undefined && max_regression < 0)
    add("max_regression", `max_regression ${max_regression} is negative`, ["max_regression: 0.02"]);
  return found;
}

const stricter = (warn: string, key: string, limit: number | undefined): string =>
  limit === undefined ? `${warn} goes with ${key}, which the check does not have` : `${warn} is not stricter than ${key}: ${limit}`;

/** 10 for a number between 0 and 1 is a slip: 10 % was meant. */
function rangeMistakes(entry: CheckedEntry, { range: [low, high], id }: CheckMeasure): readonly LimitMistake[] {
  const limits: readonly (readonly [string, number])[] = [
    ...(["max", "min", "warn_max", "warn_min"] as const).flatMap((key) => (entry[key] === undefined ? [] : [[key, entry[key]] as const])),
    ...(entry.range ?? []).map((limit) => ["range", limit] as const),
  ];
  return limits
    .filter(([, limit]) => (low !== null && limit < low) || (high !== null && limit > high))
    .map(([key, limit]) => ({
      code: "EH206",
      key,
      message: `${key}: ${limit} for ${id}, which lies ${between(low, high)}`,
      help: high === 1 && limit > 1 && limit <= 100 ? [`${limit}% (${limit / 100})?`] : [],
    }));
}

const between = (low: number | null, high: number | null): string =>
  low === null ? `at ${high} or below` : high === null ? `at ${low} or above` : `between ${low} and ${high}`;

/** A limit has to accept what is good; one that accepts only what is bad was written the wrong way round. */
function directionMistakes({ max, min, range }: CheckedEntry, measure: CheckMeasure): readonly LimitMistake[] {
  const { better, ideal, id, scale } = measure;
  const key = max !== undefined ? "max" : min !== undefined ? "min" : range !== undefined ? "range" : null;
  if (key === null) return [];
  const limit = (max ?? min ?? 0) as number;
  const equal = ideal === null ? "" : `this ${scale} is ${ideal} when groups are equal`;
  const [accepts, what] = ideal === null ? (["worse models", "its best value"] as const) : (["unfair models", `${ideal}`] as const);
  const turned = (other: string): readonly LimitMistake[] => [
    {
      code: "EH205",
      key,
      message: `${id} with ${key}: ${limit} accepts only ${accepts}${equal === "" ? `: ${better} is better` : `: ${equal}`}`,
      help: [...(measure.implied ? [`compare: each_group, if every group has to keep ${key}: ${limit}`] : []), `${other}: ${limit}`],
    },
  ];
  if (key === "max" && better === "higher") return turned("min");
  if (key === "min" && better === "lower") return turned("max");
  if (key === "min" && isSigned(measure))
    return [
      {
        code: "EH205",
        key,
        message: `${id} has a sign, so that min: ${limit} bounds one side only`,
        help: [`max: ${Math.abs(limit)}`, `range: [${-Math.abs(limit)}, ${Math.abs(limit)}]`],
      },
    ];
  const [from, to] = range ?? [min ?? Number.NEGATIVE_INFINITY, max ?? Number.POSITIVE_INFINITY];
  if (ideal !== null && (ideal < from || ideal > to))
    return [
      {
        code: "EH205",
        key,
        message: `${id} with ${key}: ${range === undefined ? limit : `[${range.join(", ")}]`} accepts only ${accepts}: ${equal}`,
        help: [`a limit that accepts ${what}`],
      },
    ];
  return [];
}
