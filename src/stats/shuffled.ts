import type { Rng } from "./rng.js";

/**
 * 0 to length − 1 in a random order, each equally likely.
 *
 * @source Fisher & Yates (1938), Statistical Tables; as an algorithm: Durstenfeld (1964), Commun. ACM 7(7):420, algorithm 235
 */
export function shuffledPlaces(length: number, random: Rng): Int32Array {
  const order = Int32Array.from({ length }, (_, i) => i);
  for (let i = length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
