import type { Guarantee, GuaranteeRow, Reliability } from "../../audit/reliability/row.js";
import type { Result } from "../../audit/result.js";
import { type Block, cell, heading, type IntervalRow, text } from "../block.js";
import { countOf, formatCount } from "../format-count.js";
import { formatGroup, formatGrouping } from "../format-group.js";
import { formatLevel } from "../format-level.js";
import { formatPoints } from "../format-points.js";
import { formatScore } from "../format-score.js";
import { formatShare } from "../format-share.js";
import { reasonWords } from "../reason-words.js";

/** What a guarantee for everybody is worth to each group, in a sentence or two. */
export function guaranteeSummary({ alpha, guarantee }: Reliability): string {
  if (guarantee === null || guarantee.quantile === null) return `There are too few rows for a guarantee of ${formatShare(1 - alpha)}.`;
  const [everybody] = guarantee.groups;
  const proven = guarantee.gaps.filter(({ bounds }) => (bounds?.lower ?? 0) > 0);
  const whole = `Answers that were made to hold the truth for ${formatShare(1 - alpha)} of people hold it for ${formatShare(everybody!.coverage ?? 0)} of those judged.`;
  if (proven.length === 0) return `${whole} No group is proved to be served worse than another.${sizeWords(guarantee)}`;
  return `${whole} ${proven
    .map(
      ({ by, value, bounds, higher, lower }) =>
        `By ${formatGrouping(by)}, ${formatGroup(by, lower!)} is served worse than ${formatGroup(by, higher!)}: ${formatPoints(value!)} points fewer, at least ${formatPoints(bounds!.lower!)}.`,
    )
    .join(" ")}${sizeWords(guarantee)}`;
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

export function guaranteeBlocks(result: Result, study: Reliability, guarantee: Guarantee): readonly Block[] {
  const { alpha } = study;
  const level = formatLevel(result.plan.confidence);
  const rows = guarantee.groups.filter(({ coverage }) => coverage !== null);
  const amounts = rows.every(({ single }) => single === null);
  const summary = guaranteeSummary(study);
  return [
    heading("A guarantee for everybody, group by group"),
    text(
      amounts
        ? "Around each prediction an interval is drawn, so wide that the true amount is inside for the wanted share of people, all taken together."
        : "In place of one class the answer may name both. It is made so that it holds the true class for the wanted share of people, all taken together. An answer with both classes admits that the model does not know.",
    ),
    {
      kind: "dots",
      title: "Answers that hold the truth, by group",
      summary,
      reading: `Each dot is the share of a group whose answer holds the truth, with its ${level} range. The line is what was promised to everybody. A group left of it gets less than was promised.`,
      axis: "Share whose answer holds the truth",
      ticks: "percent",
      rows: rows.map(
        (row): IntervalRow => ({
          label: row.by.length === 0 ? "Everybody" : formatGroup(row.by, row.group),
          value: row.coverage!,
          lower: row.lower,
          upper: row.upper,
          mark: null,
          printed: `${formatShare(row.coverage!)} (${formatShare(row.lower!)} to ${formatShare(row.upper!)})`,
          standing: "compared",
        }),
      ),
      lines: [{ at: 1 - alpha, label: `promised ${formatShare(1 - alpha)}` }],
      table: {
        kind: "table",
        caption: "Answers that hold the truth, by group",
        columns: [
          { title: "Group", align: "text" },
          { title: "Holds the truth", align: "number" },
          { title: amounts ? "Width" : "Classes an answer", align: "number" },
          ...(amounts ? [] : [{ title: "One class and wrong", align: "number" as const }]),
          { title: "The group alone would ask for", align: "number" },
        ],
        rows: rows.map((row) => [
          cell(row.by.length === 0 ? "Everybody" : formatGroup(row.by, row.group), countOf(row.n, "row")),
          cell(formatShare(row.coverage!), `${formatShare(row.lower!)} to ${formatShare(row.upper!)}`),
          cell(row.size === null ? "–" : formatScore(row.size)),
          ...(amounts ? [] : [singleCell(row)]),
          row.own.quantile === null
            ? cell("–", reasonWords(row.own.reason))
            : cell(formatScore(row.own.quantile), ...(row.own.reason === null ? [] : [`only ${countOf(row.own.n, "row")}`])),
        ]),
        note: `The last column is how far off a score may be when only the group’s own rows are asked; for everybody it is ${guarantee.quantile === null ? "not known" : formatScore(guarantee.quantile)}. Larger means that scores are further off for this group.`,
      },
    },
  ];
}

function singleCell({ single }: GuaranteeRow) {
  if (single === null || single.n === 0) return cell("–");
  return cell(formatShare(single.wrong / single.n), `${formatCount(single.wrong)} of ${formatCount(single.n)}`);
}
