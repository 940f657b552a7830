import type { RepresentationRow, Result } from "../audit/result.js";
import { type Cell, type CurvePanel, type CurvesBlock, cell, type TableBlock } from "./block.js";
import { formatCount } from "./format-count.js";
import { formatGroup, formatGrouping, isMissingGroup, sameGroup } from "./format-group.js";
import { formatLevel } from "./format-level.js";
import { formatRatio } from "./format-ratio.js";
import { groupsBy, sameBy } from "./groupings.js";

/** Pictures beside each other that can still be compared, and numbers of places that a table holds. */
const [MOST_PANELS, MOST_COLUMNS] = [6, 8];

/** The places that each group has among the first k over those that its share would give, one picture a group; the table alone of one k or group, null for lists of one place. */
export function representationCurves(result: Result, by: readonly string[]): CurvesBlock | TableBlock | null {
  const rows = result.representation.filter((row) => sameBy(row.by, by));
  const firsts = [...new Set(rows.map(({ k }) => k))].slice(0, MOST_COLUMNS);
  if (firsts.length === 0) return null;
  const table = tableOf(result, by, { rows, firsts });
  const own = groupsBy(result, by).filter(({ group, n }) => !isMissingGroup(by, group) && n >= result.plan.minN);
  const largest = new Set([...own].sort((a, b) => b.n - a.n).slice(0, MOST_PANELS));
  const shown = own.filter((group) => largest.has(group));
  if (firsts.length < 2 || shown.length < 2) return table;
  const last = firsts.at(-1)!;
  const values = rows.filter(({ k }) => k <= last);
  const top = Math.max(1.5, ...values.map(({ value, upper }) => Math.min(4, upper ?? value)));
  const panels = shown.map(({ group, n }): CurvePanel => {
    const points = values.filter((row) => sameGroup(by, row.group, group));
    const at = points[0]!;
    return {
      title: `${formatGroup(by, group)}, n ${formatCount(n)}`,
      summary: `${formatGroup(by, group)}: ${formatRatio(at.value)} of the ${at.k === 1 ? "first places" : `first ${at.k}`} that its share would give, ${formatRatio(points.at(-1)!.value)} of the first ${formatCount(last)}.`,
      curves: [
        {
          stroke: "solid",
          points: points.map(({ k, value, lower, upper }) => ({
            x: k,
            y: Math.min(top, value),
            lower: lower === null ? null : Math.max(0, lower),
            upper: upper === null ? null : Math.min(top, upper),
          })),
          dots: true,
          steps: false,
        },
        {
          stroke: "dotted",
          points: [1, last].map((x) => ({ x, y: 1, lower: null, upper: null })),
          dots: false,
          steps: false,
        },
      ],
      bars: [],
    };
  });
  return {
    kind: "curves",
    title: `Representation among the first places by ${formatGrouping(by)}`,
    summary: panels.map(({ summary }) => summary).join(" "),
    reading: `Each dot is the number of the group’s places among the first k, divided by the number that its share of each query’s items would give; its bar is the ${formatLevel(result.plan.confidence)} range. Below the dotted line a group has fewer places than its share. The natural logarithm of each number is Skew@k.`,
    x: { title: "first k places", ticks: "number", from: 0, to: last },
    y: { title: "of its share", ticks: "ratio", from: 0, to: top },
    diagonal: false,
    lines: [],
    panels,
    key: ["places over those by share", "as many as by share"],
    table,
  };
}

interface Shown {
  readonly rows: readonly RepresentationRow[];
  readonly firsts: readonly number[];
}

function tableOf(result: Result, by: readonly string[], { rows, firsts }: Shown): TableBlock {
  return {
    kind: "table",
    caption: `Places among the first k over those by share of items, by ${formatGrouping(by)}`,
    columns: [
      { title: formatGrouping(by), align: "text" },
      ...firsts.map((k) => ({ title: k === 1 ? "first" : `first ${formatCount(k)}`, align: "number" as const })),
    ],
    rows: groupsBy(result, by).map(({ group }) => [
      cell(formatGroup(by, group)),
      ...firsts.map((k) => cellOf(rows.find((row) => row.k === k && sameGroup(by, row.group, group)))),
    ]),
    note: "1 = as many as the group’s share of each query’s items.",
  };
}

function cellOf(row: RepresentationRow | undefined): Cell {
  if (row === undefined) return cell("–");
  return row.lower === null || row.upper === null
    ? cell(formatRatio(row.value))
    : cell(formatRatio(row.value), `${formatRatio(row.lower)}–${formatRatio(row.upper)}`);
}
