import type { Model } from "../../models/model.js";
import type { WorstCaseSettings } from "../../policy/worst-case-settings.js";
import { limitsOfMean, rowMean } from "../../stats/row-mean.js";
import { alphaOf } from "../measure-plan.js";
import { judgedRows } from "../rows/judged-rows.js";
import type { StudyWork } from "../studies/study.js";
import { treeColumns } from "../surrogates/tree-columns.js";
import { boosting } from "./boosting.js";
import { lossesOf } from "./losses.js";
import { overfitRegions, searchedColumns } from "./overfit.js";
import type { WorstCase } from "./row.js";
import { scenarioRows } from "./scenarios.js";
import { subpopulation } from "./subpopulation.js";
import { weakSpots } from "./weak-spots.js";

/**
 * The worst that can happen: for some part of the people, in places that nobody named, for another make-up of the people, and on new data.
 *
 * Of the model's scores where there is a model, else of the decisions or scores in the data. Throws EH101 and EH200.
 */
export async function worstCase(work: StudyWork, model: Model | null, settings: WorstCaseSettings): Promise<WorstCase> {
  const { table, plan, request, bound } = work;
  const judged = await judgedRows(work, model);
  const { id, values, reason } = lossesOf(judged, settings.loss);
  const found = treeColumns(table, request, model, settings.columns);
  const scenarios = scenarioRows(work, judged, settings.scenarios);
  if (values === null)
    return {
      ...{ loss: id, reason, by: judged.by, everybody: null, rows: { used: 0, leftOut: judged.kept.length } },
      ...{ subpopulation: null, weakSpots: null, scenarios, overfit: null, boosting: null },
    };
  const rows = judged.kept.filter((row) => !Number.isNaN(values[row]!) && (judged.weights?.[row] ?? 1) > 0);
  const mean = rowMean(values, rows, judged);
  const limits = mean === null ? null : limitsOfMean(mean, alphaOf(plan) / 2);
  const columns = searchedColumns(table, found.names, rows);
  const by = treeColumns(
    table,
    request,
    null,
    settings.by.length > 0 ? settings.by : bound.attributes.map(({ axis }) => axis.column),
  ).names;
  work.onProgress?.("worst case, subpopulations");
  const worst = subpopulation(work, {
    judged,
    loss: values,
    rows,
    by: settings.by.length > 0 || bound.attributes.length > 0 ? by : [],
    limit: settings.limit,
    shares: settings.shares,
  });
  work.onProgress?.("worst case, weak spots");
  const spots = weakSpots(work, { judged, loss: values, rows, columns, leftOut: found.leftOut, depth: settings.depth });
  return {
    ...{ loss: id, reason: null, by: judged.by },
    everybody: mean === null ? null : { value: mean.value, lower: limits?.lower ?? null, upper: limits?.upper ?? null },
    rows: { used: rows.length, leftOut: judged.kept.length - rows.length },
    subpopulation: worst,
    weakSpots: spots,
    scenarios,
    boosting: await boosting(work, { judged, rows, lossId: id, model, training: settings.training }),
    overfit:
      settings.training === null
        ? null
        : await overfitRegions(work, { judged, loss: values, rows, columns, training: settings.training, lossId: id, model }),
  };
}
