import { difference } from "../../contrasts/difference.js";
import { worstPair } from "../../disparities/kind/worst-pair.js";
import type { Estimate, Metric, NoEstimate } from "../../metrics/kind/metric.js";
import { normalQuantile } from "../../stats/normal.js";
import { wilson } from "../../stats/wilson.js";
import { notOfCounts } from "../rows/not-of-counts.js";

/**
 * Of the rows that a disturbance truly changed, the share whose decision became another.
 *
 * Unit: share in [0, 1]. No value where nothing changed or nothing is decided. Rows that stayed as they were do not dilute it.
 * Example: 3 of 4 changed rows are decided otherwise: 0.75.
 */
export const flipRate = {
  id: "flip_rate",
  title: "Flip rate",
  formula: "changed rows decided otherwise / changed rows",
  unit: "proportion",
  range: [0, 1],
  better: "lower",
  needs: [],
  aliases: [],
  sentence: { among: "people whose data changed", event: "are decided otherwise" },
  source: "Galhotra, Brun & Meliou (2017), ESEC/FSE, §3; limits: Wilson (1927), JASA 22:209–212",
  estimate: () => notOfCounts,
} as const satisfies Metric;

/** The flip rate of the group with the highest less that of the group with the lowest: the robustness gap. */
export const flipRateDifference = worstPair([flipRate], difference, {
  id: "flip_rate_difference",
  title: "Robustness gap",
  formula: "largest flip rate − smallest",
  aliases: ["robustness_gap"],
  source: "Newcombe (1998), Statistics in Medicine 17:873–890, method 10, of flip rates",
});

/** The estimate of a stored flip rate: Wilson's limits at the rows that are as informative. */
export function flipEstimate({
  flipRate: value,
  nEff,
  changedRows,
}: {
  readonly flipRate: number | null;
  readonly nEff: number | null;
  readonly changedRows: number;
}): Estimate | NoEstimate {
  if (value === null || nEff === null)
    return {
      value: null,
      reason: changedRows === 0 ? "zero_denominator" : "no_prediction",
      numerator: null,
      denominator: null,
      n: changedRows,
    };
  return {
    value,
    numerator: value * changedRows,
    denominator: changedRows,
    n: changedRows,
    nEff,
    method: "wilson",
    limits: (alpha) => wilson(value, nEff, normalQuantile(1 - alpha)),
    leftOut: null,
  };
}
