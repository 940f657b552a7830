import type { GroupKey } from "../../disparities/row.js";
import type { ShapleyBackground } from "../../policy/shapley-settings.js";
import type { NumberUnit } from "../effects/explained-number.js";
import type { SmallGroup } from "../effects/looked-at.js";

/** How much features contribute to single scores; of a model of classes, to those of the others too where nobody named one and they are cheap. */
export interface Shapley extends ClassShapley {
  readonly otherClasses: readonly ClassShapley[];
}

/** How much features contribute to one number of the model: over many rows, and row by row where that was asked for. */
export interface ClassShapley {
  /** What the number is; of trees the raw score. */
  readonly unit: NumberUnit;
  /** Of a model of classes, the one whose number it is. */
  readonly className: string | null;
  /** `trees`: exactly, from the leaves. `exact`: every coalition was asked. `permutation`: random orders. `mixed`: some rows this, some that. */
  readonly method: "trees" | "exact" | "permutation" | "mixed";
  /**
   * What stood for a feature that is not known. `data`: rows of the data, independently of the other features, so that values say what
   * the model does. `path`: the shares of training rows that went each way in the trees, so that values start from the mean over the
   * training rows and also hold some of what these tell of features that go together.
   */
  readonly against: ShapleyBackground;
  /** The mean number of the background: what contributions start from; null when no row was explained. */
  readonly base: number | null;
  /** Rows that stand for everybody when a feature is not known; null along paths, whose rows are those of training. */
  readonly background: number | null;
  /** Rows whose contributions are in the means, and rows there are. */
  readonly explained: number;
  readonly rows: number;
  /** Of those, rows whose errors of drawing orders are small. */
  readonly settled: number;
  /** Rows that the model was asked about. */
  readonly evals: number;
  /** A budget left fewer rows than were asked for. */
  readonly truncated: boolean;
  /** In the order of the data's columns; [] when only single rows were asked for, or the budget was too small for any. */
  readonly features: readonly FeatureContribution[];
  /** Groups with too few rows to be looked at by themselves. */
  readonly small: readonly SmallGroup[];
  /** Rows that were asked for by id. */
  readonly local: readonly LocalExplanation[];
}

/** The mean size of a feature's contributions, signs left out, with limits at the plan's confidence because other rows could have been sampled. */
export interface MeanContribution {
  readonly rows: number;
  readonly value: number;
  readonly se: number;
  readonly lower: number;
  readonly upper: number;
  /** The mean with signs: of a group, how far the feature moves it from the base. */
  readonly signed: number;
}

export interface FeatureContribution extends MeanContribution {
  readonly feature: string;
  readonly byGroup: readonly (MeanContribution & { readonly by: readonly string[]; readonly group: GroupKey })[];
}

/** The number of one row, taken apart. */
export interface LocalExplanation {
  readonly id: string;
  /** 1-based place in the data. */
  readonly row: number;
  readonly score: number;
  readonly base: number;
  readonly method: "trees" | "exact" | "permutation";
  readonly passes: number;
  readonly settled: boolean;
  /** The largest first; with `base` they add up to the score. */
  readonly contributions: readonly {
    readonly feature: string;
    /** The row's value; null = missing. */
    readonly at: number | string | null;
    readonly value: number;
    /** Because only so many orders were drawn. */
    readonly se: number;
  }[];
}
