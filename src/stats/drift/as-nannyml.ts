import { hellinger, jensenShannonDistance, largestShareDifference } from "../drift-distances.js";
import { curveDistances } from "../smirnov.js";
import { countsTogether, equalBins, type PeerDefinition, type PeerSample } from "./peer-definition.js";

/** Bins of equal width by Doane's rule on the past; what lies outside of them is one more. */
function cellsOf(past: PeerSample, now: PeerSample): { readonly past: readonly number[]; readonly now: readonly number[] } {
  if (past.numbers === null || now.numbers === null) {
    const counts = countsTogether(past, now);
    return { past: counts.past.map((count) => count / past.rows), now: counts.now.map((count) => count / now.rows) };
  }
  const [from, to] = [past.numbers[0]!, past.numbers.at(-1)!];
  const between = { from, to, bins: doane(past.numbers) };
  const [p, q] = [past.numbers, now.numbers].map((numbers) => equalBins(numbers, between).map((count) => count / numbers.length));
  const outside = 1 - q!.reduce((sum, share) => sum + share, 0);
  return outside > 1e-12 ? { past: [...p!, 0], now: [...q!, outside] } : { past: p!, now: q! };
}

/** A distance of shares as a measure of samples. */
const onCells =
  (distance: (past: readonly number[], now: readonly number[]) => number | null): PeerDefinition["measure"] =>
  (past, now) => {
    const cells = cellsOf(past, now);
    return distance(cells.past, cells.now);
  };

/** @source Doane (1976), The American Statistician 30:181–183, as in NumPy */
function doane(values: Float64Array): number {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n);
  if (n <= 2 || sd === 0) return 1;
  const skew = values.reduce((sum, value) => sum + ((value - mean) / sd) ** 3, 0) / n;
  return Math.ceil(1 + Math.log2(n) + Math.log2(1 + Math.abs(skew) / Math.sqrt((6 * (n - 2)) / ((n + 1) * (n + 3)))));
}

const peer = "NannyML";

/**
 * NannyML's measures of drift. Missing values are left out.
 *
 * @source NannyML, nannyml/drift/univariate/methods.py (Apache-2.0)
 */
export const asNannyml: readonly PeerDefinition[] = [
  {
    ...{ id: "jensen_shannon_nannyml", peer, title: "Jensen–Shannon distance", of: "both" },
    differs: "bins of equal width (Doane) of the past, and one for what lies outside of them",
    measure: onCells(jensenShannonDistance),
  },
  {
    ...{ id: "hellinger_nannyml", peer, title: "Hellinger distance", of: "both" },
    differs: "bins of equal width (Doane) of the past, and one for what lies outside of them",
    measure: onCells(hellinger),
  },
  {
    ...{ id: "l_infinity_nannyml", peer, title: "Largest share", of: "texts" },
    differs: "missing values are left out",
    measure: onCells(largestShareDifference),
  },
  {
    ...{ id: "wasserstein_nannyml", peer, title: "Wasserstein distance", of: "numbers" },
    differs: "the same, without limits",
    measure: (past, now) => (past.numbers === null || now.numbers === null ? null : curveDistances(past.numbers, now.numbers).wasserstein),
  },
];
