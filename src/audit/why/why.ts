import { fault } from "../../errors.js";
import type { WhySettings } from "../../policy/why-settings.js";
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
 * is asked about the first made-up row. A budget of rows is shared among the gaps; what does not fit is smaller and says so. Throws
 * EH101, EH200, EH203, EH304 and EH307.
 */
export async function why(work: ModelWork, settings: WhySettings): Promise<Why> {
  const { model, table, bound, onProgress } = work;
  const { task } = bound.task;
  if (task !== "binary" && task !== "regression")
    throw fault("EH200", `gaps of a ${task} task are not taken apart`, { help: ["--task binary", "--task regression"] });
  const frame = await whyFrame(work, settings);
  const { threshold, facts } = frame;
  const asked = askedGaps({ ...frame, settings, plan: work.plan, known: [...facts.groups.keys()], open: openness(model) });
  const prepared = asked.map((one) => prepare(one, frame));
  const forecast = prepared.reduce((sum, one) => sum + one.forecast, table.rows);
  const gaps: ExplainedGap[] = [];
  for (const [i, one] of prepared.entries()) {
    onProgress?.(`what drives the gap, ${i + 1} of ${prepared.length}, ${forecast} rows to ask about at most`);
    const left = prepared.slice(i).filter(({ forecast: cost }) => cost > 0).length;
    const room = settings.maxEvals === null ? Number.POSITIVE_INFINITY : Math.max(0, settings.maxEvals - frame.asked()) / Math.max(1, left);
    gaps.push(await one.run(room));
  }
  return {
    gaps,
    legitimate: frame.legitimate,
    threshold,
    rowsUsed: facts.kept.length,
    forecast,
    evals: frame.asked(),
    truncated: gaps.some(({ truncated }) => truncated),
  };
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
