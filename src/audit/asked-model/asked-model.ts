import { held } from "../../engines/memory/held.js";
import { type Diagnostic, diagnostic } from "../../errors.js";
import { keptRows } from "../rows-by-group.js";
import type { ModelWork } from "../studies/study.js";
import { agreementOf } from "./agreement.js";
import type { AskedModel } from "./row.js";

/** A warning when the class whose chance the model gives is one that counts as negative in the data. */
export function positiveNotes({ model, bound }: Pick<ModelWork, "model" | "bound">): readonly Diagnostic[] {
  const { positive } = model.facts();
  const outcome = bound.label?.facts ?? bound.prediction?.facts;
  if (typeof positive !== "string" || outcome === undefined || !outcome.negative.includes(positive)) return [];
  return [
    diagnostic("EH123", `the model gives the chance of ${JSON.stringify(positive)}, which counts as negative in "${outcome.column}"`, {
      help: [`--positive ${positive}, or export the model with its classes in the other order`],
    }),
  ];
}

/**
 * The model with its facts, asked about every row where the data say what it should answer.
 *
 * Scores are cut as everywhere a model is asked: see `answerCut`. Throws EH304 and EH307.
 */
export async function askedModel({ table, model, bound, cut, signal }: ModelWork): Promise<AskedModel> {
  const { threshold, by } = cut;
  const comparable = bound.task.task !== "ranking" && (bound.score !== null || bound.prediction !== null) && model.output !== "classes";
  const scores = comparable ? (await model.score(table, signal === undefined ? {} : { signal })).values : null;
  const agreement =
    scores === null ? null : agreementOf(table, { scores, bound, threshold, by, kept: keptRows(held(table), table.rows, bound) });
  return {
    adapter: model.adapter,
    output: model.output,
    features: model.features,
    facts: model.facts(),
    agreement,
    reason: agreement !== null ? null : model.output === "classes" ? "classes" : "no_scores",
  };
}
