import type { AnswerKind, Guarantee, Reliability } from "../../audit/reliability/row.js";
import type { Result } from "../../audit/result.js";
import { type Block, cell, heading, text } from "../block.js";
import { formatAmount } from "../format-amount.js";
import { countOf } from "../format-count.js";
import { formatGroup, formatGrouping } from "../format-group.js";
import { formatLevel } from "../format-level.js";
import { formatScore } from "../format-score.js";
import { formatShare } from "../format-share.js";
import { reasonWords } from "../reason-words.js";
import { answerChart } from "./answer-chart.js";
import { coverageGapWords, widthGapWords } from "./answer-gaps.js";
import { bySizeTable } from "./by-size.js";

/** What a guarantee for everybody is worth to each group, in a sentence or two. */
export function guaranteeSummary({ alpha, guarantee }: Reliability): string {
  if (guarantee === null || guarantee.quantile === null) return `There are too few rows for a guarantee of ${formatShare(1 - alpha)}.`;
  const [everybody] = guarantee.groups;
  const whole = `Answers that were made to contain the recorded outcome for ${formatShare(1 - alpha)} of people contain it for ${formatShare(everybody!.coverage ?? 0)} of those judged.`;
  return `${whole} ${coverageGapWords(guarantee)}${sizeWords(guarantee)}${widthGapWords(guarantee)}`;
}

/** For whom answers are proved to say less, as they name more classes. */
function sizeWords({ sizeGaps }: Guarantee): string {
  return sizeGaps
    .filter(({ bounds }) => (bounds?.lower ?? 0) > 0)
    .map(
      ({ by, value, bounds, higher, lower }) =>
        ` By ${formatGrouping(by)}, answers name more classes for ${formatGroup(by, higher!)} than for ${formatGroup(by, lower!)}: ${formatScore(value!)} more on average, at least ${formatScore(bounds!.lower!)}.`,
    )
    .join("");
}

/** What an answer is, before any number of them. */
const answers: Readonly<Record<AnswerKind, string>> = {
  classes:
    "Instead of one class, an answer may name both. Answers are made so that they contain the recorded class for the promised share of people, all taken together. An answer with both classes means that the model does not know.",
  even: "Each prediction gets an interval wide enough to contain the recorded amount for the promised share of people, all taken together. One width is learnt for everybody. So intervals are equally wide for every group by construction, and a group whose predictions are further off cannot get wider ones: its intervals contain the recorded outcome less often instead. The last column has the reach that each group would need alone.",
  scaled:
    "Around each prediction an interval is drawn, in proportion to how unsure the data say it is, and so wide that the recorded amount is inside for the promised share of people, all taken together.",
  widened:
    "The intervals in the data are moved outwards at both ends, or inwards where they contained the recorded outcome too often, by one amount for everybody, so that the recorded amount is inside for the promised share of people, all taken together.",
};

/** What the quantile that was learnt is. */
const learnt: Readonly<Record<AnswerKind, string>> = {
  classes: "how far off a score may be",
  even: "how far an interval reaches to either side",
  scaled: "how many times its uncertainty an interval reaches to either side",
  widened: "by how much intervals are moved outwards at both ends (a minus: inwards)",
};

export function guaranteeBlocks(result: Result, study: Reliability, guarantee: Guarantee): readonly Block[] {
  const { kind, quantile } = guarantee;
  const printed = kind === "classes" ? formatScore : formatAmount;
  return [
    heading("A guarantee for everybody, group by group"),
    text(answers[kind]),
    answerChart(
      guarantee.groups,
      {
        ...{ alpha: study.alpha, level: formatLevel(result.plan.confidence), title: "Answers that contain the recorded outcome, by group" },
        summary: guaranteeSummary(study),
        note: `The last column is ${learnt[kind]} when only the group’s own rows are used; for everybody it is ${quantile === null ? "not known" : printed(quantile)}. Larger means that ${kind === "classes" ? "scores" : "predictions"} are further off for this group.`,
      },
      [
        {
          title: "Needed by the group alone",
          align: "number",
          of: ({ own }) =>
            own.quantile === null
              ? cell("–", reasonWords(own.reason))
              : cell(printed(own.quantile), ...(own.reason === null ? [] : [`only ${countOf(own.n, "row")}`])),
        },
      ],
    ),
    ...bySizeTable(guarantee.bySize, kind, 1 - study.alpha),
  ];
}
