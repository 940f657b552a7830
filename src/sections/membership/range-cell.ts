import { type Cell, cell } from "../block.js";

/** A number with its range below it; a dash when there is none. */
export function valueCell(
  value: number | null,
  range: { readonly lower: number | null; readonly upper: number | null } | null,
  print: (x: number) => string,
): Cell {
  if (value === null) return cell("–");
  return cell(print(value), ...rangeText(range, print));
}

/** A range alone. */
export function rangeCell(range: { readonly lower: number; readonly upper: number } | null, print: (x: number) => string): Cell {
  return cell(rangeText(range, print)[0] ?? "–");
}

function rangeText(
  range: { readonly lower: number | null; readonly upper: number | null } | null,
  print: (x: number) => string,
): readonly string[] {
  return range === null || range.lower === null || range.upper === null ? [] : [`${print(range.lower)} to ${print(range.upper)}`];
}
