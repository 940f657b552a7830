import type { Waiver } from "../checks/check.js";
import type { Diagnostic } from "../errors.js";
import { suggest } from "../suggest.js";
import type { Keys, PolicyText } from "./policy-text.js";
import type { CheckedPolicy } from "./schema/policy-schema.js";

type Entry = NonNullable<CheckedPolicy["waivers"]>[number];

/** Longest time from created to expires. */
export const MOST_DAYS = 180;
export const SHORTEST_REASON = 20;
export const SHORTEST_OWNER = 3;

/** Where the waivers are written: waivers of one file replace those of the files that it extends. */
export interface WaiverPlace {
  readonly text: PolicyText;
  /** Keys that lead to the list. */
  readonly keys: Keys;
}

/** The waivers, and what is incomplete in them (EH207). */
export function buildWaivers(
  entries: readonly Entry[],
  { text, keys }: WaiverPlace,
): { readonly waivers: readonly Waiver[]; readonly mistakes: readonly Diagnostic[] } {
  const mistakes: Diagnostic[] = [];
  const waivers = entries.map((entry, i): Waiver => {
    const wrong = (key: string, message: string, help: readonly string[] = []): void =>
      void mistakes.push(text.mistake("EH207", `waiver ${entry.check ?? i + 1}: ${message}`, text.valueAt([...keys, i, key]), { help }));
    for (const key of ["check", "owner", "reason", "created", "expires"] as const)
      if (entry[key] === undefined) wrong(key, `${key} is missing`, [helpOn[key]]);
    if (entry.owner !== undefined && entry.owner.trim().length < SHORTEST_OWNER)
      wrong("owner", `owner "${entry.owner}" names nobody`, [helpOn.owner]);
    const length = entry.reason?.trim().length ?? SHORTEST_REASON;
    if (length < SHORTEST_REASON) wrong("reason", `the reason has ${length} characters, at least ${SHORTEST_REASON} are needed`);
    for (const key of ["created", "expires"] as const)
      if (entry[key] !== undefined && dayNumber(entry[key]) === null) wrong(key, `${key} "${entry[key]}" is not a day`, [helpOn[key]]);
    const days = daysBetween(entry.created, entry.expires);
    if (days !== null && days < 0) wrong("expires", `expires ${entry.expires} is before created ${entry.created}`);
    if (days !== null && days > MOST_DAYS)
      wrong("expires", `${days} days from created to expires, at most ${MOST_DAYS} are allowed`, [
        `expires: ${dayAfter(entry.created!, MOST_DAYS)}`,
      ]);
    return {
      check: entry.check ?? "",
      groups: entry.groups?.map(String) ?? null,
      owner: entry.owner ?? "",
      reason: entry.reason ?? "",
      created: entry.created ?? "",
      expires: entry.expires ?? "",
      ceiling: entry.ceiling ?? null,
      ticket: entry.ticket ?? null,
      approvedBy: entry.approved_by ?? null,
      location: text.keyAt([...keys, i]),
    };
  });
  return { waivers, mistakes };
}

/** A warning for each waiver of a check that the policy does not have. */
export function strayWaivers(waivers: readonly Waiver[], checks: readonly string[], text: PolicyText): readonly Diagnostic[] {
  return waivers
    .filter(({ check }) => !checks.includes(check))
    .map(({ check, location }) => {
      const near = suggest(check, checks);
      const help = near === null ? ["evenhand waive prune"] : [`did you mean "${near}"?`];
      return { ...text.mistake("EH207", `waiver ${check}: the policy has no such check`, location!, { help }), level: "warning" as const };
    });
}

const helpOn = {
  check: "check: demographic_parity_difference@race",
  owner: "owner: model-risk@example.org",
  reason: "reason: why the gap is accepted for now, and what is being done",
  created: "created: 2026-09-01",
  expires: "expires: 2026-11-30",
} as const;

const DAY = 86_400_000;

/** Days since 1970 of a real day written 2026-09-01; null otherwise. */
export function dayNumber(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text ? null : time / DAY;
}

function daysBetween(from: string | undefined, to: string | undefined): number | null {
  const [a, b] = [dayNumber(from ?? ""), dayNumber(to ?? "")];
  return a === null || b === null ? null : b - a;
}

/** The day that many days after another. */
const dayAfter = (day: string, days: number): string => new Date((dayNumber(day)! + days) * DAY).toISOString().slice(0, 10);
