import { conformalQuantile, weightedConformalQuantile } from "../../stats/conformal.js";
import { answersBySize } from "./by-size.js";
import { coverageGap } from "./coverage-gap.js";
import type { Answering, Known } from "./known.js";
import { attributesOf, knownGroups } from "./known-groups.js";
import type { Guarantee, GuaranteeRow } from "./row.js";
import { served } from "./served.js";
import { sizeGap } from "./size-gap.js";
import { widthGap } from "./width-gap.js";

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
export function guaranteeOf(known: Known, answering: Answering): Guarantee {
  const { halves, facts } = known;
  const { kind } = answering;
  const value = quantileOf(halves.found, known, answering);
  const learnt = new Map(knownGroups(halves.found, facts).map(({ by, group, rows }) => [JSON.stringify([by, group]), rows]));
  const groups = knownGroups(halves.judged, facts).map((one): GuaranteeRow => {
    const own = learnt.get(JSON.stringify([one.by, one.group])) ?? new Int32Array();
    return { ...served(one, answering, value, known), own: ownOf(own, known, answering) };
  });
  const quantile = value === Infinity ? null : value;
  const attributes = attributesOf(groups);
  const judged = { minN: Math.ceil(known.minN / 2), level: { alpha: known.level, limit: null } };
  return {
    kind,
    quantile,
    groups,
    gaps: attributes.map(([name, rows]) => coverageGap([name], rows, judged)),
    sizeGaps: kind === "classes" ? attributes.map(([name, rows]) => sizeGap([name], [rows, quantile], judged)) : [],
    widthGaps:
      kind === "classes" || kind === "even"
        ? []
        : attributes.map(([name, rows]) => widthGap([name], rows, { ...judged, minN: known.minN })),
    bySize: quantile === null || kind === "even" ? [] : answersBySize(halves.judged, answering, quantile, known),
  };
}

/** How far off the learnt rows allow an answer to be; by their weights where they have any. */
function quantileOf(rows: Int32Array, { alpha, facts: { weights } }: Known, { offBy }: Answering): number {
  const off = Float64Array.from(rows, offBy);
  return weights === null
    ? conformalQuantile(off, alpha).value
    : weightedConformalQuantile(
        off,
        Float64Array.from(rows, (row) => weights[row]!),
        alpha,
      );
}

function ownOf(rows: Int32Array, known: Known, answering: Answering): GuaranteeRow["own"] {
  const value = quantileOf(rows, known, answering);
  const n = rows.length;
  return value === Infinity ? { n, quantile: null, reason: "too_few_rows" } : { n, quantile: value, reason: n < FEW ? "few_rows" : null };
}
