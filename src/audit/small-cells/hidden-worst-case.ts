import type { Condition } from "../conditions/condition.js";
import type { WorstCase } from "../worst-case/row.js";
import { type Named, nameOf, touches } from "./touches.js";

interface Hiding {
  readonly hidden: Named;
  /** Attributes of hidden groups. */
  readonly involved: ReadonlySet<string>;
  readonly minCell: number;
}

/** The worst case without places of few people or told apart by an attribute that has a hidden group, and without scenarios that name one. */
export function hiddenWorstCase(study: WorstCase, { hidden, involved, minCell }: Hiding): WorstCase {
  const names = (conditions: readonly Condition[]): boolean => conditions.some(({ column }) => involved.has(column));
  const { weakSpots, subpopulation, overfit, scenarios, boosting } = study;
  return {
    ...study,
    subpopulation: subpopulation && { ...subpopulation, curve: subpopulation.curve.filter(({ rows }) => rows >= minCell) },
    weakSpots: weakSpots && {
      ...weakSpots,
      found: weakSpots.found.filter(({ conditions, rows, searched }) => rows >= minCell && searched.rows >= minCell && !names(conditions)),
    },
    scenarios: scenarios
      .filter(
        (row) =>
          !touches(row.gaps, hidden) &&
          !Object.entries(row.margins).some(([attribute, groups]) =>
            Object.keys(groups).some((group) => hidden.has(nameOf({ [attribute]: group }))),
          ),
      )
      // Of an attribute with a hidden group none is told, as the others and everybody would give it away.
      .map((row) => ({
        ...row,
        groups: row.groups.filter(({ by, rows }) => !by.some((name) => involved.has(name)) && (rows === 0 || rows >= minCell)),
      })),
    boosting: boosting && {
      ...boosting,
      groups: boosting.groups.filter(({ by, rows }) => rows >= minCell && !by.some((name) => involved.has(name))),
    },
    overfit: overfit && {
      ...overfit,
      regions: overfit.regions.filter(
        ({ conditions, rows, trainingRows }) => rows >= minCell && trainingRows >= minCell && !names(conditions),
      ),
    },
  };
}
