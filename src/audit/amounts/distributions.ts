import { totalOfPoints } from "../../cube/points.js";
import { quantileOf } from "../../metrics/kind/amount-quantile.js";
import type { Amounts } from "../../metrics/kind/amounts.js";
import type { Counts } from "../counts.js";
import { everybodyIn, groupingOf } from "../estimated.js";
import type { MeasurePlan } from "../measure-plan.js";
import type { DistributionRow } from "./row.js";

/** 2.5 %, 5 %, 10 %, 15 %, … 95 %, 97.5 %. */
const SHARES = [0.025, ...Array.from({ length: 19 }, (_, i) => (i + 1) / 20), 0.975];

/** The quantiles of predicted and true amounts of everybody and of every group; [] unless amounts are predicted. */
export function distributions(counts: Counts, plan: MeasurePlan): readonly DistributionRow[] {
  if (!counts.amounts) return [];
  const everybody = everybodyIn(counts, plan);
  const all = everybody.part.amounts === null ? [] : rowsOf(everybody.part.amounts.all, { by: [], group: {} });
  const groups = plan.groupings.flatMap((by) => {
    const grouping = groupingOf(counts, by, everybody, plan);
    return grouping.groups.flatMap(({ key }, i) => rowsOf(grouping.amounts![i]!.all, { by, group: key }));
  });
  return [...all, ...groups];
}

function rowsOf(amounts: Amounts, place: Pick<DistributionRow, "by" | "group">): readonly DistributionRow[] {
  return (["predictions", "labels"] as const).flatMap((of) => {
    const { points } = amounts[of];
    const { n, w } = totalOfPoints(points);
    if (!(w > 0)) return [];
    return [{ ...place, of, n, quantiles: SHARES.map((share) => ({ share, value: quantileOf(points, share) })) }];
  });
}
