import { correlationOf } from "../../stats/correlation.js";
import { moverRatio } from "../../stats/mover-ratio.js";
import type { Pairing } from "../contrast.js";

/**
 * a / b, with limits from each side's own at the same level (MOVER-R).
 *
 * No value when b is 0, and none for numbers below 0, of which a ratio says nothing; no limits when a side's
 * reach below 0.
 *
 * Example: 0.5 over 0.75 → 2/3.
 *
 * @source Donner & Zou (2012), Statistical Methods in Medical Research 21:347–359
 */
export const ratioOfTwo: Pairing = {
  of: (a, b) => (a >= 0 && b > 0 ? a / b : null),
  limits(a, b, alpha) {
    const ofA = a.limits(alpha);
    const ofB = b.limits(alpha);
    if (ofA === null || ofB === null || ofA.lower < 0 || ofB.lower < 0) return null;
    return moverRatio(
      { value: a.value, lower: ofA.lower, upper: ofA.upper },
      { value: b.value, lower: ofB.lower, upper: ofB.upper },
      correlationOf(a.leftOut, b.leftOut),
    );
  },
  method: "mover_r",
};
