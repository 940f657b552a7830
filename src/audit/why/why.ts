import { fault } from "../../errors.js";
import type { WhySettings } from "../../policy/why-settings.js";
import { type ExplainedClass, explainedClasses } from "../effects/explained-classes.js";
import type { ModelWork } from "../studies/study.js";
import { type AskedGap, askedGaps } from "./asked-gaps.js";
import { exactGap, openness } from "./exact-gap.js";
import type { Prepared } from "./explained.js";
import { type WhyFrame, whyFrame } from "./frame.js";
import type { ExplainedGap, Why } from "./row.js";
import { sampled } from "./sampled.js";
import { valued } from "./valued.js";

/**
 * What drives the gaps between groups, feature by feature, by asking the model.
 *
 * Each gap is between the two groups of an attribute that are furthest apart. All work is laid out and its cost known before the model
 * is asked about the first made-up row. A budget of rows is shared among the gaps; what does not fit is smaller and says so. Of a
 * model of classes the gaps are those of one, see `explainedClasses`: in how often rows are put into it, or in its chance. Throws
 * EH101, EH200, EH203, EH304 and EH307.
 */
export async function why(work: ModelWork, settings: WhySettings): Promise<Why> {
  const { table, bound, onProgress } = work;
  const { task } = bound.task;
  if (task === "ranking")
    throw fault("EH200", "gaps of a ranking task are not taken apart", { help: ["--task binary", "--task regression"] });
  const classes = explainedClasses(work, settings.class);
  if (task === "multiclass" && classes === null)
    throw fault("EH200", "gaps of a multiclass task are taken apart for a model that gives a number for each class", {
      help: ["export const classes = [...] in a module", "model.classes in the policy"],
    });
  const framed: Framed[] = [];
  for (const of of classes ?? [null]) framed.push(...(await framedGaps(work, settings, of)));
  const frames = [...new Set(framed.map(({ frame }) => frame))];
  const first = frames[0]!;
  const prepared = framed.map(({ asked, frame }) => prepare(asked, frame));
  const forecast = prepared.reduce((sum, one) => sum + one.forecast, table.rows * frames.length);
  const evals = (): number => frames.reduce((sum, frame) => sum + frame.asked(), 0);
  const gaps: ExplainedGap[] = [];
  for (const [i, one] of prepared.entries()) {
    onProgress?.(`what drives the gap, ${i + 1} of ${prepared.length}, ${forecast} rows to ask about at most`);
    const left = prepared.slice(i).filter(({ forecast: cost }) => cost > 0).length;
    const all = settings.maxEvals === null ? Number.POSITIVE_INFINITY : Math.max(0, settings.maxEvals - evals());
    // What is too little when it is shared is enough for the first ones.
    const room = all >= one.least ? Math.max(one.least, all / Math.max(1, left)) : all;
    gaps.push({ ...(await one.run(room)), className: framed[i]!.frame.of?.name ?? null });
  }
  return {
    gaps,
    legitimate: first.legitimate,
    threshold: task === "multiclass" ? null : first.threshold,
    rowsUsed: first.facts.kept.length,
    forecast,
    evals: evals(),
    truncated: gaps.some(({ truncated }) => truncated),
  };
}

/** A gap, and the numbers that it is taken of. */
interface Framed {
  readonly asked: AskedGap;
  readonly frame: WhyFrame;
}

async function framedGaps(work: ModelWork, settings: WhySettings, of: ExplainedClass | null): Promise<readonly Framed[]> {
  const { model, plan } = work;
  const several = work.bound.task.task === "multiclass";
  const frame = await whyFrame(work, settings, of && { of, number: several ? "decision" : "score", several });
  const asked = askedGaps({ ...frame, settings, plan, known: [...frame.facts.groups.keys()], open: openness(model), several });
  if (!asked.some((gap) => several && gap.method !== "exact" && gap.value?.space === "score"))
    return asked.map((one) => ({ asked: one, frame }));
  const chances = await whyFrame(work, settings, of && { of, number: "score", several });
  return asked.map((one) => ({ asked: one, frame: one.method !== "exact" && one.value?.space === "score" ? chances : frame }));
}

function prepare(asked: AskedGap, frame: WhyFrame): Prepared {
  switch (asked.method) {
    case "exact":
      return exactGap(asked, frame);
    case "sampled":
      return sampled(asked, frame);
    case "sage":
      return valued(asked, frame);
  }
}
