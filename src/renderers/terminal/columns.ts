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
  const all = columns.some(({ title }) => title !== "") ? [columns.map(({ title }) => title), ...rows] : rows;
  const widths = columns.map((_, i) => Math.max(0, ...all.map((row) => displayWidth(row[i] ?? ""))));
  shrink(widths, columns, width);
  return all.map((row) =>
    columns
      .map(({ align }, i) => padded(clipped(row[i] ?? "", widths[i]!), widths[i]!, align))
      .join(gap)
      .trimEnd(),
  );
}

function shrink(widths: number[], columns: readonly TextColumn[], width: number): void {
  const total = (): number => widths.reduce((sum, one) => sum + one, gap.length * (widths.length - 1));
  while (total() > width) {
    const widest = columns.reduce((best, { flexible }, i) => (flexible && widths[i]! > (widths[best] ?? narrowest) ? i : best), -1);
    if (widest === -1) return;
    widths[widest]!--;
  }
}
