import type { GroupKey } from "../disparities/row.js";
import type { CheckRow, Waiver, WaiverRow } from "./check.js";
import { said } from "./judge.js";
import { isPast } from "./side.js";

/** Rows and waivers after the waivers were applied. */
export interface Waived {
  readonly checks: readonly CheckRow[];
  readonly waivers: readonly WaiverRow[];
}

export interface WaiverContext {
  /** An ISO day, in UTC. */
  readonly today: string;
  /** The check judged again over the gaps that are not between these groups; null when only the stored row is known. */
  readonly outside: ((check: string, groups: readonly string[]) => readonly CheckRow[]) | null;
}

/**
 * Failures that somebody answers for until a day become `waived`; a waiver that has expired or whose ceiling is passed leaves them failed, with that reason.
 *
 * A waiver for some groups covers the gaps between them alone: when another gap of the check fails too, the check fails by that one.
 */
export function applyWaivers(rows: readonly CheckRow[], waivers: readonly Waiver[], context: WaiverContext): Waived {
  const recorded: WaiverRow[] = waivers.map((waiver) => ({
    ...waiver,
    status: "unused",
    daysLeft: daysBetween(context.today, waiver.expires),
  }));
  const checks = rows.map((row) => {
    if (!isBroken(row)) return row;
    const found = waivers
      .map((waiver, at) => ({ at, ...standingOf(waiver, row, context) }))
      .filter(({ standing }) => standing !== "elsewhere")
      .sort((a, b) => rank[a.standing] - rank[b.standing])[0];
    if (found === undefined) return row;
    const { standing, at, remaining } = found;
    recorded[at] = { ...recorded[at]!, status: standing === "used" || standing === "elsewhere" ? "used" : standing };
    if (standing !== "used") return said({ ...row, reason: reasonOf[standing as "expired"], waiver: at });
    return remaining ?? said({ ...row, status: "waived", action: "none", reason: "waived", waiver: at });
  });
  return { checks, waivers: recorded };
}

const isBroken = ({ status, reason }: CheckRow): boolean => status === "fail" || (status === "warn" && reason === "past_limit");

type Standing = Exclude<WaiverRow["status"], "unused"> | "elsewhere";

/** A waiver that holds wins over one that does not. */
const rank: Readonly<Record<Standing, number>> = { used: 0, ceiling_passed: 1, expired: 2, not_yet_valid: 3, elsewhere: 4 };
const reasonOf = { expired: "waiver_expired", ceiling_passed: "ceiling_passed", not_yet_valid: "waiver_not_yet_valid" } as const;

interface Standings {
  readonly standing: Standing;
  /** The check by the gaps that are not waived, when it fails by them as well. */
  readonly remaining: CheckRow | null;
}

function standingOf(waiver: Waiver, row: CheckRow, { today, outside }: WaiverContext): Standings {
  const { check, groups, created, expires, ceiling } = waiver;
  if (check !== row.id || (groups !== null && !isWithin(row, groups))) return { standing: "elsewhere", remaining: null };
  const remaining = (groups !== null && outside?.(row.id, groups).find(isBroken)) || null;
  const op = row.requirement?.op === ">=" ? ">=" : "<=";
  if (today > expires) return { standing: "expired", remaining };
  if (today < created) return { standing: "not_yet_valid", remaining };
  if (ceiling !== null && row.value !== null && isPast(row.value, { op, limit: ceiling })) return { standing: "ceiling_passed", remaining };
  return { standing: "used", remaining };
}

/** Whether the groups that make the failure are all among those that were waived: those of the value, and those of the bound that proves it. */
function isWithin({ pair, bounds, requirement }: CheckRow, groups: readonly string[]): boolean {
  const deciding = requirement?.op === ">=" ? bounds?.upperPair : bounds?.lowerPair;
  const keys = [pair?.a.group, pair?.b?.group, ...(deciding ?? [])].filter((key) => key !== undefined);
  return keys.length > 0 && keys.every((key) => isNamed(key, groups));
}

/** A group is named by its value, or by those on each attribute: "Black", "Black × female", "Black*female". */
export const isNamed = (key: GroupKey, groups: readonly string[]): boolean =>
  groups.some((name) => name.split(/\s*[*×]\s*/).join("*") === Object.values(key).join("*"));

/** The parts of a check over which a waiver for some groups says nothing: each of those groups alone with all others. */
export const partsOutside = (groups: readonly string[]): readonly ((key: GroupKey) => boolean)[] =>
  groups.map((kept) => (key: GroupKey) => !isNamed(key, groups) || isNamed(key, [kept]));

const DAY = 86_400_000;

/** Whole days from one ISO day to another; negative when it is past. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
