import { fault } from "../../errors.js";
import { type Ensemble, type Feature, missingKinds, type Transform, type Tree, testKinds } from "./ensemble.js";
import { type FileNode, isTree, treeOf } from "./tree-builder.js";

/**
 * The ensemble in a LightGBM text model (`save_model`), format v2 to v4.
 *
 * Throws EH306 for other versions, linear trees, unknown objectives and files that are cut.
 *
 * @source LightGBM, src/io/tree.cpp (Tree::ToString), include/LightGBM/tree.h (decisions), src/boosting/gbdt_model_text.cpp
 */
export function readLightgbm(text: string, path: string): Ensemble {
  const refuse = (what: string) =>
    fault("EH306", `${path} ${what}`, { help: ["write it again with LightGBM 3 or 4: booster.save_model(path)"] });
  const lines = text.split(/\r?\n/);
  if (lines[0] !== "tree") throw refuse("is not a LightGBM text model");
  const first = lines.findIndex((line) => line.startsWith("Tree="));
  const version = lines.find((line) => line.startsWith("version="))?.slice(8) ?? "";
  if (!/^v[234]$/.test(version)) throw refuse(`has the format ${version.slice(0, 20) || "of an unknown version"}; v2 to v4 are read`);
  // Before v3 the trees end where importances begin.
  const last = version === "v2" ? /^feature importances:$/ : /^end of trees$/;
  const end = lines.findIndex((line) => last.test(line));
  if (end === -1) throw refuse("is cut off: the line `end of trees` is missing");
  const head = keysOf(lines.slice(1, first === -1 ? end : first));
  const outputs = Number(head.get("num_tree_per_iteration") ?? "1");
  const blocks = blocksOf(lines.slice(first === -1 ? end : first, end));
  const trees = blocks.map((block, i) => treeFrom(block, i % outputs, refuse));
  return {
    library: `LightGBM ${version}`,
    features: featuresOf(head, lines.slice(end), refuse),
    trees,
    outputs,
    base: new Float64Array(outputs),
    divisor: head.has("average_output") ? Math.max(1, trees.length / outputs) : 1,
    precision: "double",
    transform: transformOf(head.get("objective") ?? "", refuse),
  };
}

type Keys = ReadonlyMap<string, string>;
type Refuse = (what: string) => Error;

const keysOf = (lines: readonly string[]): Keys =>
  new Map(
    lines.flatMap((line): [string, string][] => {
      const at = line.indexOf("=");
      return line === "" ? [] : [at === -1 ? [line, ""] : [line.slice(0, at), line.slice(at + 1)]];
    }),
  );

function blocksOf(lines: readonly string[]): Keys[] {
  const starts = lines.flatMap((line, i) => (line.startsWith("Tree=") ? [i] : []));
  return starts.map((start, i) => keysOf(lines.slice(start, starts[i + 1] ?? lines.length)));
}

function treeFrom(keys: Keys, output: number, refuse: Refuse): Tree {
  if (keys.get("is_linear") === "1") throw refuse("has linear trees, which are not read");
  const name = `tree ${keys.get("Tree")}`;
  const list = (key: string): number[] => (keys.get(key) ? keys.get(key)!.trim().split(/\s+/).map(numberOf) : []);
  const leaves = Number(keys.get("num_leaves"));
  const value = list("leaf_value");
  const feature = list("split_feature");
  const [threshold, decision, left, right] = [list("threshold"), list("decision_type"), list("left_child"), list("right_child")];
  const [boundaries, words] = [list("cat_boundaries"), list("cat_threshold")];
  const inner = [feature, threshold, decision, left, right];
  if (!(leaves >= 1) || value.length !== leaves || inner.some((one) => one.length !== leaves - 1 || one.some(Number.isNaN)))
    throw refuse(`is cut off or damaged in ${name}`);
  const nodes = feature.map((at, i): FileNode => {
    const bits = decision[i]!;
    const isCategory = (bits & 1) === 1;
    return {
      feature: at,
      test: isCategory ? testKinds.oneOf : testKinds.atMost,
      threshold: isCategory ? 0 : threshold[i]!,
      missing: isCategory ? missingKinds.nan : (bits >> 2) & 3,
      missingLeft: !isCategory && (bits & 2) === 2,
      codes: isCategory ? codesIn(words.slice(boundaries[threshold[i]!]!, boundaries[threshold[i]! + 1]!)) : [],
      left: left[i]!,
      right: right[i]!,
    };
  });
  const cover = list("leaf_count");
  const tree = treeOf(output, nodes, { value, cover: cover.length === leaves ? cover : new Float64Array(leaves) });
  if (!isTree(tree)) throw refuse(`is damaged: ${name} is not a tree`);
  return tree;
}

/** C++ writes infinity as inf. */
const numberOf = (text: string): number => (/^[+-]?inf$/i.test(text) ? (text.startsWith("-") ? -Infinity : Infinity) : Number(text));

const codesIn = (words: readonly number[]): number[] =>
  words.flatMap((word, i) => Array.from({ length: 32 }, (_, bit) => 32 * i + bit).filter((_, bit) => ((word >>> bit) & 1) === 1));

function featuresOf(head: Keys, tail: readonly string[], refuse: Refuse): readonly Feature[] {
  const names = (head.get("feature_names") ?? "").split(" ");
  const infos = (head.get("feature_infos") ?? "").split(" ");
  if (names.length !== infos.length || names[0] === "") throw refuse("does not name its features");
  const line = tail.find((one) => one.startsWith("pandas_categorical:"));
  const levels = line === undefined ? [] : ((JSON.parse(line.slice("pandas_categorical:".length)) as unknown[][] | null) ?? []);
  const isCategory = infos.map((info) => info !== "none" && !info.startsWith("["));
  // A constant column is `none` whether it was of numbers or of categories; with levels for it, the places are not known.
  const places = isCategory.filter(Boolean).length;
  if (levels.length > 0 && places !== levels.length)
    throw refuse(`has ${levels.length} lists of categories for ${places} category features, so which is whose is not known`);
  let next = 0;
  return names.map((name, i) => ({ name, categories: isCategory[i] && levels.length > 0 ? levels[next++]!.map(String) : null }));
}

function transformOf(objective: string, refuse: Refuse): Transform {
  const [name = "", ...options] = objective.split(" ");
  const slope = Number(options.find((one) => one.startsWith("sigmoid:"))?.slice(8) ?? "1");
  switch (name) {
    case "binary":
      return { kind: "logistic", slope };
    case "cross_entropy":
      return { kind: "logistic", slope: 1 };
    case "multiclassova":
      return { kind: "one_vs_rest", slope };
    case "multiclass":
      return { kind: "softmax", slope: 1 };
    case "cross_entropy_lambda":
      return { kind: "softplus", slope: 1 };
    case "poisson":
    case "gamma":
    case "tweedie":
      return { kind: "exponential", slope: 1 };
    case "regression":
      return { kind: options.includes("sqrt") ? "signed_square" : "identity", slope: 1 };
    case "":
    case "custom":
    case "none":
    case "regression_l1":
    case "huber":
    case "fair":
    case "quantile":
    case "mape":
    case "lambdarank":
    case "rank_xendcg":
      return { kind: "identity", slope: 1 };
    default:
      throw refuse(`has the objective ${name.slice(0, 40)}, whose transform is not known here`);
  }
}
