import type { Result } from "../../audit/result.js";
import type { Waiver } from "../../checks/check.js";
import { daysBetween } from "../../checks/waivers.js";
import type { Policy } from "../../policy/policy.js";
import { isSameScope } from "./waiver-file.js";

/** What can be said of a waiver today, and by a result if there is one. */
export interface WaiverState extends Waiver {
  readonly state: "valid" | "ends soon" | "expired" | "not yet valid" | "no such check";
  /** Whether the result needed it; null when no result is known, or that one did not have it. */
  readonly used: boolean | null;
  readonly daysLeft: number;
}

/** Days before its end from which a waiver is reported. */
const SOON = 14;

export function waiverStates({ waivers, checks }: Policy, day: string, result: Result | null): readonly WaiverState[] {
  return waivers.map((waiver) => {
    const row = result?.waivers.find((one) => isSameScope(one, waiver) && one.created === waiver.created);
    const daysLeft = daysBetween(day, waiver.expires);
    return {
      ...waiver,
      state: stateOf(waiver, { day, daysLeft, known: checks.some(({ id }) => id === waiver.check) }),
      used: row === undefined ? null : row.status !== "unused",
      daysLeft,
    };
  });
}

interface Facts {
  readonly day: string;
  readonly daysLeft: number;
  readonly known: boolean;
}

function stateOf({ created }: Waiver, { day, daysLeft, known }: Facts): WaiverState["state"] {
  if (!known) return "no such check";
  if (daysLeft < 0) return "expired";
  if (day < created) return "not yet valid";
  return daysLeft <= SOON ? "ends soon" : "valid";
}

/** Whether a waiver can go: it is over, names nothing, or was not needed. */
export const isIdle = ({ state, used }: WaiverState): boolean => state === "expired" || state === "no such check" || used === false;
