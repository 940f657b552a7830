import type { GroupKey } from "../../disparities/row.js";
import type { NumberUnit } from "./explained-number.js";
import type { SmallGroup } from "./looked-at.js";

/** How the model's numbers move with its features; of a model of classes, those of the others too where nobody named one and they are cheap. */
export interface Effects extends ClassEffects {
  readonly otherClasses: readonly ClassEffects[];
}

/** How one number of the model moves with its features. */
export interface ClassEffects {
  /** What the number is; of trees the raw score. */
  readonly unit: NumberUnit;
  /** Of a model of classes, the one whose number it is. */
  readonly className: string | null;
  /** How partial dependence was computed: from the leaves of trees, or by asking the model. */
  readonly method: "leaves" | "asked";
  /** How the features were chosen: by name, as those on which most rests, as those whose curves are steepest, or, without room for a look at all, in the order of the data. */
  readonly chosenBy: "named" | "importance" | "steepness" | "order";
  readonly features: readonly FeatureEffect[];
  /** Features that the model reads and that are not looked at. */
  readonly others: readonly string[];
  /** Groups with too few rows to have curves of their own. */
  readonly small: readonly SmallGroup[];
  /** Rows that were looked at, and rows there are. */
  readonly rowsUsed: number;
  readonly rows: number;
  /** Rows that the model was asked about. */
  readonly evals: number;
  /** A budget ended the work before everything was done; what is left out says so. */
  readonly truncated: boolean;
  /** How features act together; null unless it was asked for. */
  readonly interactions: Interactions | null;
}

export interface FeatureEffect {
  readonly feature: string;
  readonly kind: "number" | "category";
  /** Why there are no curves; null = there are. */
  readonly reason: string | null;
  /** Values of the feature; null = missing. */
  readonly at: readonly (number | string | null)[];
  /** Partial dependence at those values. */
  readonly everybody: EffectCurve | null;
  readonly groups: readonly GroupEffect[];
  readonly local: LocalEffects | null;
}

/** The mean number with the feature set to each value, with pointwise two-sided limits at the plan's confidence. */
export interface EffectCurve {
  readonly rows: number;
  readonly values: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  /** How differently rows move: the mean standard deviation of their curves from this one, each starting at 0. */
  readonly spread: number;
  /** The share of rows that move against this curve from its first to its last value; null when it ends where it begins. */
  readonly against: number | null;
}

export interface GroupEffect extends EffectCurve {
  readonly by: readonly string[];
  readonly group: GroupKey;
  /** Of numbers, between which values 98 % of the group lie; null for categories and where the group has no value. */
  readonly within: readonly [number, number] | null;
}

/** Accumulated local effects, whose mean over the rows is 0. */
export interface LocalEffects {
  /** Edges of bins, or categories in the order in which they are alike. */
  readonly at: readonly (number | string)[];
  readonly everybody: LocalCurve;
  readonly groups: readonly (LocalCurve & { readonly by: readonly string[]; readonly group: GroupKey })[];
}

export interface LocalCurve {
  /** Rows with a value. */
  readonly rows: number;
  readonly values: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  /** Steps at which the group has no row, so that everybody's stand in. */
  readonly borrowed: number;
}

/** Accumulated local effects of two numbers beyond what each does alone, every row counting alike; their mean over the rows is 0. */
export interface JointCurve {
  readonly features: readonly [string, string];
  /** Edges of the bins of either number. */
  readonly at: readonly [readonly number[], readonly number[]];
  /** At each edge of the first and of the second number. */
  readonly values: readonly (readonly number[])[];
  /** Cells between the edges, and how many of them hold no row, so that the nearest that do stand in. */
  readonly cells: number;
  readonly borrowed: number;
}

/** Friedman's H of pairs of features, and of each with all others. */
export interface Interactions {
  readonly pairs: readonly {
    readonly features: readonly [string, string];
    readonly h2: number | null;
    /** In the unit of the model's number. */
    readonly strength: number;
  }[];
  readonly totals: readonly { readonly feature: string; readonly h2: number | null; readonly strength: number }[];
  /** What the strongest pair of two numbers does together at their values; null when there is none. */
  readonly joint: JointCurve | null;
  /** Pairs that were looked at; of trees every pair that meets on a path: no other can have an interaction. */
  readonly pairsLookedAt: number;
  /** Rows at whose values the model was looked at, and rows that stand for everybody. */
  readonly points: number;
  readonly background: number;
}
