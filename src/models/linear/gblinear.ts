import type { Feature } from "../trees/ensemble.js";
import { featureColumns } from "../trees/feature-columns.js";
import { refusalOf } from "../trees/xgboost-file.js";
import { learnerOf } from "../trees/xgboost-learner.js";
import type { Linear } from "./linear.js";

/**
 * The linear model in what XGBoost saved with the booster gblinear.
 *
 * A missing value is left out of the sum. Every output starts from the first base score, as XGBoost 3.2 predicts, though
 * it saves one for each class. Throws EH306 for other boosters and versions, and for weights that are cut.
 *
 * @source XGBoost, src/gbm/gblinear_model.h, src/gbm/gblinear.cc
 */
export function gblinear(content: unknown, path: string): Linear {
  const refuse = refusalOf(path);
  const { library, learner, outputs, base, transform } = learnerOf(content, refuse);
  const saved = learner.gradient_booster.model?.weights;
  const count = Number(learner.learner_model_param.num_feature ?? 0);
  if (learner.gradient_booster.name !== "gblinear" || saved === undefined) throw refuse("has no weights of gblinear");
  if (saved.length !== (count + 1) * outputs)
    throw refuse(`is damaged: ${saved.length} weights for ${count} features and ${outputs} outputs`);
  const at = (i: number, k: number): number => Math.fround(saved[i * outputs + k]!);
  const names = Array.from({ length: count }, (_, i) => learner.feature_names?.[i] ?? `f${i}`);
  const features = names.map((name): Feature => ({ name, categories: null }));
  return {
    library: `${library} gblinear`,
    terms: names.map((name) => ({ name, column: name })),
    weights: Array.from({ length: outputs }, (_, k) => Float64Array.from(names, (_name, i) => at(i, k))),
    intercept: Float64Array.from({ length: outputs }, (_, k) => Math.fround(at(count, k) + base[0]!)),
    precision: "single",
    link: transform,
    valuesOf: (table) => featureColumns(table, features).map((column) => column.map((x) => (Number.isNaN(x) ? 0 : x))),
  };
}

/** Whether the booster in what XGBoost saved is linear. */
export const isGblinear = (content: unknown): boolean =>
  (content as { readonly learner?: { readonly gradient_booster?: { readonly name?: unknown } } } | null)?.learner?.gradient_booster
    ?.name === "gblinear";
