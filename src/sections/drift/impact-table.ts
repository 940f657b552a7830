import type { Result } from "../../audit/result.js";
import { type Block, cell } from "../block.js";
import { formatCount } from "../format-count.js";
import { formatName } from "../format-name.js";
import { formatScore } from "../format-score.js";
import { measureWords } from "../importance-rows.js";

/** Features in the table; the results hold them all. */
const MOST_SHOWN = 12;

/**
 * Features that moved beside how much the model rests on them, those first that both moved and count; nothing without importance.
 *
 * A feature that moved far and on which nothing rests is no matter; one that moved little and on which much rests may be. Ordered by
 * how far the stability index is above what chance gives, times importance where that is above 0.
 */
export function impactTable(result: Result): readonly Block[] {
  const { drift, importance } = result;
  if (drift === null || importance === null || importance.base === null) return [];
  const { title, print } = measureWords(result, importance);
  const rows = drift.columns
    .filter(({ role }) => role === "feature" || role === "protected")
    .flatMap((row) => {
      const found = importance.features.find(({ columns }) => columns.includes(row.column));
      if (found?.value == null) return [];
      const excess = Math.max(0, row.psi - row.byChance);
      return [{ row, found, excess, impact: excess * Math.max(0, found.value) }];
    })
    .sort((a, b) => b.impact - a.impact || b.excess - a.excess || (a.row.column < b.row.column ? -1 : 1));
  if (rows.length === 0) return [];
  const whole = rows.reduce((sum, { impact }) => sum + impact, 0);
  return [
    {
      kind: "table",
      caption: "What moved, and how much the model rests on it",
      columns: [
        { title: "Feature", align: "text" },
        { title: "Stability index above chance", align: "number" },
        { title: `Importance: ${title}`, align: "number" },
        { title: "Share of both together", align: "number" },
      ],
      rows: rows
        .slice(0, MOST_SHOWN)
        .map(({ row, found, excess, impact }) => [
          cell(formatName(row.column), ...(found.columns.length > 1 ? [`with ${formatName(found.feature)}`] : [])),
          cell(formatScore(excess)),
          cell(
            print(found.value!),
            ...(found.lower === null || found.upper === null ? [] : [`${print(found.lower)} to ${print(found.upper)}`]),
          ),
          cell(whole > 0 ? `${formatCount(Math.round((100 * impact) / whole))}%` : "–"),
        ]),
      note: `A feature that moved far and on which nothing rests matters little to the model. The last column is each feature’s part of all products of the two; it orders them and measures no loss.${rows.length > MOST_SHOWN ? ` ${formatCount(rows.length - MOST_SHOWN)} more features have less.` : ""}`,
    },
  ];
}
