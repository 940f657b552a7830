import { halvesOf } from "../../explanations/honest/halves.js";
import type { Model } from "../../models/model.js";
import type { ReliabilitySettings } from "../../policy/reliability-settings.js";
import { rng } from "../../stats/rng.js";
import { alphaOf } from "../measure-plan.js";
import { judgedRows } from "../rows/judged-rows.js";
import type { StudyWork } from "../studies/study.js";
import { answeringOf } from "./answering-of.js";
import { calibrationRows } from "./calibration.js";
import { expectedRows } from "./expected.js";
import { givenIntervals } from "./given-intervals.js";
import { guaranteeOf } from "./guarantee.js";
import type { Known } from "./known.js";
import type { Reliability } from "./row.js";

/**
 * How far scores can be relied on, by group: guarantees, calibration without bins, and what is expected where labels are missing.
 *
 * Rows are parted in two halves by what they hold; what is learnt on the first is judged on the second. Rows without a score or an
 * outcome are left out and counted. Rows count by their
 * weights in the first two; what is expected without labels is given of unweighted rows alone, as its isotonic fit and ranges are of those.
 * Intervals that stand in the data are judged as they are on all rows. Throws EH101 and EH130 for their columns, EH200 and what the model throws.
 */
export async function reliability(work: StudyWork, model: Model | null, settings: ReliabilitySettings): Promise<Reliability> {
  work.onProgress?.("reliability");
  const { plan, table, bound } = work;
  const { alpha } = settings;
  const facts = await judgedRows(work, model);
  const { scores, label, kept, clusters } = facts;
  const amounts = bound.task.task === "regression";
  const answering = answeringOf(table, facts, { ...settings, amounts });
  const told = kept.filter((row) => label !== null && !Number.isNaN(label[row]!) && (facts.weights?.[row] ?? 1) > 0);
  const answered = answering === null ? new Int32Array() : told.filter((row) => answering.has(row));
  const halves = halvesOf(table, answered, rng(plan.seed, "reliability", "halves"), clusters);
  const place = {
    by: facts.by,
    alpha,
    weighted: facts.weights !== null,
    rows: { learnt: halves.found.length, judged: halves.judged.length, leftOut: kept.length - answered.length },
  };
  const none = (reason: string): Reliability => ({ ...place, reason, guarantee: null, intervals: null, calibration: [], expected: [] });
  if (bound.task.task !== "binary" && !amounts) return none("not_applicable");
  if (label === null) return none("no_label");
  if (answering === null) return none("no_score");
  if (halves.judged.length < 2 || halves.found.length < 2) return none("too_few_rows");
  if (!amounts && answered.some((row) => scores![row]! < 0 || scores![row]! > 1)) return none("score_not_probability");
  const known: Known = { facts, halves, alpha, level: alphaOf(plan), minN: plan.minN };
  return {
    ...place,
    reason: null,
    guarantee: guaranteeOf(known, answering),
    intervals:
      answering.kind === "widened"
        ? givenIntervals(answered, answering, settings.intervals!, { ...known, leftOut: told.length - answered.length })
        : null,
    calibration: amounts ? [] : calibrationRows(known),
    expected: amounts || facts.weights !== null ? [] : expectedRows(known),
  };
}
