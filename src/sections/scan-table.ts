import type { ScanResult } from "../audit/result.js";
import { type Cell, cell, type ForestBlock, type TableBlock } from "./block.js";
import { formatCount } from "./format-count.js";
import { formatLevel } from "./format-level.js";
import { formatName, SHORT_NAME } from "./format-name.js";
import { formatPoints } from "./format-points.js";
import { formatProbability } from "./format-probability.js";
import { formatShare } from "./format-share.js";
import { hiddenWords } from "./scan-words.js";

type Found = ScanResult["found"][number];

/** Groups in the chart; the table has them all. */
const MOST_DRAWN = 12;

/** A found group as its values: "race Black, age 18-24". */
export const namedValues = (group: Found["group"], longest = SHORT_NAME): string =>
  Object.entries(group)
    .map(([column, value]) => `${formatName(column, longest)} ${formatName(value, longest)}`)
    .join(", ");

/** Rates and gaps of the found groups. */
export function foundTable(scan: ScanResult, title: string): TableBlock {
  const { found, metric } = scan;
  const why = hiddenWords(scan);
  return {
    kind: "table",
    caption: `${title}: groups apart from everybody else, gaps in percentage points`,
    columns: [
      { title: "Group", align: "text" },
      { title: "Rows", align: "number" },
      { title: "Rate", align: "number" },
      { title: "Others", align: "number" },
      { title: "Gap", align: "number" },
      { title: "Range", align: "number" },
      { title: "p", align: "number" },
    ],
    rows: found.map((one) => [
      groupCell(one, why),
      cell(formatCount(one.rate.n)),
      cell(shareOf(one.rate.value)),
      cell(shareOf(one.rest.value)),
      cell(formatPoints(one.gap)),
      cell(range(one).replaceAll(" ", "\u00a0")),
      cell(formatProbability(one.pValue)),
    ]),
    note: `Rows are those in the denominator of ${metric}. Ranges hold for all groups at once.`,
  };
}

function groupCell({ group, alsoNamed, hidden, front, carriedBy }: Found, why: string): Cell {
  return cell(
    namedValues(group),
    ...alsoNamed.map((twin) => `the same people: ${namedValues(twin)}`),
    ...(hidden ? [`hidden: ${why}`] : []),
    ...(front ? ["none listed is larger and further apart"] : []),
    ...(carriedBy === null ? [] : [`because of ${namedValues(carriedBy)}`]),
  );
}

const range = ({ lower, upper }: Found): string => `${formatPoints(lower)} to ${formatPoints(upper)}`;
const shareOf = (value: number | null): string => (value === null ? "–" : formatShare(value));

/** The widest gaps as a chart, with the table beside it. */
export function foundForest(scan: ScanResult, title: string): ForestBlock {
  const drawn = scan.found.slice(0, MOST_DRAWN);
  const widest = drawn.reduce((far, one) => (Math.abs(one.gap) > Math.abs(far.gap) ? one : far));
  return {
    kind: "forest",
    title: `${title}: gaps to everybody else`,
    summary: `${formatCount(drawn.length)} of ${formatCount(scan.found.length)} groups are drawn. Furthest apart: ${namedValues(widest.group)}, ${formatPoints(widest.gap)} points.`,
    reading: `Each dot is a group's rate less that of everybody else, its bar the range that the data allow at ${formatLevel(scan.confidence)} confidence for all groups at once.`,
    axis: "Difference in percentage points",
    ticks: "points",
    scale: "linear",
    rows: drawn.map((one) => ({
      label: namedValues(one.group),
      value: one.gap,
      lower: one.lower,
      upper: one.upper,
      mark: null,
      printed: `${formatPoints(one.gap)} (${range(one)})`,
      standing: "compared",
    })),
    lines: linesOf(scan),
    table: foundTable(scan, title),
  };
}

/** No gap, and the limit that was asked about on both sides, of which one is named: their names would overlap. */
function linesOf({ certificate }: ScanResult): ForestBlock["lines"] {
  if (certificate?.limit == null) return [{ at: 0, label: "no gap" }];
  const { tau } = certificate.limit;
  return [
    { at: -tau, label: "" },
    { at: 0, label: "" },
    { at: tau, label: `limit ${formatPoints(tau)}` },
  ];
}
