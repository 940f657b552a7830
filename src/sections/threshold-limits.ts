import type { SweepRow, SweptLimit, SweptRange } from "../audit/sweep/row.js";
import { type Block, type Cell, cell, note } from "./block.js";
import { formatGrouping } from "./format-group.js";
import { formatNumber } from "./format-number.js";
import { formatScore } from "./format-score.js";
import { formatRoundShare, formatShare } from "./format-share.js";

const names: Readonly<Record<string, string>> = {
  favorable_decision_rate: "Favourable decisions",
  selection_rate: "Selection rate",
  true_positive_rate: "True positive rate",
  false_positive_rate: "False positive rate",
  equalized_odds: "Equalized odds",
};

/** Ranges a cell can hold. */
const MOST_RANGES = 3;

/** The thresholds that would meet common limits on the gap between groups, and where these limits come from. */
export function thresholdLimits({ by, limits, operating }: SweepRow): readonly Block[] {
  // Of labels that are not there nothing could be met.
  const known = limits.filter(({ ranges, atOperating }) => ranges.length > 0 || atOperating !== null);
  if (known.length === 0) return [];
  return [
    {
      kind: "table",
      caption: `Thresholds that would keep gaps by ${formatGrouping(by)} within common limits`,
      columns: [
        { title: "Limit", align: "text" },
        ...(operating === null ? [] : [{ title: `At ${formatScore(operating)}, in force`, align: "text" as const }]),
        { title: "Thresholds that meet it", align: "text" },
      ],
      rows: known.map((limit) => [
        cell(names[limit.metric] ?? limit.metric, limitText(limit)),
        ...(operating === null ? [] : [cell(answer(limit))]),
        rangesCell(limit),
      ]),
      note: null,
    },
    note(
      "The four-fifths rule is that of 29 CFR 1607.4(D), a rule of thumb of United States employment law; 10 points is this tool’s value for orientation and comes from no law. As observed in these data, with one threshold for all groups and no allowance for chance. A threshold that gives nearly everybody or nearly nobody a positive decision meets most limits and helps no one; the shares beside each range show where that is so.",
    ),
  ];
}

const limitText = ({ contrast, limit }: SweptLimit): string =>
  contrast === "ratio"
    ? `lowest at least ${formatRoundShare(limit)} of highest (four-fifths rule)`
    : `gap at most ${formatNumber(100 * limit)} points (orientation)`;

const answer = ({ atOperating }: SweptLimit): string =>
  atOperating === null ? "cannot be determined" : atOperating ? "meets it" : "does not meet it";

function rangesCell({ ranges, complete }: SweptLimit): Cell {
  if (ranges.length === 0) return cell("none");
  const widest = [...ranges].sort((a, b) => b.to - b.from - (a.to - a.from)).slice(0, MOST_RANGES);
  const more = ranges.length - widest.length;
  const shown = ranges.filter((range) => widest.includes(range)).map(rangeText);
  if (more > 0 || !complete) shown.push(complete ? `and ${more} narrower` : "and many narrower ones");
  return cell(shown[0]!, ...shown.slice(1));
}

function rangeText({ from, to, selectionRate }: SweptRange): string {
  const [least, most] = [Math.min(selectionRate.from, selectionRate.to), Math.max(selectionRate.from, selectionRate.to)];
  const where = from === to ? formatScore(from) : `${formatScore(from)} to ${formatScore(to)}`;
  return `${where} (${least === most ? formatShare(least) : `${formatShare(least)} to ${formatShare(most)}`} positive)`;
}
