import type { BeforeModel, MissingRow, Result } from "../../audit/result.js";
import { type Block, cell, heading, note, text } from "../block.js";
import { countOf, formatCount } from "../format-count.js";
import { formatName } from "../format-name.js";
import { formatPoints } from "../format-points.js";
import { formatProbability } from "../format-probability.js";
import { formatShare } from "../format-share.js";
import { reasonWords } from "../reason-words.js";

/** Rows shown; the others are counted. */
const MOST = 12;

/** Where values are missing, and in which group more often. */
export function missingTable(result: Result, { missing }: BeforeModel): readonly Block[] {
  const title = heading("Missing values");
  if (missing.length === 0) return [title, text("No feature, label, decision or score lacks a value in any row.")];
  const columns = new Set(missing.map(({ column }) => column)).size;
  const shown = [...missing].sort((a, b) => (b.gap ?? 0) - (a.gap ?? 0)).slice(0, MOST);
  const rest = missing.length - shown.length;
  return [
    title,
    {
      kind: "table",
      caption: "Missing values, by group",
      columns: [
        { title: "Column", align: "text" },
        { title: "Groups by", align: "text" },
        { title: "Rows without", align: "number" },
        { title: "Most often", align: "text" },
        { title: "Least often", align: "text" },
        { title: "Gap in points", align: "number" },
        { title: "p, corrected", align: "number" },
      ],
      rows: shown.map((row) => [
        cell(formatName(row.column)),
        cell(formatName(row.attribute)),
        cell(formatCount(row.missing)),
        cell(extreme(row, row.highest)),
        cell(extreme(row, row.lowest)),
        row.gap === null ? cell("–", reasonWords(row.reason)) : cell(formatPoints(row.gap), ...rangeOf(row)),
        cell(row.adjusted === null ? "–" : formatProbability(row.adjusted)),
      ]),
      note: `${countOf(columns, "column lacks", "columns lack")} values. Ranges are for the largest gap between any two groups (${formatShare(result.plan.confidence)} each side); groups with too few rows are left out.`,
    },
    ...(rest === 0 ? [] : [note(`${countOf(rest, "more row")} with a smaller gap; results.json has them.`)]),
  ];
}

function extreme({ groups }: MissingRow, name: string | null): string {
  const found = groups.find(({ group }) => group === name);
  return found === undefined ? "–" : `${formatName(found.group)} ${formatShare(found.rate)}`;
}

const rangeOf = ({ lower, upper }: MissingRow): readonly string[] =>
  lower === null || upper === null ? [] : [`${formatPoints(lower)} to ${formatPoints(upper)}`];
