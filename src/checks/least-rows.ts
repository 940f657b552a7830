import type { Contrast, Side } from "../contrasts/contrast.js";
import { difference } from "../contrasts/difference.js";
import { ratio } from "../contrasts/ratio.js";
import type { Resolved } from "../disparities/resolve.js";
import { type Estimate, hasValue, type Metric, type NoEstimate } from "../metrics/kind/metric.js";
import type { Limits } from "../stats/limits.js";
import { normalQuantile } from "../stats/normal.js";
import { wilson } from "../stats/wilson.js";
import type { Check } from "./check.js";
import { isPast, type Limit } from "./side.js";

/** The fewest rows of a group that is compared when no limit asks for more. */
export const LEAST_ROWS = 30;
/** A limit that a group of so many rows cannot clear is taken to be out of reach of any. */
const MOST_ROWS = 1e7;

/**
 * Rows that a group needs before a check compares it: 30, or more when a smaller group could never clear the limit.
 *
 * Against a group without error, an observed gap of 0 clears a limit only from some number of rows on; below it the group
 * would hold the check undecided for ever. Searched with the check's own interval at everybody's value. 30 where no
 * number of rows would do, as for a limit of 0, and where the value alone decides.
 *
 * Unit: rows. Example: selection rate 0.4, difference at most 0.10, α = 0.05 → 68.
 */
export function leastRows(
  { minN, requirement, decision }: Pick<Check, "minN" | "requirement" | "decision">,
  what: Resolved,
  everybody: (metric: Metric) => Estimate | NoEstimate,
  alpha: number,
): number {
  if (minN !== "auto") return minN;
  if (requirement === null || decision === "point") return LEAST_ROWS;
  const limits: readonly Limit[] =
    requirement.op === "in"
      ? [
          { op: ">=", limit: requirement.limit[0] },
          { op: "<=", limit: requirement.limit[1] },
        ]
      : [requirement];
  const needed = metricsOf(what).map((metric) => {
    const all = everybody(metric);
    return hasValue(all) ? fewest((n) => limits.every((limit) => clears(all, n, { what, limit, alpha }))) : null;
  });
  return Math.max(LEAST_ROWS, ...needed.filter((n) => n !== null));
}

const metricsOf = (what: Resolved): readonly Metric[] =>
  what.kind === "disparity" ? what.disparity.metrics : what.kind === "contrast" ? [] : [what.metric];

/** The least n from which `holds` is true; null when it never is. `holds` must stay true once it is. */
function fewest(holds: (n: number) => boolean): number | null {
  if (!holds(MOST_ROWS)) return null;
  let [no, yes] = [0, MOST_ROWS];
  while (yes - no > 1) {
    const middle = Math.floor((no + yes) / 2);
    if (holds(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}

interface Asked {
  readonly what: Resolved;
  readonly limit: Limit;
  readonly alpha: number;
}

/** Whether a group of n rows with everybody's value clears a limit on its value, or on its contrast with a group without error. */
function clears(all: Estimate, n: number, { what, limit, alpha }: Asked): boolean {
  const group = ofSize(all, n);
  if (what.kind === "metric") return isCleared(group.limits(alpha), limit);
  const contrast = contrastOf(what);
  const exact: Side = { value: all.value, leftOut: null, limits: () => ({ lower: all.value, upper: all.value }) };
  return isCleared(contrast.limits(group, exact, alpha), limit) && isCleared(contrast.limits(exact, group, alpha), limit);
}

function contrastOf(what: Resolved): Contrast {
  if (what.kind === "pairing") return what.contrast;
  return what.kind === "disparity" && what.disparity.scale === "ratio" ? ratio : difference;
}

const isCleared = (limits: Limits | null, limit: Limit): boolean =>
  limits !== null && !isPast(limit.op === "<=" ? limits.upper : limits.lower, limit);

/** The estimate as n rows of the same kind would give it: Wilson's limits for shares, else its own limits by the square root of rows. */
function ofSize(all: Estimate, n: number): Side {
  const informative = (all.nEff ?? all.n) / all.n;
  if (all.method.startsWith("wilson") && all.numerator !== null)
    return { value: all.value, leftOut: null, limits: (alpha) => wilson(all.value, n * informative, normalQuantile(1 - alpha)) };
  const wider = Math.sqrt(all.n / n);
  return {
    value: all.value,
    leftOut: null,
    limits(alpha) {
      const own = all.limits(alpha);
      return own && { lower: all.value - (all.value - own.lower) * wider, upper: all.value + (own.upper - all.value) * wider };
    },
  };
}
