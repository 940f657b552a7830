import type { BaselineCheck } from "../../checks/baseline.js";
import type { Moved } from "../../checks/change.js";
import type { MeasurePlan } from "../measure-plan.js";
import { ratesOf } from "./group-rates.js";
import type { MeasuredCheck } from "./measured-checks.js";
import { movedBetween, type PairedRow } from "./paired-moves.js";

/** By metric, then by compared group; null when a group is not known on both occasions. */
export type Moves = readonly (readonly Moved[])[] | null;

const metricsOf = ({ what }: MeasuredCheck) =>
  what.kind === "disparity" ? what.disparity.metrics : what.kind === "contrast" ? [] : [what.metric];

/** How each metric of a check moved in each group, on the same rows. */
export function pairedMoves(number: MeasuredCheck, rows: readonly PairedRow[], favorable: MeasurePlan["favorable"]): Moves {
  const metrics = metricsOf(number);
  if (!metrics.every(({ needs }) => needs.every((role) => role === "label" || role === "prediction"))) return null;
  const by = number.check.by ?? [];
  const byGroup = new Map<string, PairedRow[]>();
  for (const row of rows) {
    const key = JSON.stringify(by.map((name) => textOf(row.groups[`by.${name}`] ?? null)));
    const known = byGroup.get(key);
    if (known === undefined) byGroup.set(key, [row]);
    else known.push(row);
  }
  const everyone = { confusion: [], leftOut: null, scores: null };
  return complete(
    metrics.map((metric) =>
      ratesOf(number, metric).map(({ group }) => {
        const own = byGroup.get(JSON.stringify(by.map((name) => group[name] ?? null))) ?? [];
        return metric.sharedDenominator ? null : movedBetween(metric, own, { favorable, everyone });
      }),
    ),
  );
}

const textOf = (coordinate: string | number | null): string => (coordinate === null ? "(missing)" : String(coordinate));

/** The same as of two samples. */
export function unpairedMoves(number: MeasuredCheck, { groups }: BaselineCheck): Moves {
  return complete(
    metricsOf(number).map((metric) =>
      ratesOf(number, metric).map((rate): Moved | null => {
        const before = groups.find((one) => one.metric === metric.id && JSON.stringify(one.group) === JSON.stringify(rate.group));
        if (before === undefined || before.se === null || rate.se === null) return null;
        return { now: rate.value, before: before.value, varianceNow: rate.se ** 2, varianceBefore: before.se ** 2, covariance: 0 };
      }),
    ),
  );
}

const complete = (moves: readonly (readonly (Moved | null)[])[]): Moves =>
  moves.every((groups) => groups.length > 0 && groups.every((one) => one !== null)) ? (moves as readonly (readonly Moved[])[]) : null;
