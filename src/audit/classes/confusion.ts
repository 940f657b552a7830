import type { Classes } from "../../metrics/kind/classes.js";
import type { Counts } from "../counts.js";
import { everybodyIn, groupingOf } from "../estimated.js";
import type { MeasurePlan } from "../measure-plan.js";
import type { ConfusionRow } from "./row.js";

/** The table of true and predicted classes of everybody and of every group; [] without classes, or with labels or predictions alone. */
export function confusionRows(counts: Counts, plan: MeasurePlan): readonly ConfusionRow[] {
  if (!counts.classes || !counts.cube.axes.includes("label") || !counts.cube.axes.includes("prediction")) return [];
  const everybody = everybodyIn(counts, plan);
  const all = everybody.part.classes === null ? [] : rowsOf(everybody.part.classes.all, { by: [], group: {} });
  const groups = plan.groupings.flatMap((by) => {
    const grouping = groupingOf(counts, by, everybody, plan);
    return grouping.groups.flatMap(({ key }, i) => rowsOf(grouping.classes![i]!.all, { by, group: key }));
  });
  return [...all, ...groups];
}

function rowsOf({ names, table }: Classes, place: Pick<ConfusionRow, "by" | "group">): readonly ConfusionRow[] {
  const size = names.length + 1;
  const nameAt = (at: number): string | null => (at === 0 ? null : names[at - 1]!);
  return table.flatMap(({ n, w }, i) =>
    n === 0 ? [] : [{ ...place, label: nameAt(Math.floor(i / size)), prediction: nameAt(i % size), n, weight: w }],
  );
}
