import type { Check, Requirement } from "../../checks/check.js";
import { measureCheck } from "../../checks/measure-check.js";
import { type Measured, notMeasured, singleNumber } from "../../checks/measured.js";
import { furthestGroup, type NumberOfGroup } from "../../checks/numbers-of-groups.js";
import { worstOf } from "../../checks/worst-of.js";
import { type NamedParts, resolve } from "../../disparities/resolve.js";
import { type GroupKey, MISSING } from "../../disparities/row.js";
import { type DisturbedMetric, disturbedMetric } from "../../policy/disturbed-metric.js";
import { normalQuantile } from "../../stats/normal.js";
import { flipGrouping } from "../stress/flip-gap.js";
import { flipEstimate, flipRate, flipRateDifference } from "../stress/flip-rate.js";
import { idOfGap } from "../stress/followed-measures.js";
import { gapChange, gapMeasured } from "../stress/moved-gap.js";
import type { MeasureMove, RobustnessRow, StressedGroup } from "../stress/row.js";

const share = { unit: "proportion", scale: "difference" } as const;
const score = { unit: "score", scale: "difference" } as const;

/**
 * The number that a limit on disturbed data is about: of the worst of the disturbances that it asks for.
 *
 * `flip_rate` and the changes of score are of everybody, or of each group where the limit names an attribute; `flip_rate_difference`
 * is the gap between groups. Any other name is a metric of the disturbed data, or with `_loss` how much worse it became.
 */
export function robustnessMeasured(check: Check, rows: readonly RobustnessRow[], judging: Judging): Measured {
  const tried = rows.filter(({ everybody }) => everybody !== null);
  if (tried.length < rows.length) return notMeasured("budget_spent", share);
  const moved = tried.filter(({ everybody, measures }) => everybody!.changed > 0 || measures.length > 0);
  if (moved.length === 0) return notMeasured("nothing_changed", share);
  return worstOf(moved.map((row) => measuredOf(check, row, judging)));
}

/** What judging a limit on disturbed data depends on. */
export interface Judging {
  readonly minN: number;
  readonly parts: NamedParts;
  /** Groups that count; all of them unless a waiver is held against the rest. */
  keep(group: GroupKey): boolean;
}

function measuredOf({ metric, by, requirement }: Check, all: RobustnessRow, { minN, parts, keep }: Judging): Measured {
  const row = { ...all, byGroup: all.byGroup.filter(({ group }) => keep(group)) };
  const name = metric === "robustness_gap" ? "flip_rate_difference" : metric;
  if (name === "flip_rate" || name === "flip_rate_difference") return ofFlips(name, by, row, { minN, requirement });
  const change = changes[name];
  if (change !== undefined) return ofChange(change, by, row, minN);
  return ofMeasure(disturbedMetric(name), { by, requirement, minN, parts, keep }, row.measures);
}

/** A metric or a gap on disturbed data, or how much worse it became. */
function ofMeasure(
  { metric, loss }: DisturbedMetric,
  { by, requirement, minN, parts, keep }: Judging & Pick<Check, "by" | "requirement">,
  moves: readonly MeasureMove[],
): Measured {
  const what = resolve(metric, parts);
  if (what.kind === "contrast") return notMeasured("needs_metric", score);
  const ofGroups = what.kind !== "metric";
  const id = what.kind === "metric" ? what.metric.id : `${idOfGap(what)}@${by?.join("*") ?? ""}`;
  const move = moves.find((one) => one.metric === id);
  if (move === undefined) return notMeasured(ofGroups && by === null ? "needs_groups" : "not_applicable", score);
  if (by === null) return ofMove(move, loss);
  const groups = move.byGroup.filter((one) => one.by.join() === by.join() && keep(one.group));
  if (!loss) return gapMeasured(what, groups, { which: "value", minN, requirement });
  if (what.kind !== "metric") return gapChange(what, groups, minN) ?? gapMeasured(what, groups, { which: "value", minN, requirement });
  const known = groups.filter(({ n, worse, group }) => n >= minN && worse !== null && !Object.values(group).includes(MISSING));
  return ofEach(known.map(({ worse, seChange, group, n }) => ({ value: worse!, se: seChange!, group, n })));
}

interface Limiting {
  readonly minN: number;
  readonly requirement: Requirement | null;
}

function ofFlips(
  name: "flip_rate" | "flip_rate_difference",
  by: readonly string[] | null,
  row: RobustnessRow,
  { minN, requirement }: Limiting,
): Measured {
  if (by === null) {
    if (name === "flip_rate_difference") return notMeasured("needs_groups", share);
    return measureCheck(
      { kind: "metric", metric: flipRate },
      { kind: "everybody", estimate: () => flipEstimate(row.everybody!) },
      requirement,
    );
  }
  const groups = row.byGroup.filter((one) => one.by.join() === by.join());
  if (groups.length === 0) return notMeasured("fewer_than_two_groups", share);
  const over = { kind: "groups", grouping: flipGrouping(groups, minN) } as const;
  return measureCheck(
    name === "flip_rate" ? { kind: "metric", metric: flipRate } : { kind: "disparity", disparity: flipRateDifference },
    over,
    requirement,
  );
}

type Change = (group: StressedGroup) => { readonly value: number | null; readonly se: number | null };

const changes: Readonly<Record<string, Change>> = {
  mean_absolute_score_change: ({ meanAbsoluteChange, seAbsoluteChange }) => ({ value: meanAbsoluteChange, se: seAbsoluteChange }),
  mean_score_change: ({ meanChange, seChange }) => ({ value: meanChange, se: seChange }),
};

function ofChange(change: Change, by: readonly string[] | null, row: RobustnessRow, minN: number): Measured {
  if (by === null) {
    const { value, se } = change(row.everybody!);
    return value === null || se === null ? notMeasured("nothing_changed", score) : singleNumber(normal(value, se), score);
  }
  const groups = row.byGroup.filter((one) => one.by.join() === by.join() && one.changedRows >= minN);
  return ofEach(
    groups.flatMap((one) => {
      const { value, se } = change(one);
      return value === null || se === null ? [] : [{ value, se, group: one.group, n: one.changedRows }];
    }),
  );
}

/** A limit that each group has to keep by itself. */
function ofEach(known: readonly { readonly value: number; readonly se: number; readonly group: GroupKey; readonly n: number }[]): Measured {
  const numbers = known.map(
    ({ value, se, group, n }): NumberOfGroup => ({
      ...normal(value, se),
      pair: { a: { group, value, numerator: null, n }, b: null },
    }),
  );
  if (numbers.length === 0) return notMeasured("no_group_large_enough", score);
  return {
    ...{ reason: null, ...score, excluded: [], coverage: { groups: 1, rows: 1 } },
    towards: (op) => furthestGroup(numbers, op, { scale: "difference", method: "linearised" }),
  };
}

function ofMove({ value, seValue, worse, seSampling, seMonteCarlo, reason }: MeasureMove, loss: boolean): Measured {
  if (value === null || worse === null) return notMeasured(reason ?? "not_applicable", score);
  const se = loss ? Math.hypot(seSampling!, seMonteCarlo!) : Math.hypot(seValue!, seMonteCarlo!);
  return singleNumber(normal(loss ? worse : value, se), score);
}

const normal = (value: number, se: number) => ({
  value,
  method: "linearised",
  limits: (alpha: number) => ({ lower: value - normalQuantile(1 - alpha) * se, upper: value + normalQuantile(1 - alpha) * se }),
});
