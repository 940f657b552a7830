import type { GapDrivers, Result } from "../audit/result.js";
import { type Block, cell, heading, type IntervalRow, note, type TableBlock, text } from "./block.js";
import { describeGroup, formatGroup, formatGrouping, sameGroup } from "./format-group.js";
import { formatLevel } from "./format-level.js";
import { formatName } from "./format-name.js";
import { formatScore } from "./format-score.js";
import { reasonWords } from "./reason-words.js";
import type { Section } from "./section.js";
import { whyBlocks } from "./why/why-blocks.js";

/** Features shown one by one; the others are added up. */
const MOST = 12;

/** Which features carry the gap in the model's mean score, group by group. */
export const drivers: Section = {
  id: "drivers",
  title: "What drives the gap",
  blocks(result) {
    const asked = whyBlocks(result);
    const exact = result.drivers.filter((gap) => !isShownAbove(gap, result.why));
    if (exact.length === 0) return asked;
    return [
      ...asked,
      ...(asked.length > 0 ? [heading("Mean raw score, group by group")] : []),
      text(
        "The gap in the model's mean raw score between two groups, split by feature. The parts add up to the gap exactly. They show what the model's scores rest on, not why the groups differ.",
      ),
      ...exact.flatMap((gap) => gapBlocks(gap, result.plan.confidence)),
      note(
        "Raw scores are on the model's own scale (log-odds for a classifier). A feature may account for a gap because it stands in for the group itself: read it together with what else is known about it.",
      ),
    ];
  },
};

/** Whether the raw score of the same two groups is taken apart above. */
const isShownAbove = ({ by, group, comparedWith }: GapDrivers, why: Result["why"]): boolean =>
  (why?.gaps ?? []).some(
    ({ space, pair }) =>
      space === "raw_score" &&
      pair !== null &&
      ((sameGroup(by, pair.higher, group) && sameGroup(by, pair.lower, comparedWith)) ||
        (sameGroup(by, pair.lower, group) && sameGroup(by, pair.higher, comparedWith))),
  );

function gapBlocks(gap: GapDrivers, confidence: number): readonly Block[] {
  const title = `${formatGrouping(gap.by)}: ${formatGroup(gap.by, gap.group)} against ${formatGroup(gap.by, gap.comparedWith)}`;
  if (gap.gap === null) return [text(`${title}: not split by column (${reasonWords(gap.reason)}).`)];
  const used = gap.parts.filter(({ value, se }) => value !== 0 || se !== 0);
  const shown = used.slice(0, MOST);
  const rest = used.slice(MOST).reduce((sum, { value }) => sum + value, 0);
  const rows = shown.map(
    ({ feature, value, lower, upper }): IntervalRow => ({
      label: formatName(feature),
      value,
      lower,
      upper,
      mark: null,
      printed: `${formatScore(value)} (${formatScore(lower)} to ${formatScore(upper)})`,
      standing: "compared",
    }),
  );
  const lead = shown[0];
  const table: TableBlock = {
    kind: "table",
    caption: title,
    columns: [
      { title: "Feature", align: "text" },
      { title: "Part of the gap", align: "number" },
      { title: `Range (${formatLevel(confidence)})`, align: "number" },
    ],
    rows: [
      ...shown.map(({ feature, value, lower, upper }) => [
        cell(formatName(feature)),
        cell(formatScore(value)),
        cell(`${formatScore(lower)} to ${formatScore(upper)}`),
      ]),
      ...(used.length > MOST ? [[cell(`${used.length - MOST} more features`), cell(formatScore(rest)), cell("–")]] : []),
      [cell("All together: the gap"), cell(formatScore(gap.gap)), cell("–")],
    ],
    note: null,
  };
  if (lead === undefined) return [table];
  return [
    {
      kind: "forest",
      title: `What drives the gap, ${title}`,
      summary: `The gap in mean raw score is ${formatScore(gap.gap)}. The largest part is ${formatName(lead.feature)}, ${formatScore(lead.value)}. People ${describeGroup(gap.by, gap.group)}: ${gap.rows} rows.`,
      reading: `Each dot is the part of the gap that a feature accounts for; its bar is the ${formatLevel(confidence)} range. Left of the line it lowers the mean score of ${formatGroup(gap.by, gap.group)}.`,
      axis: "Part of the gap in mean raw score",
      ticks: "number",
      scale: "linear",
      rows,
      lines: [{ at: 0, label: "no part" }],
      table,
    },
  ];
}
