import type { Result } from "../audit/result.js";
import { contrasts } from "../contrasts/index.js";
import type { Disparity } from "../disparities/disparity.js";
import { disparities } from "../disparities/index.js";
import type { DisparityRow } from "../disparities/row.js";
import { formatAmount } from "./format-amount.js";
import { formatPoints } from "./format-points.js";
import { formatRatio } from "./format-ratio.js";
import { formatScore } from "./format-score.js";
import { lowerTitle } from "./lower-title.js";
import { measureFacts } from "./measure-facts.js";

/** On what scale a disparity is printed and drawn. */
export type DisparityScale = "points" | "ratio" | "score" | "amount";

/** The disparity's name without the attributes: `equalized_odds_difference`. */
export const disparityName = (row: DisparityRow): string => row.id.split("@", 1)[0]!;

/** Whether it is one of the named pairs of metric and contrast. */
export const isNamed = (row: DisparityRow): boolean => !disparityName(row).includes("__");

const composites: ReadonlySet<string> = new Set(disparities.filter(({ metrics }) => metrics.length > 1).map(({ id }) => id));

/** Composites whose value is that of one of their metrics. */
const decidedByOne: ReadonlySet<string> = new Set(
  (disparities as readonly Disparity[]).filter((one) => one.decidedByOne).map(({ id }) => id),
);

/** Disparities with a way of comparing of their own, which no contrast says: by their titles. */
const titles: ReadonlyMap<string, string> = new Map(
  disparities.filter(({ contrast }) => !contrasts.some(({ id }) => id === contrast)).map(({ id, title }) => [id, title]),
);

/** A disparity of one metric is called by the metric, which says more to its reader: "Selection rate"; one of several by its own name: "Equalized odds difference". */
export const disparityTitle = (result: Result, row: DisparityRow): string =>
  titles.get(disparityName(row)) ??
  (composites.has(disparityName(row)) ? sentenceCase(disparityName(row)) : measureFacts(result, row.metric).title);

/** What the title leaves out: the name in the field, or the metric that decides a composite. */
export function disparityDetails(result: Result, row: DisparityRow): readonly string[] {
  if (decidedByOne.has(disparityName(row))) return [`here ${lowerTitle(measureFacts(result, row.metric).title)}`];
  return isNamed(row) ? [disparityName(row).replaceAll("_", " ")] : [];
}

/** "equalized_odds_difference" → "Equalized odds difference". */
export function sentenceCase(id: string): string {
  const words = id.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function disparityScale(result: Result, row: DisparityRow): DisparityScale {
  const names = [disparityName(row), row.contrast];
  // Whole words: there is a "ratio" in every "calibration".
  if (names.some((name) => /(?:^|_)(?:ratio|impact)(?:_|$)/.test(name))) return "ratio";
  const { unit } = measureFacts(result, row.metric);
  if (unit === "amount" && (row.contrast.startsWith("difference") || inTheirUnit.has(row.contrast))) return "amount";
  return unit === "proportion" && names.some((name) => name.includes("difference")) ? "points" : "score";
}

/** Ways of comparing amounts, beside differences, whose result is an amount as well. */
const inTheirUnit: ReadonlySet<string> = new Set(["largest", "wasserstein_1"]);

const format = { points: formatPoints, ratio: formatRatio, score: formatScore, amount: formatAmount } as const;

export const formatDisparity = (value: number, scale: DisparityScale): string => format[scale](value);

/** The bounds in words: "12.0 to 24.8", "at least 1.02", "no bounds". */
export function formatBounds({ bounds }: DisparityRow, scale: DisparityScale): string {
  if (bounds === null || (bounds.lower === null && bounds.upper === null)) return "no bounds";
  if (bounds.upper === null) return `at least ${format[scale](bounds.lower!)}`;
  if (bounds.lower === null) return `at most ${format[scale](bounds.upper)}`;
  return `${format[scale](bounds.lower)} to ${format[scale](bounds.upper)}`;
}
