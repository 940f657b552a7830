import type { NoValueReason } from "../../metrics/kind/metric.js";
import type { ScoredValue, ScoreMeasure } from "./measure.js";
import type { RowFacts } from "./row-facts.js";

/** A gap between the two groups that are furthest apart with the data unchanged, and which they are. */
export interface GapMeasure extends ScoreMeasure {
  readonly attribute: string;
  readonly higher: string;
  readonly lower: string;
}

/**
 * The gap of a measure between the groups of an attribute; null with a reason when fewer than two groups have a value.
 *
 * The pair is the one that is furthest apart in `base` and stays the same, and so does the sign: a feature without which the gap
 * turns round has an importance above the gap.
 */
export function gapMeasure(
  measure: ScoreMeasure,
  { attribute, id, base, facts, minN }: { attribute: string; id: string; base: Float64Array; facts: RowFacts; minN: number },
): GapMeasure | NoValueReason {
  const groups = facts.groups.get(attribute) ?? new Map<string, Int32Array>();
  const placed = [...groups].flatMap(([name, rows]) => {
    const own = rows.length < minN ? null : measure.of(base, rows, facts);
    return own === null || typeof own === "string" ? [] : [{ name, rows, value: own.value }];
  });
  if (placed.length < 2) return "fewer_than_two_groups";
  const higher = placed.reduce((best, one) => (one.value > best.value ? one : best));
  const lower = placed.reduce(
    (best, one) => (one.value < best.value || best === higher ? one : best),
    placed.find((one) => one !== higher)!,
  );
  return {
    id,
    attribute,
    worse: 1,
    higher: higher.name,
    lower: lower.name,
    of(scores, _, at): ScoredValue | NoValueReason {
      const [a, b] = [measure.of(scores, higher.rows, at), measure.of(scores, lower.rows, at)];
      if (typeof a === "string") return a;
      if (typeof b === "string") return b;
      return { value: a.value - b.value, influence: a.influence.map((own, row) => own - b.influence[row]!), n: a.n + b.n };
    },
  };
}
