/** Where a range lies on a line of so many cells. */
export interface IntervalPlace {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
  /** A second number, drawn as `+`; null = none. */
  readonly mark: number | null;
  /** The ends of the line. */
  readonly from: number;
  readonly to: number;
}

/**
 * A dot with its range on one line: `o` the value, `-` the range, `|` zero, `+` a second number.
 *
 * Example: 2 in 1 to 3 on a line from 0 to 4 of nine cells is `| --o--  `.
 */
export function intervalLine({ value, lower, upper, mark, from, to }: IntervalPlace, cells: number): string {
  if (!(to > from) || cells < 2) return "";
  const cellOf = (x: number): number => Math.max(0, Math.min(cells - 1, Math.round(((x - from) / (to - from)) * (cells - 1))));
  const line = new Array<string>(cells).fill(" ");
  for (let i = cellOf(lower); i <= cellOf(upper); i++) line[i] = "-";
  if (from <= 0 && to >= 0) line[cellOf(0)] = "|";
  if (mark !== null) line[cellOf(mark)] = "+";
  line[cellOf(value)] = "o";
  return line.join("");
}
