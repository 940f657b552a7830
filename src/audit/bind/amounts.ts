import type { Axis, CubeQuery } from "../../cube/cube.js";
import type { Predicate } from "../../cube/predicate.js";
import type { RowValue, SeriesQuery } from "../../cube/series.js";
import type { Engine, EngineId } from "../../engines/engine.js";
import type { AmountSeries } from "../amount-parts.js";
import type { Findings } from "./findings.js";
import type { BoundOutcome } from "./outcome.js";

/** Whether a row has a number: 0 where it does. */
export const presence = (column: string): Axis => ({ kind: "bin", column, edges: [] });

/** A column of numbers in the part of label or prediction; null when there is none or it holds something else, which is then reported. */
export async function bindNumber(
  engine: Engine,
  role: "label" | "prediction" | "score" | "rank",
  column: string | null,
  { where, found }: { readonly where: Predicate | undefined; readonly found: Findings },
): Promise<BoundOutcome | null> {
  if (column === null) return null;
  const { min, max, missing } = await engine.range(column, where);
  const isNumber = engine.columns.some(({ name, kind }) => name === column && kind === "number");
  const wrong = !isNumber
    ? "holds texts"
    : min === null || max === null
      ? "has no value in any row"
      : !Number.isFinite(min) || !Number.isFinite(max)
        ? "is infinite in some row"
        : null;
  if (wrong !== null) {
    const help = isNumber ? ["check the file, or --where"] : ["--task multiclass when they are classes, or name a column of numbers"];
    found.fault("EH130", `${role} "${column}" ${wrong}, numbers are needed`, { help });
    return null;
  }
  return { axis: presence(column), facts: { column, positive: [], negative: [], threshold: null }, missing };
}

/** Different amounts that are kept apart; more are put in bins whose certificate is reported. */
const MOST_AMOUNTS: Readonly<Record<EngineId, number>> = { memory: 1_000_000, duckdb: 250_000 };
/** With clusters every number is computed again without each of them. */
const MOST_CLUSTERED = 100_000;

/** The distributions of predictions, labels and errors (prediction less label) by everything that a query counts by; labels are those of rows with a prediction, where there are any. */
export function amountQueries(
  { label, prediction }: { readonly label: string | null; readonly prediction: string | null },
  { axes, where, ...rest }: CubeQuery,
  engine: EngineId,
): Readonly<Record<keyof AmountSeries, SeriesQuery | null>> {
  const { label: _, prediction: __, ...groups } = axes;
  const most = "cluster" in axes ? Math.min(MOST_CLUSTERED, MOST_AMOUNTS[engine]) : MOST_AMOUNTS[engine];
  const of = (value: RowValue, filter: Predicate | undefined): SeriesQuery => ({
    of: value,
    axes: groups,
    ...rest,
    ...(filter && { where: filter }),
    most,
  });
  const present: Predicate | null = prediction === null ? null : { kind: "not", term: { kind: "missing", column: prediction } };
  const predicted: Predicate | undefined =
    present === null ? where : where === undefined ? present : { kind: "and", terms: [where, present] };
  return {
    predictions: prediction === null ? null : of({ column: prediction }, where),
    labels: label === null ? null : of({ column: label }, predicted),
    errors: label === null || prediction === null ? null : of({ difference: [prediction, label] }, where),
  };
}
