import type { Model } from "../model.js";
import type { Ensemble } from "./ensemble.js";
import { featureColumns } from "./feature-columns.js";
import { rawScores } from "./raw-scores.js";
import { transformed } from "./transformed.js";

/** A model over trees that were read from a file; scores are the library's predictions. */
export function treeModel(
  ensemble: Ensemble,
  { adapter, sha256 }: { readonly adapter: string; readonly sha256: string },
): Model & { readonly ensemble: Ensemble } {
  const { features, transform, outputs } = ensemble;
  const output = outputs > 1 ? "classes" : transform.kind === "logistic" ? "score" : transform.kind === "sign" ? "decision" : "amount";
  return {
    ensemble,
    adapter,
    output,
    features: features.map(({ name }) => name),
    classes: outputs > 1 ? Array.from({ length: outputs }, (_, k) => String(k)) : null,
    remote: false,
    async score(table, { signal } = {}) {
      signal?.throwIfAborted();
      const byClass = transformed(rawScores(ensemble, featureColumns(table, features), table.rows), ensemble);
      return { values: byClass.at(-1)!, byClass: outputs > 1 ? byClass : null };
    },
    facts: () => ({ library: ensemble.library, trees: ensemble.trees.length, sha256 }),
    [Symbol.asyncDispose]: async () => {},
  };
}
