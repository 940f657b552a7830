import type { Result } from "../../audit/result.js";

/** What the first page has room for, as it must stay one page with its signatures. */
export interface Room {
  /** Gaps in the table, and lines that they may take together. */
  readonly gaps: number;
  readonly lines: number;
  readonly limits: number;
  /** Characters of the purpose. */
  readonly purpose: number;
  /** Whether there is none to spare: what stands elsewhere in full is left out or cut. */
  readonly isTight: boolean;
}

/** Limits, texts of law, people's record and what a model said take room from the gaps, all of which are told under “What was observed”. */
export function roomOn({ checks, robustness, drivers, why, regulations, record }: Result): Room {
  const asked = 2 * Number(robustness.length > 0) + 2 * Number(drivers.length > 0 || why !== null);
  const stated = checks.length === 0 ? 0 : 2 * Math.min(checks.length, 5) + 1;
  const taken = stated + asked + 2 * Math.min(regulations.length, 2) + 4 * Number(record !== null);
  if (taken === 0) return { gaps: 5, lines: 11, limits: 0, purpose: 0, isTight: false };
  return {
    gaps: taken < 5 ? 3 : taken < 8 ? 2 : 0,
    lines: Math.max(3, 11 - taken),
    limits: taken < 13 ? 5 : taken < 16 ? 4 : 3,
    purpose: taken < 8 ? 220 : 110,
    isTight: taken >= 8,
  };
}
