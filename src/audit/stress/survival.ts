import type { GroupKey } from "../../disparities/row.js";
import { normalQuantile } from "../../stats/normal.js";
import { wilson } from "../../stats/wilson.js";
import type { RobustnessRow, StressedGroup, SurvivalRow } from "./row.js";

interface Step {
  readonly amount: number;
  readonly group: StressedGroup;
}

interface Tolerated {
  /** Share of decisions that may change. */
  readonly tolerance: number;
  /** One-sided error of each bound. */
  readonly alpha: number;
  /** Changed rows without which nothing is said. */
  readonly minN: number;
}

/** Each ladder of at least one severity but exchanged attributes, which are no error, with the largest amount that decisions survive. `steps` = how many severities each perturbation has. */
export function survivalRows(
  rows: readonly RobustnessRow[],
  { steps, ...limits }: Tolerated & { readonly steps: (test: string) => number },
): readonly SurvivalRow[] {
  const ladders = new Map<string, RobustnessRow[]>();
  for (const row of rows) {
    if (row.severity === null || row.everybody === null || row.everybody.flipRate === null || row.test === "counterfactual_swap") continue;
    const key = JSON.stringify([row.test, row.together, row.columns]);
    ladders.set(key, [...(ladders.get(key) ?? []), row]);
  }
  return [...ladders.values()].map((ladder): SurvivalRow => {
    const { test, title, columns, together, unit } = ladder[0]!;
    const of = (stepOf: (row: RobustnessRow) => StressedGroup | undefined) =>
      survived(
        ladder.flatMap((row): Step[] => {
          const group = stepOf(row);
          return group === undefined ? [] : [{ amount: row.amount, group }];
        }),
        limits,
      );
    return {
      ...{ test, title, columns, together, unit },
      ...of(({ everybody }) => everybody!),
      strongest: ladder.at(-1)!.amount,
      measured: ladder.length,
      steps: steps(test),
      byGroup: ladder[0]!.byGroup.map(({ by, group }) => ({
        by,
        group,
        ...of(({ byGroup }) => byGroup.find((one) => one.by.join() === by.join() && sameKey(one.group, group))),
      })),
    };
  });
}

const sameKey = (a: GroupKey, b: GroupKey): boolean => Object.entries(a).every(([name, value]) => b[name] === value);

/**
 * How far up a ladder decisions hold, by one-sided Wilson bounds, and the area under the flip rate.
 *
 * Example: upper bounds 0.01, 0.04, 0.09 and lower bounds 0, 0.02, 0.06 at a tolerance of 0.05: survives the second amount, breaks at the third.
 */
export function survived(steps: readonly Step[], { tolerance, alpha, minN }: Tolerated): Pick<SurvivalRow, "survives" | "breaks" | "area"> {
  const z = normalQuantile(1 - alpha);
  let [survives, holds, breaks]: [number | null, boolean, number | null] = [null, true, null];
  let [area, before, known]: [number, number, boolean] = [0, 0, steps.length > 0];
  for (const { amount, group } of steps) {
    // Where nothing changed, nothing is known of what a change would do.
    if (group.flipRate === null || group.nEff === null) {
      [holds, known] = [false, false];
      continue;
    }
    const { lower, upper } = wilson(group.flipRate, group.nEff, z);
    const few = group.changedRows < minN;
    if (holds && !few && upper <= tolerance) survives = amount;
    else holds = false;
    if (breaks === null && !few && lower > tolerance) breaks = amount;
    area += (before + group.flipRate) / 2;
    before = group.flipRate;
  }
  return { survives, breaks, area: known ? area / steps.length : null };
}
