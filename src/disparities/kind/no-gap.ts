import type { NoValueReason } from "../../metrics/kind/metric.js";
import type { Gap } from "../disparity.js";
import { isComplete } from "../grouping.js";
import type { Excluded } from "../row.js";

/** What there is to say when a disparity has no value. */
export interface NoGap {
  readonly metric: string;
  readonly contrast: string;
  readonly reason: NoValueReason | Excluded["reason"];
  readonly excluded?: readonly Excluded[];
}

/** A disparity without a value. */
export function noGap({ metric, contrast, reason, excluded = [] }: NoGap): Gap {
  return {
    metric,
    contrast,
    value: null,
    reason,
    bounds: null,
    pair: null,
    expectedUnderNone: null,
    excluded,
    complete: isComplete(excluded),
  };
}
