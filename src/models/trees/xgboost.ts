import { fault } from "../../errors.js";
import { type Ensemble, type Feature, missingKinds, type Transform, type Tree, testKinds } from "./ensemble.js";
import { type FileNode, isTree, treeOf } from "./tree-builder.js";

/** What is read of a model saved by XGBoost 1.6 to 3, as JSON or UBJSON gives it. */
interface Saved {
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

interface Booster {
  readonly name: string;
  readonly model?: BoostedTrees;
  readonly gbtree?: { readonly model: BoostedTrees };
  readonly weight_drop?: ArrayLike<number>;
}

interface BoostedTrees {
  readonly tree_info: ArrayLike<number>;
  readonly iteration_indptr?: ArrayLike<number>;
  readonly cats?: { readonly enc?: readonly Encoding[] };
  readonly trees: readonly SavedTree[];
}

/** Texts of a category column: bytes from one offset to the next. */
interface Encoding {
  readonly offsets?: ArrayLike<number>;
  readonly values?: ArrayLike<number>;
}

interface SavedTree extends Readonly<Record<string, ArrayLike<number> | unknown>> {
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

/**
 * The ensemble in a model that XGBoost saved (`save_model`), versions 1.6 to 3.
 *
 * Throws EH306 for other versions and boosters, trees with vectors in their leaves, and unknown objectives.
 *
 * @source XGBoost, doc/model.schema; src/tree/tree_model.cc, src/gbm/gbtree.cc, src/learner.cc
 */
export function xgboostEnsemble(content: unknown, path: string): Ensemble {
  const refuse = (what: string) =>
    fault("EH306", `${path} ${what}`, { help: ["save it again with XGBoost 1.6 to 3: booster.save_model(path)"] });
  const { version, learner } = content as Partial<Saved>;
  if (!Array.isArray(version) || learner === undefined) throw refuse("is not a model that XGBoost saved");
  const [major, minor] = version as readonly number[];
  if (major === undefined || minor === undefined || major > 3 || major < 1 || (major === 1 && minor < 6))
    throw refuse(`was saved by XGBoost ${version.join(".").slice(0, 20)}; 1.6 to 3 are read`);
  const { gradient_booster: booster, learner_model_param: parameters } = learner;
  const model = booster.gbtree?.model ?? booster.model;
  if ((booster.name !== "gbtree" && booster.name !== "dart") || model === undefined)
    throw refuse(`has the booster ${String(booster.name).slice(0, 20)}; gbtree and dart are read`);
  const outputs = Math.max(1, Number(parameters.num_class ?? 0), Number(parameters.num_target ?? 1));
  const { margin, transform } = objectiveOf(learner.objective.name, refuse);
  const weights = booster.weight_drop;
  const used = treesUsed(model, learner.attributes?.best_iteration);
  return {
    library: `XGBoost ${major}.${minor}`,
    features: featuresOf(learner, model, refuse),
    trees: model.trees
      .slice(0, used)
      .map((tree, i) => treeFrom(tree, { output: model.tree_info[i]!, weight: weights?.[i] ?? 1, place: i, refuse })),
    outputs,
    base: Float64Array.from(baseScores(parameters.base_score ?? "0.5", outputs), (score) => Math.fround(margin(score))),
    divisor: 1,
    precision: "single",
    transform,
  };
}

type Refuse = (what: string) => Error;

/** Trees up to the best iteration when training stopped early. */
function treesUsed({ trees, iteration_indptr }: BoostedTrees, best: string | undefined): number {
  return best === undefined || iteration_indptr === undefined ? trees.length : (iteration_indptr[Number(best) + 1] ?? trees.length);
}

/** "5E-1", or "[5E-1, …]" since 3.1. */
function baseScores(text: string, outputs: number): number[] {
  const values = text
    .replace(/[[\]\s]/g, "")
    .split(",")
    .map((part) => Math.fround(Number(part)));
  return Array.from({ length: outputs }, (_, k) => values[k] ?? values[0]!);
}

function featuresOf(
  { feature_names, feature_types, learner_model_param }: Saved["learner"],
  model: BoostedTrees,
  refuse: Refuse,
): readonly Feature[] {
  const count = Number(learner_model_param.num_feature ?? 0);
  const encodings = model.cats?.enc ?? [];
  return Array.from({ length: count }, (_, i) => ({
    name: feature_names?.[i] ?? `f${i}`,
    categories: feature_types?.[i] === "c" && encodings[i]?.offsets !== undefined ? textsOf(encodings[i]!, refuse) : null,
  }));
}

/** XGBoost 3.2 counts characters where it cuts bytes, so that names beyond ASCII come out shifted: they are refused. */
function textsOf({ offsets, values }: Encoding, refuse: Refuse): string[] {
  const bytes = Array.from(values ?? []);
  if (bytes.some((byte) => byte < 0 || byte > 127)) throw refuse("has category names beyond ASCII, which XGBoost saves cut");
  return Array.from({ length: offsets!.length - 1 }, (_, i) => String.fromCharCode(...bytes.slice(offsets![i]!, offsets![i + 1]!)));
}

interface Place {
  readonly output: number;
  readonly weight: number;
  readonly place: number;
  readonly refuse: Refuse;
}

function treeFrom(saved: SavedTree, { output, weight, place, refuse }: Place): Tree {
  if (Number(saved.tree_param.size_leaf_vector ?? "1") > 1) throw refuse("has several values in a leaf, which is not read");
  const { left_children: left, right_children: right, split_conditions: conditions } = saved;
  const count = left.length;
  // Inner nodes and leaves get numbers of their own, in the order of the file.
  const nodeAt = new Int32Array(count);
  let [inner, leaves] = [0, 0];
  for (let i = 0; i < count; i++) nodeAt[i] = left[i] === -1 ? -1 - leaves++ : inner++;
  const codes = codesByNode(saved);
  const nodes: FileNode[] = [];
  const value: number[] = [];
  const cover: number[] = [];
  for (let i = 0; i < count; i++) {
    if (left[i] === -1) {
      value.push(weighted(conditions[i]!, weight));
      cover.push(saved.sum_hessian[i]!);
      continue;
    }
    const isCategory = saved.split_type?.[i] === 1;
    // XGBoost sends a matching category right; here a match goes left.
    const [low, high] = isCategory ? [right[i]!, left[i]!] : [left[i]!, right[i]!];
    nodes.push({
      feature: saved.split_indices[i]!,
      test: isCategory ? testKinds.oneOf : testKinds.below,
      threshold: isCategory ? 0 : Math.fround(conditions[i]!),
      missing: missingKinds.nan,
      missingLeft: (saved.default_left[i] === 1) !== isCategory,
      codes: codes.get(i) ?? [],
      left: nodeAt[low]!,
      right: nodeAt[high]!,
    });
  }
  const tree = treeOf(output, nodes, { value, cover });
  if (!isTree(tree)) throw refuse(`is damaged: tree ${place} is not a tree`);
  return tree;
}

const weighted = (leaf: number, weight: number): number =>
  weight === 1 ? Math.fround(leaf) : Math.fround(Math.fround(leaf) * Math.fround(weight));

function codesByNode({ categories, categories_nodes, categories_segments, categories_sizes }: SavedTree): Map<number, readonly number[]> {
  const found = new Map<number, readonly number[]>();
  for (let k = 0; k < (categories_nodes?.length ?? 0); k++) {
    const start = categories_segments![k]!;
    found.set(
      categories_nodes![k]!,
      Array.from({ length: categories_sizes![k]! }, (_, j) => categories![start + j]!),
    );
  }
  return found;
}

interface Objective {
  /** From the base score, which is in the unit of the output, to a raw score. */
  readonly margin: (score: number) => number;
  readonly transform: Transform;
}

const same = (x: number): number => x;
/** In the steps and the precision of the library. */
const logit = (p: number): number => -Math.fround(Math.log(Math.fround(Math.fround(1 / p) - 1)));

function objectiveOf(name: string, refuse: Refuse): Objective {
  const of = (kind: Transform["kind"], margin: (score: number) => number = same): Objective => ({ margin, transform: { kind, slope: 1 } });
  switch (name) {
    case "binary:logistic":
    case "reg:logistic":
      return of("logistic", logit);
    case "binary:logitraw":
      return of("identity");
    case "binary:hinge":
      return of("sign");
    case "multi:softprob":
    case "multi:softmax":
      return of("softmax");
    case "count:poisson":
    case "reg:gamma":
    case "reg:tweedie":
    case "survival:cox":
    case "survival:aft":
      return of("exponential", Math.log);
    case "reg:squarederror":
    case "reg:linear":
    case "reg:squaredlogerror":
    case "reg:pseudohubererror":
    case "reg:absoluteerror":
    case "reg:quantileerror":
    case "rank:pairwise":
    case "rank:ndcg":
    case "rank:map":
      return of("identity");
    default:
      throw refuse(`has the objective ${name.slice(0, 40)}, whose transform is not known here`);
  }
}
