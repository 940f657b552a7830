import type { MeasurePlan } from "../measure-plan.js";
import type { GroupRow } from "../result.js";
import { type Tally, tallyOf } from "./tally.js";

/** Favourable decisions of every grouping, as counted by the audit; a reason where the counts are no whole numbers of people. */
export function countedSelections(groups: readonly GroupRow[], plan: MeasurePlan, weighted: boolean): readonly Tally[] {
  return plan.groupings.map((by) => {
    const own = groups.filter((row) => row.by.join("*") === by.join("*")).flatMap((row) => selectionsOf(row, plan));
    const reason = weighted ? "weighted" : own.length === 0 ? "no_decisions" : null;
    return { ...tallyOf(reason === null ? own : [], { by, outcome: "selected" }), reason };
  });
}

function selectionsOf({ group, metrics }: GroupRow, { favorable }: MeasurePlan) {
  const rate = metrics.selection_rate;
  if (rate?.numerator == null || rate.denominator === null) return [];
  const selected = favorable === "positive" ? rate.numerator : rate.denominator - rate.numerator;
  return [{ group, n: rate.denominator, selected }];
}
