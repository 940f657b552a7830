import type { Check } from "../../checks/check.js";
import { measureCheck } from "../../checks/measure-check.js";
import { type Measured, notMeasured, singleNumber } from "../../checks/measured.js";
import { absolute, furthestGroup, type NumberOfGroup } from "../../checks/numbers-of-groups.js";
import type { Disparity } from "../../disparities/disparity.js";
import type { Grouping } from "../../disparities/grouping.js";
import type { GroupKey } from "../../disparities/row.js";
import type { ReliabilityMeasure } from "../../policy/reliability-settings.js";
import { calibrationDistanceLimits, meanErrorLimits } from "../../stats/calibration-tests.js";
import type { Limits } from "../../stats/limits.js";
import { coverageDifference, coverageGrouping, coverageLimits } from "../reliability/coverage-gap.js";
import type { AnswerRow, Reliability } from "../reliability/row.js";
import { answerSizeDifference, sizeGrouping } from "../reliability/size-gap.js";
import { widthDifference, widthGrouping } from "../reliability/width-gap.js";

const share = { unit: "proportion", scale: "difference" } as const;
const amount = { unit: "amount", scale: "difference" } as const;

interface Among {
  readonly minN: number;
  /** Groups that are judged. */
  keep(group: GroupKey): boolean;
}

/** What a group is known by when its own number is limited. */
interface Known {
  readonly by: readonly string[];
  readonly group: GroupKey;
  readonly n: number;
  readonly value: number | null;
  limits(alpha: number): Limits | null;
}

/** The number that a limit on reliability is about: of everybody, of each group, or the difference between groups. */
export function reliabilityMeasured(check: Check, measure: ReliabilityMeasure, study: Reliability | null, { minN, keep }: Among): Measured {
  if (study === null) return notMeasured("not_asked", share);
  if (study.reason !== null) return notMeasured(study.reason, share);
  const given = measure.startsWith("interval_");
  if (given && study.intervals === null) return notMeasured("no_intervals", share);
  // Half of the rows judge, so that a group that is large enough has about half as many there; intervals of the data are judged on all.
  const least = given ? minN : Math.ceil(minN / 2);
  // Means of widths are skewed, and need all of them.
  const ofGap = measure === "width_difference" ? minN : least;
  if (measure.endsWith("_difference")) return gapMeasured(check, measure, study, { minN: ofGap, keep });
  const numbers = knownBy(measure, study).filter(({ by, group }) => by.join() === (check.by ?? []).join() && keep(group));
  const covers = measure === "coverage" || measure === "interval_coverage";
  if (!covers && study.calibration.some(({ reason }) => reason === "clustered_rows")) return notMeasured("clustered_rows", share);
  if (numbers.length === 0) return notMeasured(covers ? "unknown_attribute" : "not_applicable", share);
  if (check.by === null) {
    const [one] = numbers;
    const { value, n } = one!;
    if (value === null) return notMeasured("too_few_rows", share);
    const [signed] = signedOf(measure, [asNumber(one!, value)]);
    const pair = { a: { group: {}, value: signed!.value, numerator: null, n }, b: null };
    return singleNumber({ value: signed!.value, method: "reliability", limits: (alpha) => signed!.limits(alpha) }, { ...share, pair });
  }
  const large = numbers.filter(({ n, value }) => value !== null && n >= Math.max(1, least));
  const excluded = numbers.filter((one) => !large.includes(one)).map(({ group, n }) => ({ group, n, reason: "below_min_n" as const }));
  if (large.length === 0) return notMeasured("no_group_large_enough", share, { excluded });
  const rows = numbers.reduce((sum, { n }) => sum + n, 0);
  const judged = signedOf(
    measure,
    large.map((one) => asNumber(one, one.value!)),
  );
  return {
    ...{ reason: null, ...share, excluded },
    coverage: { groups: large.length / numbers.length, rows: large.reduce((sum, { n }) => sum + n, 0) / rows },
    towards: (op) => furthestGroup(judged, op, { scale: "difference", method: "reliability" }),
  };
}

/** A difference between groups, by the bounds of every pair. */
function gapMeasured(check: Check, measure: ReliabilityMeasure, { guarantee, intervals }: Reliability, { minN, keep }: Among): Measured {
  const all: readonly AnswerRow[] = (measure.startsWith("interval_") ? intervals : guarantee)?.groups ?? [];
  const rows = all.filter(({ by, group }) => by.length > 0 && by.join() === check.by?.join() && keep(group));
  if (rows.length === 0) return notMeasured("needs_groups", share);
  const judged = (disparity: Disparity, grouping: Grouping): Measured =>
    measureCheck({ kind: "disparity", disparity }, { kind: "groups", grouping }, check.requirement);
  switch (measure) {
    case "answer_size_difference":
      // Intervals of amounts have a width, and no number of classes.
      if (guarantee?.kind !== "classes") return notMeasured("not_applicable", share);
      return judged(answerSizeDifference, sizeGrouping(rows, guarantee.quantile, minN));
    case "width_difference":
    case "interval_width_difference":
      if (rows.every(({ single }) => single !== null)) return notMeasured("not_applicable", amount);
      if (rows.every(({ widths }) => widths === null)) return notMeasured("equal_widths", amount);
      return judged(widthDifference, widthGrouping(rows, minN));
    default:
      return judged(coverageDifference, coverageGrouping(rows, minN));
  }
}

const asNumber = ({ group, n, limits }: Known, value: number): NumberOfGroup => ({
  value,
  limits,
  pair: { a: { group, value, numerator: null, n }, b: null },
});

/** Mean errors count on either side. */
const signedOf = (measure: ReliabilityMeasure, numbers: readonly NumberOfGroup[]): readonly NumberOfGroup[] =>
  measure === "mean_calibration_error" ? absolute(numbers) : numbers;

function knownBy(measure: ReliabilityMeasure, { guarantee, intervals, calibration }: Reliability): readonly Known[] {
  if (measure === "coverage" || measure === "interval_coverage")
    return ((measure === "coverage" ? guarantee : intervals)?.groups ?? []).map((row: AnswerRow) => ({
      ...row,
      value: row.coverage,
      limits: (alpha) => coverageLimits(row, alpha),
    }));
  return calibration.map(({ by, group, n, distance, spread, meanError }) => ({
    ...{ by, group, n, value: measure === "calibration_distance" ? distance : meanError },
    limits: (alpha) => {
      if (spread === null || distance === null || meanError === null) return null;
      return measure === "calibration_distance"
        ? calibrationDistanceLimits({ distance, spread, n }, alpha)
        : meanErrorLimits({ meanError, spread, n }, alpha);
    },
  }));
}
