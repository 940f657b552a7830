import { notation, withDecimal } from "../look/notation.js";

/**
 * A count of rows with its thousands apart; a weighted sum that is not whole keeps one decimal.
 *
 * Example: 4812 → "4,812", 4812.25 → "4,812.3".
 */
export function formatCount(count: number): string {
  const [whole, rest] = (Number.isInteger(count) ? String(count) : count.toFixed(1)).split(".");
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, notation().group);
  return rest === undefined ? grouped : `${grouped}${notation().decimal}${rest}`;
}

/** A count with its noun: "1 row", "2 rows". */
export function countOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${formatCount(count)} ${count === 1 ? noun : plural}`;
}

/** A file's size, e.g. "1.2 MB". */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return countOf(bytes, "byte");
  const units = ["kB", "MB", "GB", "TB"];
  const power = Math.min(units.length, Math.floor(Math.log10(bytes) / 3));
  return `${withDecimal((bytes / 1000 ** power).toPrecision(3))} ${units[power - 1]}`;
}
