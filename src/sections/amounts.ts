import type { Result } from "../audit/result.js";
import { type Block, type DotsBlock, heading, type IntervalRow } from "./block.js";
import { distributionCurves } from "./distribution-curves.js";
import { exclusionsBy, isExcluded } from "./exclusions.js";
import { formatGroup, formatGrouping, isMissingGroup } from "./format-group.js";
import { formatValue } from "./format-value.js";
import { groupTable, measuresWithValue } from "./group-table.js";
import { groupingsOf, groupsBy } from "./groupings.js";
import { measureFacts } from "./measure-facts.js";
import { rateDots } from "./rate-dots.js";
import type { Section } from "./section.js";

const ERRORS = ["mean_prediction", "mean_label", "mean_error", "mean_absolute_error", "root_mean_squared_error", "r_squared"];
const SPREAD = ["error_quantile_10", "median_error", "error_quantile_90", "median_absolute_error"];
const SHARES = ["above_median_rate", "top_fifth_rate", "top_tenth_rate"];

export const isAmountMeasure = (id: string): boolean => [...ERRORS, ...SPREAD, ...SHARES].includes(id);

/** Of amounts: what is predicted, how far off, how errors are spread, and who is among the highest, attribute by attribute. */
export const amounts: Section = {
  id: "amounts",
  title: "Amounts and errors by group",
  blocks: (result) =>
    result.plan.task !== "regression"
      ? []
      : groupingsOf(result)
          .filter((by) => by.length === 1)
          .flatMap((by) => ofAttribute(result, by)),
};

function ofAttribute(result: Result, by: readonly string[]): readonly Block[] {
  const name = formatGrouping(by);
  const tableOf = (ids: readonly string[], caption: string) => {
    const measures = measuresWithValue(result, by, ids);
    return measures.length === 0 ? null : groupTable(result, by, { caption: `${caption} by ${name}`, measures });
  };
  const [errors, spread, shares] = [
    tableOf(ERRORS, "Amounts and errors"),
    tableOf(SPREAD, "Spread of errors"),
    tableOf(SHARES, "Predictions above the overall median"),
  ];
  const main = measuresWithValue(result, by, ["mean_error", "mean_prediction", "mean_label"])[0];
  const blocks: (Block | null)[] = [
    errors && main !== undefined ? (rateDots(result, by, { measure: main, table: errors }) ?? errors) : errors,
    distributionCurves(result, by),
    spread && (spreadDots(result, by, spread) ?? spread),
    shares && (rateDots(result, by, { measure: SHARES[0]!, table: shares }) ?? shares),
  ];
  return [heading(name), ...blocks.filter((block) => block !== null)];
}

/** The middle of the errors of each group, with the range that eight of ten of them are in. */
function spreadDots(result: Result, by: readonly string[], table: DotsBlock["table"]): DotsBlock | null {
  const facts = measureFacts(result, "median_error");
  const exclusions = exclusionsBy(result, by);
  const rows = groupsBy(result, by).flatMap(({ group, metrics }): IntervalRow[] => {
    const [low, middle, high] = ["error_quantile_10", "median_error", "error_quantile_90"].map((id) => metrics[id]?.value ?? null);
    if (low == null || middle == null || high == null) return [];
    const hollow = isMissingGroup(by, group) || isExcluded(exclusions, "median_error", by, group);
    return [
      {
        label: formatGroup(by, group),
        value: middle,
        lower: low,
        upper: high,
        mark: null,
        printed: `${formatValue(middle, facts)} (${formatValue(low, facts)} to ${formatValue(high, facts)})`,
        standing: hollow ? "not_compared" : "compared",
      },
    ];
  });
  if (rows.length < 2) return null;
  const widest = rows.reduce((far, row) => (row.upper! - row.lower! > far.upper! - far.lower! ? row : far));
  return {
    kind: "dots",
    title: `Spread of errors by ${formatGrouping(by)}`,
    summary: `Eight of ten errors lie within ${widest.printed.replace(/^.*\(|\)$/g, "")} for ${widest.label}, which is the widest range.`,
    reading:
      "Each dot is the median error; its bar holds the middle eight of ten errors. An error is the prediction minus the recorded amount.",
    axis: "Prediction minus recorded amount",
    ticks: "number",
    rows,
    lines: [{ at: 0, label: "right" }],
    table,
  };
}
