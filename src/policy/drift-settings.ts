import type { Table } from "../table/table.js";

/** What drift is measured by here, each with limits. */
export const driftMeasures = [
  "psi",
  "jensen_shannon",
  "hellinger",
  "largest_share",
  "cramers_v",
  "ks",
  "wasserstein",
  "wasserstein_sd",
] as const;
export type DriftMeasure = (typeof driftMeasures)[number];

/** What is asked of the comparison with the past, beside the data of the past themselves. */
export interface DriftAsked {
  /** Columns to compare; [] = all that both have. */
  readonly columns: readonly string[];
  /** Definitions of other tools by id (psi_evidently), or all of a tool's (evidently); [] = none. */
  readonly definitions: readonly string[];
  /** The column that says from when a row is, e.g. the day of the decision; null = none. */
  readonly time: string | null;
}

/** The data of before that the audited ones are held against. */
export interface DriftSettings extends DriftAsked {
  readonly past: Table;
  /** What the report calls them. */
  readonly name: string;
  /** Of the file's bytes; null for a table in memory. */
  readonly sha256: string | null;
}

export const usualDrift: DriftAsked = { columns: [], definitions: [], time: null };
