import type { GroupKey } from "../../disparities/row.js";
import type { RateGap } from "../rows/rate-gap.js";

/** What one disturbance did: an operator, the columns that it struck, an amount. */
export interface RobustnessRow {
  /** Id of the perturbation, and what it is called. */
  readonly test: string;
  readonly title: string;
  /** Id of the check that asks for it; null when none does. */
  readonly check: string | null;
  /** The columns that were struck; [] for rows and labels. */
  readonly columns: readonly string[];
  /** Whether all columns of a row were struck at once. */
  readonly together: boolean;
  /** Place on the perturbation's ladder, 1 to 5; null for an amount of one's own. */
  readonly severity: number | null;
  readonly amount: number;
  /** What the amount counts: standard deviations, a share, a factor, days, nothing. */
  readonly unit: "sd" | "share" | "factor" | "days" | "none";
  readonly repeats: number;
  /** Why nothing was measured; null when it was. */
  readonly reason: string | null;
  readonly everybody: StressedGroup | null;
  /** Each group of each attribute, missing ones too. */
  readonly byGroup: readonly StressedGroup[];
  /** How far apart the flip rates of groups are, one an attribute. */
  readonly gaps: readonly FlipGap[];
  /** What became of metrics and gaps. */
  readonly measures: readonly MeasureMove[];
}

/** What a disturbance did to some rows. Rows that it left as they were are counted and take no part in rates and means. */
export interface StressedGroup {
  readonly by: readonly string[];
  readonly group: GroupKey;
  readonly rows: number;
  /** Rows that truly changed in some repeat, and times that one did over all repeats. */
  readonly changedRows: number;
  readonly changed: number;
  /** Times that the decision became another: from negative to positive, and from positive to negative. */
  readonly toPositive: number;
  readonly toNegative: number;
  /** Of the changed ones, the share whose decision became another, weighted; null without one, or without decisions. */
  readonly flipRate: number | null;
  /** Rows of equal weight that would be as informative. */
  readonly nEff: number | null;
  /** Wilson's limits, two-sided at the plan's confidence. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** Mean of |Δ score| and of Δ score over the changed ones, with standard errors over rows. */
  readonly meanAbsoluteChange: number | null;
  readonly seAbsoluteChange: number | null;
  readonly meanChange: number | null;
  readonly seChange: number | null;
}

/** The flip rate of the group with the highest less that of the group with the lowest. */
export type FlipGap = RateGap;

/** A metric or a gap with the data as they are, and disturbed. */
export interface MeasureMove {
  /** A metric, or a disparity with the attribute it is of. */
  readonly metric: string;
  readonly base: number | null;
  /** Mean over repeats. */
  readonly value: number | null;
  readonly reason: string | null;
  /** How much worse it became: of a gap, how much wider. Limits are two-sided, of the same rows before and after. */
  readonly worse: number | null;
  readonly seSampling: number | null;
  readonly seMonteCarlo: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Standard error of `value` itself; a gap has bounds in place of it. */
  readonly seValue: number | null;
  /** Each group, of a gap those of its attribute: what a limit on groups is judged by. */
  readonly byGroup: readonly MovedGroup[];
}

/** A metric of one group with the data as they are, and disturbed. */
export interface MovedGroup {
  readonly by: readonly string[];
  readonly group: GroupKey;
  /** The metric itself, or one of which a gap is made. */
  readonly metric: string;
  /** Rows of the group in the metric's denominator. */
  readonly n: number;
  readonly base: number | null;
  /** Mean over repeats. */
  readonly value: number | null;
  readonly reason: string | null;
  /** How much worse it became, with limits two-sided at the plan's confidence. */
  readonly worse: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Standard errors of base, value and change; the change is of the same rows, so that what they share falls out. */
  readonly seBase: number | null;
  readonly seValue: number | null;
  readonly seChange: number | null;
  /** Of a share: rows of equal weight that would be as informative about base and value. */
  readonly nEffBase: number | null;
  readonly nEffValue: number | null;
}

/** A ladder of severities taken together: one perturbation on one column, or on all together. */
export interface SurvivalRow {
  readonly test: string;
  readonly title: string;
  readonly columns: readonly string[];
  readonly together: boolean;
  readonly unit: RobustnessRow["unit"];
  /** The strongest amount up to which every upper bound of the flip rate is within the tolerance; null = not even the weakest. */
  readonly survives: number | null;
  /** The weakest amount whose lower bound is past the tolerance; null = none. Amounts between the two are undecided. */
  readonly breaks: number | null;
  /** The strongest amount that was measured. */
  readonly strongest: number;
  /** Severities that were measured, and how many the ladder has. */
  readonly measured: number;
  readonly steps: number;
  /** Mean flip rate over the severities from 0 to the last one, by trapezoids: area under the curve as a share of its width. */
  readonly area: number | null;
  readonly byGroup: readonly {
    readonly by: readonly string[];
    readonly group: GroupKey;
    readonly survives: number | null;
    readonly breaks: number | null;
    readonly area: number | null;
  }[];
}

/** How the disturbances were carried out. */
export interface StressFacts {
  readonly rowsUsed: number;
  /** Rows that the request keeps; fewer are used where a limit of rows says so, chosen by what they hold. */
  readonly rowsKept: number;
  /** Decisions are score >= this; null where scores are amounts or classes. */
  readonly threshold: number | null;
  /** Columns that were open to disturbance, and those that were not, with the reason. */
  readonly columns: readonly string[];
  readonly leftOut: readonly { readonly column: string; readonly reason: string }[];
  readonly repeats: number;
  readonly tolerance: number;
  /** Rows that the model was asked about; of struck rows, those that were not because nothing in them changed. */
  readonly evals: number;
  readonly unchanged: number;
  /** Disturbances that were planned, and that a budget left out. */
  readonly planned: number;
  readonly skipped: number;
  /** Disturbances that a budget gave fewer repeats than planned. */
  readonly shortened: number;
  /** Parts that a budget cut short. */
  readonly cut: readonly ("disturbances" | "expectations" | "serving" | "adversarial")[];
  readonly survival: readonly SurvivalRow[];
  readonly model: Readonly<Record<string, string | number | boolean | null>>;
}
