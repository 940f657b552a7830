import type { Ensemble, Feature } from "./ensemble.js";
import { type BoostedTrees, type Encoding, type Refuse, refusalOf, type Saved } from "./xgboost-file.js";
import { learnerOf } from "./xgboost-learner.js";
import { treeFrom } from "./xgboost-tree.js";

/**
 * The ensemble in a model that XGBoost saved (`save_model`), versions 1.6 to 3.
 *
 * Throws EH306 for other versions and boosters, trees with vectors in their leaves, and unknown objectives.
 *
 * @source XGBoost, doc/model.schema; src/tree/tree_model.cc, src/gbm/gbtree.cc, src/learner.cc
 */
export function xgboostEnsemble(content: unknown, path: string): Ensemble {
  const refuse = refusalOf(path);
  const { library, learner, outputs, base, transform } = learnerOf(content, refuse);
  const booster = learner.gradient_booster;
  const model = booster.gbtree?.model ?? booster.model;
  if ((booster.name !== "gbtree" && booster.name !== "dart") || model === undefined)
    throw refuse(`has the booster ${String(booster.name).slice(0, 20)}; gbtree, dart and gblinear are read`);
  const weights = booster.weight_drop ?? model.weight_drop;
  const used = treesUsed(model, learner.attributes?.best_iteration);
  return {
    library,
    features: featuresOf(learner, model, refuse),
    trees: model.trees
      .slice(0, used)
      .map((tree, i) => treeFrom(tree, { output: model.tree_info[i]!, weight: weights?.[i] ?? 1, place: i, refuse })),
    outputs,
    base,
    divisor: 1,
    precision: "single",
    transform,
  };
}

/** Trees up to the best iteration when training stopped early. */
function treesUsed({ trees, iteration_indptr }: BoostedTrees, best: string | undefined): number {
  return best === undefined || iteration_indptr === undefined ? trees.length : (iteration_indptr[Number(best) + 1] ?? trees.length);
}

function featuresOf(
  { feature_names, feature_types, learner_model_param }: Saved["learner"],
  model: BoostedTrees,
  refuse: Refuse,
): readonly Feature[] {
  const count = Number(learner_model_param.num_feature ?? 0);
  // Without an encoding the data hold the codes themselves.
  const encodings = model.cats?.enc ?? [];
  return Array.from({ length: count }, (_, i) => ({
    name: feature_names?.[i] ?? `f${i}`,
    categories: feature_types?.[i] === "c" && (encodings[i]?.values?.length ?? 0) > 0 ? textsOf(encodings[i]!, refuse) : null,
  }));
}

/** Categories by code: integers as they are, texts cut out of their bytes. XGBoost 3.2 counts characters where it cuts bytes, so that names beyond ASCII come out shifted: they are refused. */
function textsOf({ offsets, values }: Encoding, refuse: Refuse): string[] {
  if (offsets === undefined) return Array.from(values ?? [], String);
  const bytes = Array.from(values ?? []);
  if (bytes.some((byte) => byte < 0 || byte > 127)) throw refuse("has category names beyond ASCII, which XGBoost saves cut");
  return Array.from({ length: offsets.length - 1 }, (_, i) => String.fromCharCode(...bytes.slice(offsets[i]!, offsets[i + 1]!)));
}
