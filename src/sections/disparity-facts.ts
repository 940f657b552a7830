import type { Result } from "../audit/result.js";
import { contrasts } from "../contrasts/index.js";
import type { Disparity } from "../disparities/disparity.js";
import { disparities } from "../disparities/index.js";
import { INDIVIDUAL } from "../disparities/kind/of-everybody.js";
import type { DisparityRow } from "../disparities/row.js";
import { evenDecimals } from "./even-decimals.js";
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

/** Whether it compares people and not groups: an index of everybody is the same however people are grouped. */
export const isOfEverybody = ({ contrast }: Pick<DisparityRow, "contrast">): boolean => contrast === INDIVIDUAL;

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

/** Whether its value is that of whichever of its metrics is furthest apart. */
export const isPicked = (row: DisparityRow): boolean => decidedByOne.has(disparityName(row));

/** What the title leaves out: the name in the field, or the metric that decides a composite. */
export function disparityDetails(result: Result, row: DisparityRow): readonly string[] {
  if (isPicked(row)) return [`here ${lowerTitle(measureFacts(result, row.metric).title)}`];
  const named = disparityName(row).replaceAll("_", " ");
  return isNamed(row) && named !== disparityTitle(result, row).toLowerCase() ? [named] : [];
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

/** With as many decimals as `least` on scales without a unit, where a column has them. */
export const formatDisparity = (value: number, scale: DisparityScale, least?: number): string =>
  scale === "ratio" || scale === "score" ? format[scale](value, [], least) : format[scale](value);

/** The bounds in words: "12.0 to 24.8", "at least 1.02", "no bounds". */
export function formatBounds({ bounds }: Pick<DisparityRow, "bounds">, scale: DisparityScale, least?: number): string {
  const print = (bound: number): string => formatDisparity(bound, scale, least);
  if (bounds === null || (bounds.lower === null && bounds.upper === null)) return "no bounds";
  if (bounds.upper === null) return `at least ${print(bounds.lower!)}`;
  if (bounds.lower === null) return `at most ${print(bounds.upper)}`;
  return `${print(bounds.lower)} to ${print(bounds.upper)}`;
}

/** As many decimals for all of these, values and bounds. */
export const decimalsOf = (rows: readonly Pick<DisparityRow, "value" | "bounds">[], scale: DisparityScale): number =>
  evenDecimals(rows.flatMap((row) => (row.value === null ? [] : [formatDisparity(row.value, scale), formatBounds(row, scale)])));
