import { conformalQuantile, weightedConformalQuantile } from "../../stats/conformal.js";
import { rowMean } from "../../stats/row-mean.js";
import { coverageGap, coverageLimits } from "./coverage-gap.js";
import type { Known } from "./known.js";
import { type GroupRows, knownGroups } from "./known-groups.js";
import type { Guarantee, GuaranteeRow } from "./row.js";
import { sizeGap } from "./size-gap.js";

/** Fewer rows of a group's own are told to be few, though a quantile is there. */
const FEW = 100;

/**
 * Whether answers that hold the truth for 1 − α of everybody do so for each group.
 *
 * Of two classes an answer is the set of those whose score is not too far off; of amounts an interval around the prediction. How far
 * is learnt on one half of the rows; the other half says whom it serves. A gap means that the same promise is kept for some and not for others.
 *
 * @source Romano, Barber, Sabatti & Candès (2020), Harvard Data Science Review 2(2); Sadinle, Lei & Wasserman (2019), JASA 114:223–234
 */
export function guaranteeOf(known: Known): Guarantee {
  const { halves } = known;
  const value = quantileOf(halves.found, known);
  const learnt = new Map(knownGroups(halves.found, known.facts).map(({ by, group, rows }) => [JSON.stringify([by, group]), rows]));
  const groups = knownGroups(halves.judged, known.facts).map((one): GuaranteeRow => {
    const own = learnt.get(JSON.stringify([one.by, one.group])) ?? new Int32Array();
    return { ...served(one, value, known), own: ownOf(own, known) };
  });
  const quantile = value === Infinity ? null : value;
  const attributes = [...new Set(groups.flatMap(({ by }) => by))].map((name) => [name, groups.filter(({ by }) => by[0] === name)] as const);
  const judged = { minN: Math.ceil(known.minN / 2), level: { alpha: known.level, limit: null } };
  return {
    quantile,
    groups,
    gaps: attributes.map(([name, rows]) => coverageGap([name], rows, judged)),
    sizeGaps: known.amounts ? [] : attributes.map(([name, rows]) => sizeGap([name], [rows, quantile], judged)),
  };
}

function served({ by, group, rows }: GroupRows, quantile: number, known: Known): Omit<GuaranteeRow, "own"> {
  const n = rows.length;
  const covered = rows.reduce((sum, row) => sum + (known.offBy(row) <= quantile ? 1 : 0), 0);
  if (n === 0)
    return {
      by,
      group,
      n,
      covered,
      coverage: null,
      nEff: 0,
      lower: null,
      upper: null,
      size: null,
      single: known.amounts ? null : { n: 0, wrong: 0 },
    };
  const { weights, clusters } = known.facts;
  const held = Float64Array.from(rows, (row) => (known.offBy(row) <= quantile ? 1 : 0));
  const own = weights === null ? null : Float64Array.from(rows, (row) => weights[row]!);
  const together = clusters === null ? null : Float64Array.from(rows, (row) => clusters[row]!);
  const mean = own === null && together === null ? null : rowMean(held, Int32Array.from(held.keys()), { weights: own, clusters: together });
  const shown = { coverage: mean?.value ?? covered / n, covered, n, nEff: mean?.nEff ?? n };
  const place = { by, group, ...shown, ...coverageLimits(shown, known.level / 2)! };
  if (known.amounts) return { ...place, size: quantile === Infinity ? null : 2 * quantile, single: null };
  let [classes, single, wrong] = [0, 0, 0];
  for (const [i, row] of rows.entries()) {
    const size = known.classesWithin(row, quantile);
    classes += (own?.[i] ?? 1) * size;
    if (size !== 1) continue;
    single++;
    if (known.offBy(row) > quantile) wrong++;
  }
  return { ...place, size: classes / (own === null ? n : own.reduce((sum, weight) => sum + weight, 0)), single: { n: single, wrong } };
}

/** How far off the learnt rows allow an answer to be; by their weights where they have any. */
function quantileOf(rows: Int32Array, { alpha, offBy, facts: { weights } }: Known): number {
  const off = Float64Array.from(rows, offBy);
  return weights === null
    ? conformalQuantile(off, alpha).value
    : weightedConformalQuantile(
        off,
        Float64Array.from(rows, (row) => weights[row]!),
        alpha,
      );
}

function ownOf(rows: Int32Array, known: Known): GuaranteeRow["own"] {
  const value = quantileOf(rows, known);
  const n = rows.length;
  return value === Infinity ? { n, quantile: null, reason: "too_few_rows" } : { n, quantile: value, reason: n < FEW ? "few_rows" : null };
}
