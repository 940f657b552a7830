import { fault } from "../../errors.js";

/** What is read of a model saved by XGBoost 1.6 to 3, as JSON or UBJSON gives it. */
export interface Saved {
  readonly version: readonly number[];
  readonly learner: {
    readonly feature_names?: readonly string[];
    readonly feature_types?: readonly string[];
    readonly attributes?: Readonly<Record<string, string>>;
    readonly learner_model_param: Readonly<Record<string, string>>;
    readonly objective: { readonly name: string };
    readonly gradient_booster: Booster;
  };
}

export interface Booster {
  readonly name: string;
  readonly model?: BoostedTrees & SavedWeights;
  readonly gbtree?: { readonly model: BoostedTrees };
  readonly weight_drop?: ArrayLike<number>;
}

export interface BoostedTrees {
  readonly tree_info: ArrayLike<number>;
  /** What each tree counts where training dropped some; in newer files here, in older ones beside the model. */
  readonly weight_drop?: ArrayLike<number>;
  readonly iteration_indptr?: ArrayLike<number>;
  readonly cats?: { readonly enc?: readonly Encoding[] };
  readonly trees: readonly SavedTree[];
}

/** Of gblinear: the weight of feature i for output k is at i · outputs + k, the intercepts come last. */
export interface SavedWeights {
  readonly weights?: ArrayLike<number>;
}

/** What a category column holds, by code: bytes of texts from one offset to the next, or integers and no offsets. */
export interface Encoding {
  readonly offsets?: ArrayLike<number>;
  readonly values?: ArrayLike<number>;
}

export interface SavedTree extends Readonly<Record<string, ArrayLike<number> | unknown>> {
  readonly left_children: ArrayLike<number>;
  readonly right_children: ArrayLike<number>;
  readonly split_indices: ArrayLike<number>;
  readonly split_conditions: ArrayLike<number>;
  readonly default_left: ArrayLike<number>;
  readonly sum_hessian: ArrayLike<number>;
  readonly split_type?: ArrayLike<number>;
  readonly categories?: ArrayLike<number>;
  readonly categories_nodes?: ArrayLike<number>;
  readonly categories_segments?: ArrayLike<number>;
  readonly categories_sizes?: ArrayLike<number>;
  readonly tree_param: { readonly size_leaf_vector?: string };
}

/** The error that says what of the file is not understood. */
export type Refuse = (what: string) => Error;

/** The refusal that names this file. */
export const refusalOf =
  (path: string): Refuse =>
  (what) =>
    fault("EH306", `${path} ${what}`, { help: ["save it again with XGBoost 1.6 to 3: booster.save_model(path)"] });
