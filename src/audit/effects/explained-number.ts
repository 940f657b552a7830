import type { Ask } from "../../explanations/ask.js";
import { leafScores } from "../../explanations/leaf-scores.js";
import { hasTrees } from "../../models/open-model.js";
import type { Ensemble } from "../../models/trees/ensemble.js";
import { featureColumns } from "../../models/trees/feature-columns.js";
import type { ModelWork } from "../studies/study.js";
import type { ExplainedClass } from "./explained-classes.js";

/** What the number is that effects and contributions are of. */
export type NumberUnit = "score" | "decision" | "amount" | "log_odds" | "raw_score";

/** The one number a row that is explained, and how the model is asked for it. */
export interface ExplainedNumber {
  readonly unit: NumberUnit;
  /** The class that it is of; null when the model has no classes. */
  readonly className: string | null;
  /** The trees behind it with the table's values; null when they cannot be looked into. */
  readonly trees: { readonly ensemble: Ensemble; readonly columns: readonly Float64Array[]; readonly output: number } | null;
  readonly ask: Ask;
  /** Rows that the model has been asked about so far. */
  evals(): number;
}

/** Of trees the raw score, which is a sum over leaves and can be explained exactly; of every other model its own number. Of a model of classes, that of one. */
export function explainedNumber({ model, table, signal }: ModelWork, of: ExplainedClass | null): ExplainedNumber {
  let evals = 0;
  const counted =
    (ask: Ask): Ask =>
    async (rows) => {
      signal?.throwIfAborted();
      evals += rows.rows;
      return ask(rows);
    };
  const className = of?.name ?? null;
  if (hasTrees(model)) {
    const { ensemble } = model;
    const output = of?.place ?? ensemble.outputs - 1;
    return {
      unit: unitOf(ensemble),
      className,
      trees: { ensemble, columns: featureColumns(table, ensemble.features), output },
      ask: counted(async (rows) => leafScores(ensemble, featureColumns(rows, ensemble.features), rows.rows, output)),
      evals: () => evals,
    };
  }
  return {
    unit: model.output === "classes" ? "score" : model.output,
    className,
    trees: null,
    ask: counted(async (rows) => {
      const { values, byClass } = await model.score(rows, signal === undefined ? {} : { signal });
      return (of !== null && byClass?.[of.place]) || values;
    }),
    evals: () => evals,
  };
}

function unitOf({ transform, outputs }: Ensemble): NumberUnit {
  if (outputs > 1) return "raw_score";
  if (transform.kind === "logistic" && transform.slope === 1) return "log_odds";
  return transform.kind === "identity" ? "amount" : "raw_score";
}
