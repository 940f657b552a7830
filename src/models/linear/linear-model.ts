import type { ModelFacts, ModelOutput } from "../model.js";
import { outputOf } from "../trees/output-of.js";
import { transformed } from "../trees/transformed.js";
import type { Linear, LinearModel } from "./linear.js";
import { linearScores } from "./linear-scores.js";

interface Named {
  readonly adapter: string;
  readonly facts: ModelFacts;
  /** What the numbers are, where the file says it; else what the link suggests. */
  readonly output?: ModelOutput;
  readonly classes?: readonly string[] | null;
}

/** A linear model that was read from a file; scores are the library's predictions. */
export function linearModel(linear: Linear, { adapter, facts, output, classes }: Named): LinearModel {
  const { terms, weights, link, precision } = linear;
  const outputs = weights.length;
  return {
    linear,
    adapter,
    output: output ?? outputOf(outputs, link),
    features: [...new Set(terms.map(({ column }) => column))],
    classes: outputs > 1 ? (classes ?? weights.map((_, k) => String(k))) : null,
    remote: false,
    async score(table, { signal } = {}) {
      signal?.throwIfAborted();
      const raw = linearScores(linear, linear.valuesOf(table), table.rows);
      const byClass = transformed(raw, { transform: link, precision, divisor: 1 });
      return { values: byClass.at(-1)!, byClass: outputs > 1 ? byClass : null };
    },
    facts: () => ({ library: linear.library, terms: terms.length, ...facts }),
    [Symbol.asyncDispose]: async () => {},
  };
}
