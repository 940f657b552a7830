import type { MetricValue } from "../audit/result.js";
import { type Cell, cell } from "./block.js";
import { formatAmount } from "./format-amount.js";
import { formatCount } from "./format-count.js";
import { formatProbability } from "./format-probability.js";
import { formatRatio } from "./format-ratio.js";
import { formatScore } from "./format-score.js";
import { formatShare, formatShares } from "./format-share.js";
import type { MeasureFacts } from "./measure-facts.js";
import { reasonWords } from "./reason-words.js";

const format = { proportion: formatShare, ratio: formatRatio, score: formatScore, amount: formatAmount } as const;

/** A metric's value in its unit. */
export const formatValue = (value: number, { unit, decimals }: Printed): string =>
  unit === "ratio" || unit === "score" ? format[unit](value, [], decimals) : format[unit](value);

/** A measure's unit, and decimals that a column has for all where there is no unit. */
export interface Printed extends Pick<MeasureFacts, "unit"> {
  readonly decimals?: number;
}

/** The limits of a metric's value: "40.0% to 48.2%"; null when there are none. */
export function formatLimits({ lower, upper }: MetricValue, facts: Printed): string | null {
  if (lower === null || upper === null) return null;
  return `${formatValue(lower, facts)} to ${formatValue(upper, facts)}`;
}

/** The value with its limits and rows below it; a dash with the reason when there is none. */
export function valueCell(value: MetricValue | undefined, facts: Printed): Cell {
  if (value === undefined) return cell("–", "not measured");
  if (value.value === null) return cell("–", reasonWords(value.reason));
  return cell(formatValue(value.value, facts), ...valueDetails(value, facts));
}

/** The limits and the rows behind a value, in one short line: "43.9–54.6%, n 329"; for a distance what chance alone shows in another. */
export function valueDetails(value: MetricValue, facts: Printed): readonly string[] {
  const limits = formatLimits(value, facts);
  const rows = `n\u00a0${formatCount(value.n)}`;
  const chance = value.underNone
    ? [`by chance ${formatValue(value.underNone.mean, facts)}, p\u00a0${formatProbability(value.underNone.pValue)}`]
    : [];
  if (limits === null) return [rows, ...chance];
  return [`${facts.unit === "proportion" ? formatShares(value.lower!, value.upper!) : limits}, ${rows}`, ...chance];
}
