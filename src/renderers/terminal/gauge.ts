/** What a gauge shows: a value in its range against a limit. */
export interface GaugeNumbers {
  readonly value: number;
  /** null = unbounded on this side. */
  readonly lower: number | null;
  readonly upper: number | null;
  readonly limit: number;
}

const STEPS = 3;
const CELLS = 30;
const nice = [1, 2, 2.5, 5, 10] as const;

/**
 * Two lines that show where a range lies: a scale, and below it `[====o===]` with `!` at the limit.
 *
 * Example: 0.196 in 0.125 to 0.248 against 0.10 is `|---------!-[=======o====]----|`.
 */
export function gauge({ value, lower, upper, limit }: GaugeNumbers): readonly string[] {
  const all = [value, limit, lower ?? value, upper ?? value];
  const least = Math.min(0, ...all);
  const span = Math.max(...all) - least;
  if (!(span > 0) || !Number.isFinite(span)) return [];
  const step = niceStep(span / STEPS);
  const from = Math.floor(least / step) * step;
  const width = step * Math.max(STEPS, Math.ceil((Math.max(...all) - from) / step));
  const ticks = Math.round(width / step);
  const cellOf = (x: number): number => Math.round(((x - from) / width) * CELLS);
  const line: string[] = Array.from({ length: CELLS + 1 }, (_, i) => (i === 0 || i === CELLS ? "|" : "-"));
  const [left, right] = [lower === null ? 0 : cellOf(lower), upper === null ? CELLS : cellOf(upper)];
  for (let i = left; i <= right; i++) line[i] = "=";
  if (lower !== null) line[left] = "[";
  if (upper !== null) line[right] = "]";
  line[cellOf(limit)] = "!";
  line[cellOf(value)] = "o";
  const decimals = Math.max(1, -Math.floor(Math.log10(step)) + (step / 10 ** Math.floor(Math.log10(step)) === 2.5 ? 1 : 0));
  let scale = "";
  for (let i = 0; i <= ticks; i++) scale = scale.padEnd(Math.round((i / ticks) * CELLS)) + (from + i * step).toFixed(decimals);
  return [scale, line.join("")];
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return nice.find((one) => one * power >= rough)! * power;
}
