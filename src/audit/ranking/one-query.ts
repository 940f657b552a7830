import { type Diagnostic, diagnostic } from "../../errors.js";
import type { Counts } from "../counts.js";

/** Items of one query compete for its places, so that nothing in it is independent. */
export function oneQueryNote(counted: readonly Counts[]): readonly Diagnostic[] {
  if (counted[0]?.ranked?.ranking.queries !== 1) return [];
  return [
    diagnostic("EH139", "all rows are one ranking, so there are no ranges; p-values are of groups shuffled within it", {
      help: ["--query COLUMN, when the rows are of several rankings"],
    }),
  ];
}
