import type { Check } from "../../checks/check.js";
import { measureCheck } from "../../checks/measure-check.js";
import { type Measured, notMeasured, singleNumber } from "../../checks/measured.js";
import { furthestGroup, type NumberOfGroup } from "../../checks/numbers-of-groups.js";
import type { GroupKey } from "../../disparities/row.js";
import { type Estimate, hasValue } from "../../metrics/kind/metric.js";
import type { AdversarialMeasure } from "../../policy/stress-settings.js";
import type { Adversarial, FlipDistance } from "../stress/adversarial-row.js";
import type { StressBlocks } from "../stress/blocks.js";
import { medianEstimate, medianFlipDifference, nearGrouping, withinDifference, withinEstimate } from "../stress/near-flips.js";

interface Among {
  readonly minN: number;
  /** Groups that are judged. */
  keep(group: GroupKey): boolean;
}

/** What a limit is about: shares within a distance, or medians. */
interface About {
  readonly measure: AdversarialMeasure;
  readonly distance: number;
}

/** The number that a limit on near other decisions is about: of everybody, of each group, or the difference between groups. */
export function adversarialMeasured(
  check: Check,
  { measure, distance }: About,
  { stress, adversarial }: StressBlocks,
  { minN, keep }: Among,
): Measured {
  const share = measure.startsWith("flipped_within");
  const facts = { unit: share ? "proportion" : "score", scale: "difference" } as const;
  if (stress === null) return notMeasured("needs_model", facts);
  if (adversarial === null) return notMeasured("no_prediction", facts);
  if (adversarial.clustered) return notMeasured("clustered_rows", facts);
  const of = (row: FlipDistance) => (share ? withinEstimate(row, distance) : medianEstimate(row, adversarial.furthest));
  if (check.by === null && measure.endsWith("_difference")) return notMeasured("needs_groups", facts);
  if (check.by === null) return ofEverybody(adversarial, of(adversarial.everybody), facts);
  const rows = adversarial.byGroup.filter(({ by, group }) => by.join() === check.by!.join() && keep(group));
  if (rows.length === 0) return notMeasured("unknown_attribute", facts);
  if (measure.endsWith("_difference"))
    return measureCheck(
      { kind: "disparity", disparity: share ? withinDifference : medianFlipDifference },
      { kind: "groups", grouping: nearGrouping(rows, minN, of) },
      check.requirement,
    );
  const large = rows.filter((row) => row.rows >= Math.max(1, minN));
  const excluded = rows.filter((row) => !large.includes(row)).map(({ group, rows: n }) => ({ group, n, reason: "below_min_n" as const }));
  if (large.length === 0) return notMeasured("no_group_large_enough", facts, { excluded });
  const numbers = large.map((row): NumberOfGroup => {
    const { value, limits, n } = of(row) as Estimate;
    return { value, limits, pair: { a: { group: row.group, value, numerator: null, n }, b: null } };
  });
  const sum = (list: readonly FlipDistance[]): number => list.reduce((total, row) => total + row.rows, 0);
  return {
    ...{ reason: null, ...facts, excluded },
    coverage: { groups: large.length / rows.length, rows: sum(large) / sum(rows) },
    towards: (op) => furthestGroup(numbers, op, { scale: "difference", method: share ? "wilson" : "order_statistics" }),
  };
}

function ofEverybody(
  { everybody }: Adversarial,
  found: ReturnType<typeof withinEstimate>,
  facts: Pick<Measured, "unit" | "scale">,
): Measured {
  if (!hasValue(found)) return notMeasured("too_few_rows", facts);
  const pair = { a: { group: {}, value: found.value, numerator: null, n: everybody.rows }, b: null };
  return singleNumber(found, { unit: facts.unit, pair });
}
