import { correlationOf } from "../../stats/correlation.js";
import { newcombe } from "../../stats/newcombe.js";
import type { Pairing } from "../contrast.js";

/**
 * a − b, with limits from each side's own at the same level.
 *
 * For shares of independent rows that is Newcombe's hybrid score interval, for other metrics MOVER; clusters
 * that both sides share count by the correlation they cause.
 *
 * Example: 0.75 less 0.5 → 0.25.
 *
 * @source Newcombe (1998), Statistics in Medicine 17:873–890, method 10; Zou & Donner (2008), Statistics in Medicine 27:1693–1702
 */
export const differenceOfTwo: Pairing = {
  of: (a, b) => a - b,
  limits(a, b, alpha) {
    const ofA = a.limits(alpha);
    const ofB = b.limits(alpha);
    if (ofA === null || ofB === null) return null;
    return newcombe(
      { value: a.value, lower: ofA.lower, upper: ofA.upper },
      { value: b.value, lower: ofB.lower, upper: ofB.upper },
      correlationOf(a.leftOut, b.leftOut),
    );
  },
  method: "newcombe",
};
