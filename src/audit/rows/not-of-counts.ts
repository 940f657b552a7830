import type { NoEstimate } from "../../metrics/kind/metric.js";

/** What counts alone say of a number whose estimates are given ready, group by group: nothing. */
export const notOfCounts: NoEstimate = { value: null, reason: "not_applicable", numerator: null, denominator: null, n: 0 };
