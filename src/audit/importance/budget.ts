import type { ImportanceSettings } from "../../policy/importance-settings.js";

/** What the model has been asked so far, and how much more it may be. */
export interface Budget {
  readonly evals: number;
  readonly skipped: number;
  readonly truncated: boolean;
  /** Counts a repeat: rows that were asked about, and rows that did not need it. */
  asked(rows: number, skipped: number): void;
  /** Whether another repeat over so many rows would be too much; what is cut short is remembered. */
  spent(rows: number): boolean;
}

/** A budget of rows and seconds, with the rows of the first asking used up. */
export function budgetOf(
  { maxEvals, maxSeconds }: Pick<ImportanceSettings, "maxEvals" | "maxSeconds">,
  { begun, cut, clock }: { readonly begun: number; readonly cut: boolean; readonly clock: (() => number) | undefined },
): Budget {
  const self = {
    evals: begun,
    skipped: 0,
    truncated: cut,
    asked(rows: number, skipped: number): void {
      self.evals += rows;
      self.skipped += skipped;
    },
    spent(rows: number): boolean {
      const over =
        (maxEvals !== null && self.evals + rows > maxEvals) || (maxSeconds !== null && clock !== undefined && clock() > maxSeconds);
      self.truncated ||= over;
      return over;
    },
  };
  return self;
}

/** The repeats that a budget of rows leaves for each feature, and whether they are fewer than were asked for. */
export function repeatsWithin(
  { maxEvals, repeats }: Pick<ImportanceSettings, "maxEvals" | "repeats">,
  { rows, passes }: { readonly rows: number; readonly passes: number },
): { readonly repeats: ImportanceSettings["repeats"]; readonly cut: boolean } {
  if (maxEvals === null) return { repeats, cut: false };
  const room = Math.max(1, Math.floor((maxEvals - rows) / Math.max(1, rows * passes)));
  const [least, most] = [Math.min(repeats.least, room), Math.min(repeats.most, room)];
  return { repeats: { least, most }, cut: least < repeats.least };
}
