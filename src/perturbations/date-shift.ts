import { onCategories } from "./on-categories.js";

/**
 * Dates that are off by some days, before or after: a days, each way in half of the rows.
 *
 * Unit of a: days. Strikes columns of texts that are all ISO dates (2026-03-31, with or without a time after it).
 * Example: a 30: 2026-03-31 → 2026-04-30 or 2026-03-01.
 */
export const dateShift = onCategories(
  {
    id: "date_shift",
    title: "Dates that are off",
    formula: "x ± a days",
    suits: "dates",
    strikes: ["each"],
    unit: "days",
    ladder: [1, 7, 30, 365, 3653],
    drawn: true,
    aliases: ["date_error"],
    source: "Breck et al. (2017), The ML test score, IEEE Big Data, §V",
  },
  ({ amount, levels, draw }) =>
    (code, row) =>
      movedDate(levels[code]!, draw(row) < 0.5 ? -amount : amount),
);

const ISO_DATE = /^(\d{4}-\d{2}-\d{2})(?=$|[T ])/;

/** Whether every text begins with a day that there is. */
export const areDates = (levels: readonly string[]): boolean =>
  levels.length > 0 && levels.every((text) => ISO_DATE.test(text) && !Number.isNaN(Date.parse(`${text.slice(0, 10)}T00:00:00Z`)));

/** The date some days later, with what stands behind the day as it was; other texts as they are. */
export function movedDate(text: string, days: number): string {
  const day = Date.parse(`${ISO_DATE.exec(text)?.[1]}T00:00:00Z`);
  if (Number.isNaN(day)) return text;
  const moved = new Date(day + Math.round(days) * 86_400_000);
  return Number.isNaN(moved.getTime()) || moved.getUTCFullYear() > 9999 || moved.getUTCFullYear() < 0
    ? text
    : moved.toISOString().slice(0, 10) + text.slice(10);
}
