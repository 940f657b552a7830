import { clipped, displayWidth, padded } from "./display-width.js";

/** One column of a text table. */
export interface TextColumn {
  readonly title: string;
  readonly align: "left" | "right";
  /** Columns of text that are cut when the table is too wide, the longest first; the others never are. */
  readonly flexible?: true;
}

const gap = "  ";
const narrowest = 6;

/** Rows of plain texts under their titles, at most `width` columns wide where flexible columns allow it. No title line when every title is empty. */
export function textTable(columns: readonly TextColumn[], rows: readonly (readonly string[])[], width: number): readonly string[] {
  const all = withTitles(columns, rows);
  const widths = naturalWidths(columns, all);
  shrink(widths, columns, width);
  return all.map((row) =>
    columns
      .map(({ align }, i) => padded(clipped(row[i] ?? "", widths[i]!), widths[i]!, align))
      .join(gap)
      .trimEnd(),
  );
}

/** How wide the table is when nothing is cut. */
export const tableWidth = (columns: readonly TextColumn[], rows: readonly (readonly string[])[]): number =>
  total(naturalWidths(columns, withTitles(columns, rows)));

type Rows = readonly (readonly string[])[];

const withTitles = (columns: readonly TextColumn[], rows: Rows): Rows =>
  columns.some(({ title }) => title !== "") ? [columns.map(({ title }) => title), ...rows] : rows;

const naturalWidths = (columns: readonly TextColumn[], rows: Rows): number[] =>
  columns.map((_, i) => Math.max(0, ...rows.map((row) => displayWidth(row[i] ?? ""))));

const total = (widths: readonly number[]): number => widths.reduce((sum, one) => sum + one, gap.length * (widths.length - 1));

function shrink(widths: number[], columns: readonly TextColumn[], width: number): void {
  while (total(widths) > width) {
    const widest = columns.reduce((best, { flexible }, i) => (flexible && widths[i]! > (widths[best] ?? narrowest) ? i : best), -1);
    if (widest === -1) return;
    widths[widest]!--;
  }
}
