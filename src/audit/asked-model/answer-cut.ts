import { codedAxis } from "../../engines/memory/coded-axis.js";
import { held } from "../../engines/memory/held.js";
import { type Diagnostic, diagnostic } from "../../errors.js";
import type { Model } from "../../models/model.js";
import { keptRows } from "../rows-by-group.js";
import type { StudyWork } from "../studies/study.js";

/** From which score on a model's answer is a positive decision, and who says so. */
export interface AnswerCut {
  /** null where answers are amounts. */
  readonly threshold: number | null;
  /** `said` by the request; `recorded`: the decisions in the data imply it; `usual`: 0.5, as nothing says otherwise; `decision`: answers are decisions. */
  readonly by: "said" | "recorded" | "usual" | "decision";
  /** Rows that no cut of the scores decides as the data do; null where that was not looked at. */
  readonly against: number | null;
}

/** A cut that nobody says, for scores. */
const USUAL = 0.5;

/** The cut where nothing is known of the data's own decisions. */
export function usualCut({ output }: Pick<Model, "output">, threshold: number | null): AnswerCut {
  if (output === "amount") return { threshold: null, by: "said", against: null };
  if (threshold !== null) return { threshold, by: "said", against: null };
  return output === "decision" ? { threshold: 1, by: "decision", against: null } : { threshold: USUAL, by: "usual", against: null };
}

/**
 * The score from which on a model's answer counts as a positive decision.
 *
 * Where nobody says it, the decisions in the data do when one cut of the scores in the data, or of the model's own where there are
 * none, makes all of them: 0.5 when it is such a cut, else the shortest decimal that is. Where none is, the usual one is taken, and
 * `against` counts the rows that it decides otherwise. Throws EH304 and EH307 where the model is asked.
 *
 * Example: decisions are positive from 0.31 on and negative up to 0.28: 0.3.
 */
export async function answerCut(work: StudyWork, model: Model): Promise<AnswerCut> {
  const { table, bound, request, signal } = work;
  const plain = usualCut(model, request.outcome.threshold);
  if (plain.by !== "usual" || model.output !== "score" || bound.prediction === null || bound.task.task !== "binary") return plain;
  const rows = held(table);
  const { codes, coordinates } = codedAxis(rows, bound.prediction.axis);
  // Scores on another scale are not cut where the model's are.
  const column = bound.score === null || request.scoreScale !== undefined ? undefined : table.columns.get(bound.score.column);
  const scores = column?.kind === "number" ? column.values : (await model.score(table, signal === undefined ? {} : { signal })).values;
  const kept = keptRows(rows, table.rows, bound);
  let [highest, lowest] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  let otherwise = 0;
  for (const row of kept) {
    const decision = coordinates[codes[row]!];
    const score = scores[row]!;
    if (Number.isNaN(score) || (decision !== 0 && decision !== 1)) continue;
    if (decision === 1) lowest = Math.min(lowest, score);
    else highest = Math.max(highest, score);
    if (decision !== (score >= USUAL ? 1 : 0)) otherwise++;
  }
  if (otherwise === 0) return { ...plain, by: Number.isFinite(lowest - highest) ? "recorded" : "usual", against: 0 };
  return Number.isFinite(lowest - highest) && highest < lowest
    ? { threshold: shortestBetween(highest, lowest), by: "recorded", against: 0 }
    : { ...plain, against: otherwise };
}

/** The number with the fewest decimals that is above one number and at most another. */
export function shortestBetween(above: number, atMost: number): number {
  for (let decimals = 0; decimals <= 15; decimals++) {
    const unit = 10 ** decimals;
    const candidate = Number((Math.floor(atMost * unit) / unit).toFixed(decimals));
    if (candidate > above && candidate <= atMost) return candidate;
  }
  return atMost;
}

/** A note where answers are cut at the usual score though the decisions in the data are other ones. */
export function cutNotes({ threshold, by, against }: AnswerCut, model: Pick<Model, "output">): readonly Diagnostic[] {
  if (by !== "usual" || model.output !== "score" || against === null || against === 0) return [];
  return [
    diagnostic("EH156", `the model's answers are cut at ${threshold}, which nobody says; ${against} recorded decisions are otherwise`, {
      evidence: ["no single cut of the scores makes the decisions in the data"],
      help: [
        "outcome: { threshold: … } in the policy, or --threshold, with the score from which on the model's answer is a positive decision",
      ],
    }),
  ];
}
