import { betaQuantile } from "./beta.js";
import type { Limits } from "./limits.js";

/**
 * Exact limits of a share: each is missed with probability at most `alpha`, whatever the true share and however few the trials.
 *
 * Unit: share in [0, 1]. Wider than Wilson's; needed where `alpha` is tiny, as Wilson's lower limit of a few hits is then too high.
 * Example: 0 hits of 10 at 0.025 → 0 to 1 − 0.025^(1/10) = 0.3085.
 *
 * @source Clopper & Pearson (1934), Biometrika 26:404–413
 */
export function clopperPearson(hits: number, trials: number, alpha: number): Limits {
  return {
    lower: hits <= 0 ? 0 : betaQuantile(alpha, hits, trials - hits + 1),
    // By symmetry, as 1 − alpha has lost the digits of a tiny alpha.
    upper: hits >= trials ? 1 : 1 - betaQuantile(alpha, trials - hits, hits + 1),
  };
}
