import { held } from "../../engines/memory/held.js";
import { keptRows } from "../rows-by-group.js";
import type { ModelWork } from "../studies/study.js";
import { agreementOf } from "./agreement.js";
import type { AskedModel } from "./row.js";

/**
 * The model with its facts, asked about every row where the data say what it should answer.
 *
 * A threshold that nobody says is 0.5 for scores, as everywhere a model is asked. Throws EH304 and EH307.
 */
export async function askedModel({ table, model, bound, request, signal }: ModelWork): Promise<AskedModel> {
  const threshold = model.output === "amount" ? null : (request.outcome.threshold ?? (model.output === "decision" ? 1 : 0.5));
  const comparable = bound.task.task !== "ranking" && (bound.score !== null || bound.prediction !== null) && model.output !== "classes";
  const scores = comparable ? (await model.score(table, signal === undefined ? {} : { signal })).values : null;
  const agreement =
    scores === null ? null : agreementOf(table, { scores, bound, threshold, kept: keptRows(held(table), table.rows, bound) });
  return {
    adapter: model.adapter,
    output: model.output,
    features: model.features,
    facts: model.facts(),
    agreement,
    reason: agreement !== null ? null : model.output === "classes" ? "classes" : "no_scores",
  };
}
