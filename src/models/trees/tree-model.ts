import type { Model, ModelFacts, ModelOutput } from "../model.js";
import type { Ensemble } from "./ensemble.js";
import { featureColumns } from "./feature-columns.js";
import { outputOf } from "./output-of.js";
import { rawScores } from "./raw-scores.js";
import { transformed } from "./transformed.js";

interface Named {
  readonly adapter: string;
  readonly facts: ModelFacts;
  /** What the numbers are, where the file says it; else what the transform suggests. */
  readonly output?: ModelOutput;
  readonly classes?: readonly string[] | null;
}

/** A model over trees that were read from a file; scores are the library's predictions. */
export function treeModel(ensemble: Ensemble, { adapter, facts, output, classes }: Named): Model & { readonly ensemble: Ensemble } {
  const { features, transform, outputs } = ensemble;
  return {
    ensemble,
    adapter,
    output: output ?? outputOf(outputs, transform),
    features: features.map(({ name }) => name),
    classes: outputs > 1 ? (classes ?? Array.from({ length: outputs }, (_, k) => String(k))) : null,
    remote: false,
    async score(table, { signal } = {}) {
      signal?.throwIfAborted();
      const byClass = transformed(rawScores(ensemble, featureColumns(table, features), table.rows), ensemble);
      return { values: byClass.at(-1)!, byClass: outputs > 1 ? byClass : null };
    },
    facts: () => ({ library: ensemble.library, trees: ensemble.trees.length, ...facts }),
    [Symbol.asyncDispose]: async () => {},
  };
}
