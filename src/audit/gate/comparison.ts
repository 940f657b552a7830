import type { Diagnostic } from "../../errors.js";

/** One number on two occasions. */
export interface ComparedNumber {
  readonly id: string;
  readonly metric: string;
  readonly by: readonly string[] | null;
  readonly before: number | null;
  readonly now: number | null;
  /** How much worse it is now; negative = better. null when it has no value on an occasion. */
  readonly delta: number | null;
  /** One-sided bounds of that; null when they are not known. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** Whether the same rows were compared, by id. */
  readonly paired: boolean;
  readonly change: "worse" | "better" | "not clear" | "unknown";
  /** Why there is no number to compare; null when there is. */
  readonly reason: string | null;
}

export interface Comparison {
  readonly before: string;
  readonly now: string;
  readonly numbers: readonly ComparedNumber[];
  readonly notes: readonly Diagnostic[];
}

/** What bounds of a change prove. */
export function changeWord(lower: number | null, upper: number | null): ComparedNumber["change"] {
  if (lower === null || upper === null) return "unknown";
  return lower > 0 ? "worse" : upper < 0 ? "better" : "not clear";
}
