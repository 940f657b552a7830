import type { GroupKey } from "../../disparities/row.js";

/** What was expected of the score when one feature changes and all else stays, and what it does. */
export interface ExpectationRow {
  /** Id of the check that asks for it; null when none does. */
  readonly check: string | null;
  readonly feature: string;
  readonly expected: "increase" | "decrease" | "invariant" | "monotone";
  /** The direction that was held against; of `monotone` the one with fewer violations. null of `invariant`. */
  readonly direction: "increase" | "decrease" | null;
  /** Moves of the score up to this are no violation. */
  readonly tolerance: number;
  /** Why nothing was tried; null when it was. */
  readonly reason: string | null;
  /** Rows that were tried, each with so many values of the feature. */
  readonly rows: number;
  /** Whether a budget left out rows. */
  readonly truncated: boolean;
  readonly values: number;
  /** Whether the values cover every step that the model can make between the smallest and the largest that occur: true of trees only. */
  readonly exact: boolean;
  /** Rows in which the score moves the other way somewhere; the share with Wilson's limits, two-sided. */
  readonly violations: number;
  readonly rate: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** The largest move against the expectation, and the values between which it happens; null when there is none. */
  readonly largest: { readonly move: number; readonly from: string; readonly to: string } | null;
  readonly byGroup: readonly {
    readonly by: readonly string[];
    readonly group: GroupKey;
    readonly rows: number;
    readonly violations: number;
    readonly rate: number | null;
    readonly lower: number | null;
    readonly upper: number | null;
  }[];
  /** What the trees say of every row that there could be; null for models without open trees. */
  readonly certificate: ExpectationCertificate | null;
}

export interface ExpectationCertificate {
  /** `holds`: no row whatever can violate it. `open`: the trees one by one do not show that. `none`: there is no such certificate, with the reason. */
  readonly status: "holds" | "open" | "none";
  readonly reason: string | null;
  /** The most that the raw score can move the other way; null when there is no bound. */
  readonly most: number | null;
}
