import { type DataFrameLike, toDataFrame } from "../readers/danfo.js";
import type { Result } from "./result.js";

/**
 * The rates of every group as a danfojs DataFrame: one row a group and metric, with its limits, or the reason why there is no value.
 *
 * Columns: by, group, metric, value, lower, upper, n, numerator, denominator, reason. Needs the optional package danfojs; EH305 without it.
 *
 * Example: `(await groupsToDataFrame(result)).columns[2]` is "metric".
 */
export async function groupsToDataFrame({ groups }: Pick<Result, "groups">): Promise<DataFrameLike> {
  return toDataFrame(
    groups.flatMap(({ by, group, metrics }) =>
      Object.entries(metrics).map(([metric, { value, lower, upper, n, numerator, denominator, reason }]) => ({
        by: by.join("*"),
        group: by.map((attribute) => group[attribute]).join(" × "),
        metric,
        value,
        lower,
        upper,
        n,
        numerator,
        denominator,
        reason,
      })),
    ),
  );
}
