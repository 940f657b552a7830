import type { AnswerRow } from "../../audit/reliability/row.js";
import { type Cell, cell, type DotsBlock, type IntervalRow, type TableColumn } from "../block.js";
import { formatAmount } from "../format-amount.js";
import { countOf, formatCount } from "../format-count.js";
import { formatGroup } from "../format-group.js";
import { formatScore } from "../format-score.js";
import { formatShare } from "../format-share.js";

interface Around {
  readonly summary: string;
  readonly level: string;
  /** Share of wrong answers that was allowed. */
  readonly alpha: number;
  readonly title: string;
  readonly note: string | null;
}

/** A column that not all answers have. */
interface Column<Row> extends TableColumn {
  readonly of: (row: Row) => Cell;
}

/** Whose answers contain the recorded outcome how often, and how much they say. */
export function answerChart<Row extends AnswerRow>(rows: readonly Row[], around: Around, more: readonly Column<Row>[] = []): DotsBlock {
  const { level, alpha, title, summary, note } = around;
  const shown = rows.filter(({ coverage }) => coverage !== null);
  const columns: readonly Column<Row>[] = [...sizeColumns(shown), ...more];
  return {
    kind: "dots",
    title,
    summary,
    reading: `Each dot is the share of a group whose answer contains the recorded outcome, with its ${level} range. The line is what was promised for everybody. A group to its left gets less than promised.`,
    axis: "Share whose answer contains the recorded outcome",
    ticks: "percent",
    rows: shown.map(
      (row): IntervalRow => ({
        label: nameOf(row),
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
      caption: title,
      columns: [{ title: "Group", align: "text" }, { title: "Contains the outcome", align: "number" }, ...columns],
      rows: shown.map((row) => [
        cell(nameOf(row), countOf(row.n, "row")),
        cell(formatShare(row.coverage!), `${formatShare(row.lower!)} to ${formatShare(row.upper!)}`),
        ...columns.map(({ of }) => of(row)),
      ]),
      note,
    },
  };
}

const nameOf = ({ by, group }: AnswerRow): string => (by.length === 0 ? "Everybody" : formatGroup(by, group));

function sizeColumns(rows: readonly AnswerRow[]): readonly Column<AnswerRow>[] {
  if (rows.some(({ single }) => single !== null))
    return [
      { title: "Classes per answer", align: "number", of: ({ size }) => cell(size === null ? "–" : formatScore(size)) },
      { title: "One class and wrong", align: "number", of: singleCell },
    ];
  const mean: Column<AnswerRow> = {
    title: "Mean width",
    align: "number",
    of: ({ size }) => cell(size === null ? "–" : formatAmount(size)),
  };
  return rows.some(({ widths }) => widths !== null) ? [mean, { title: "Median width", align: "number", of: medianCell }] : [mean];
}

function singleCell({ single }: AnswerRow): Cell {
  if (single === null || single.n === 0) return cell("–");
  return cell(formatShare(single.wrong / single.n), `${formatCount(single.wrong)} of ${formatCount(single.n)}`);
}

function medianCell({ widths }: AnswerRow): Cell {
  if (widths === null) return cell("–");
  const { median, medianLower, medianUpper } = widths;
  return cell(
    formatAmount(median),
    ...(medianLower === null || medianUpper === null ? [] : [`${formatAmount(medianLower)} to ${formatAmount(medianUpper)}`]),
  );
}
