import { formatCount } from "./format-count.js";

/** How often something happens, in whole numbers of people. */
export interface Frequencies {
  /** Out of how many: 100, or the next power of ten at which the numbers can be told apart. */
  readonly of: string;
  /** One a share, in the order given. */
  readonly counts: readonly string[];
}

/**
 * Shares as natural frequencies on one common scale.
 *
 * Example: [0.441, 0.517] → 44 and 52 of 100; [0.9612, 0.9634] → 961 and 963 of 1,000.
 */
export function formatFrequencies(shares: readonly number[]): Frequencies {
  const distinct = new Set(shares).size;
  let scale = 100;
  while (scale < 1e6 && !tellsApart(shares, scale, distinct)) scale *= 10;
  return { of: formatCount(scale), counts: shares.map((share) => formatCount(Math.round(share * scale))) };
}

/** Different shares have different counts, and only 0 and 1 look like never and always. */
function tellsApart(shares: readonly number[], scale: number, distinct: number): boolean {
  const counts = shares.map((share) => Math.round(share * scale));
  return (
    new Set(counts).size === distinct && shares.every((share, i) => share === 0 || share === 1 || (counts[i]! > 0 && counts[i]! < scale))
  );
}
