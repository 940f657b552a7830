import type { InequalityRow } from "../audit/result.js";
import { type Cell, cell, note, type TableBlock, text } from "./block.js";
import { formatGrouping } from "./format-group.js";
import { formatProbability } from "./format-probability.js";
import { formatScore } from "./format-score.js";
import { formatShare } from "./format-share.js";
import { reasonWords } from "./reason-words.js";
import type { Section } from "./section.js";

const titles: Readonly<Record<InequalityRow["alpha"], string>> = {
  2: "Generalized entropy, α = 2",
  1: "Theil index, α = 1",
  0: "Mean log deviation, α = 0",
};

/** How unequally decisions benefit people, and how much of that lies between groups. */
export const inequality: Section = {
  id: "inequality",
  title: "Inequality between people",
  blocks(result) {
    const rows = result.inequality.filter(({ total }) => total !== null);
    if (rows.length === 0) return [];
    return [
      text(
        "A person who gets a better decision than the true outcome calls for has a benefit of 2, one who gets a worse decision 0, everybody else 1. An index of 0 means that all benefit alike. What lies between groups would be left if everybody had the mean of the own group; the rest is inequality among people of the same group.",
      ),
      table(rows),
      note("Shuffled groups still differ by chance: the part between groups is to be held against what they show, not against 0."),
    ];
  },
};

function table(rows: readonly InequalityRow[]): TableBlock {
  return {
    kind: "table",
    caption: "Inequality of benefits, between and within groups",
    columns: [
      { title: "Groups by", align: "text" },
      { title: "Index", align: "text" },
      { title: "All", align: "number" },
      { title: "Between groups", align: "number" },
      { title: "Within groups", align: "number" },
      { title: "Between, by chance", align: "number" },
      { title: "p", align: "number" },
    ],
    rows: rows.map((row) => [
      cell(formatGrouping(row.by)),
      cell(titles[row.alpha]),
      number(row.total, row.reason),
      share(row),
      number(row.within, row.reason),
      cell(row.betweenUnderNone === null ? "–" : formatScore(row.betweenUnderNone.mean)),
      cell(row.betweenUnderNone === null ? "–" : formatProbability(row.betweenUnderNone.pValue)),
    ]),
    note: null,
  };
}

const number = (value: number | null, reason: string | null): Cell =>
  value === null ? cell("–", reasonWords(reason)) : cell(formatScore(value));

function share({ between, total, reason }: InequalityRow): Cell {
  if (between === null || total === null) return cell("–", reasonWords(reason));
  return cell(formatScore(between), ...(total > 0 ? [`${formatShare(between / total)} of all`] : []));
}
