import type { AnswerKind, SizeRow } from "../../audit/reliability/row.js";
import { cell, type TableBlock } from "../block.js";
import { formatAmount } from "../format-amount.js";
import { countOf } from "../format-count.js";
import { formatShare } from "../format-share.js";

/** Whether answers that say more contain the recorded outcome as often; nothing where all say as much. */
export function bySizeTable(rows: readonly SizeRow[], kind: AnswerKind, promised: number): readonly TableBlock[] {
  if (rows.length === 0) return [];
  const classes = kind === "classes";
  return [
    {
      kind: "table",
      caption: classes ? "Answers by how many classes they name" : "Intervals by how wide they are",
      columns: [
        { title: classes ? "Classes" : "Width", align: "text" },
        { title: "Contains the outcome", align: "number" },
      ],
      rows: rows.map(({ from, to, n, coverage, lower, upper }) => [
        cell(
          classes ? classWords(from) : from === to ? formatAmount(from) : `${formatAmount(from)} to ${formatAmount(to)}`,
          countOf(n, "row"),
        ),
        cell(formatShare(coverage), ...(lower === null || upper === null ? [] : [`${formatShare(lower)} to ${formatShare(upper)}`])),
      ]),
      note: classes
        ? "An answer with both classes cannot be wrong, one with none cannot be right. So answers of one class contain the recorded outcome less or more often than was promised to everybody; the less both classes are named, the nearer they come to it."
        : `All rows in parts by the width of their interval. Where narrow intervals contain the recorded outcome for fewer than ${formatShare(promised)}, a narrow interval is no sign that the model is sure.`,
    },
  ];
}

const classWords = (count: number): string => (count === 0 ? "None" : count === 1 ? "One" : "Both");
