import type { RobustnessRow, StressedGroup } from "../../audit/stress/row.js";

/** One perturbation on one column, or on all together, from weak to strong; only what was measured. */
export interface Ladder {
  readonly test: string;
  readonly title: string;
  readonly columns: readonly string[];
  readonly together: boolean;
  readonly unit: RobustnessRow["unit"];
  readonly steps: readonly Measured[];
}

/** A disturbance after which some decisions could be compared. */
export type Measured = RobustnessRow & {
  readonly everybody: StressedGroup & { readonly flipRate: number; readonly lower: number; readonly upper: number };
};

export const isMeasured = (row: RobustnessRow): row is Measured => row.everybody !== null && row.everybody.flipRate !== null;

/** Every ladder in the order in which they were carried out. */
export function laddersOf(rows: readonly RobustnessRow[]): readonly Ladder[] {
  const found = new Map<string, Measured[]>();
  for (const row of rows) {
    if (!isMeasured(row)) continue;
    const key = JSON.stringify([row.test, row.together, row.columns]);
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  return [...found.values()].map((steps) => {
    const { test, title, columns, together, unit } = steps[0]!;
    return { test, title, columns, together, unit, steps };
  });
}

/** The rows of one group over a ladder's steps; undefined where a step does not have it. */
export const groupAt = ({ byGroup }: RobustnessRow, by: string, group: string): StressedGroup | undefined =>
  byGroup.find((one) => one.by[0] === by && one.group[by] === group);

/** Groups of an attribute in the order in which the result holds them. */
export const groupsOf = ({ byGroup }: RobustnessRow, by: string): readonly string[] =>
  byGroup.filter((one) => one.by[0] === by).map(({ group }) => group[by]!);
