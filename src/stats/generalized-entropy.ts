/** Amounts that people have, and how many have each; amounts are 0 or more. */
export interface Spread {
  readonly values: readonly number[];
  readonly weights: ArrayLike<number>;
}

function totalOf({ weights }: Spread): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i]!;
  return sum;
}

function meanOf(spread: Spread, of: (value: number) => number): number {
  const { values, weights } = spread;
  let sum = 0;
  for (let i = 0; i < values.length; i++) if (weights[i]! > 0) sum += weights[i]! * of(values[i]!);
  return sum / totalOf(spread);
}

/**
 * Generalized entropy of amounts: (1 / α(α − 1)) · mean of (b/μ)^α − 1; Theil's index for α = 1, mean log deviation for α = 0.
 *
 * Unit: 0 or more; 0 = all equal. Infinity for α = 0 when somebody has nothing. null without people, or when nobody has anything.
 * Example: amounts 0 and 2, α = 2 → ½ · (mean of 0 and 4, less 1) = 1/2; α = 1 → ln 2.
 *
 * @source Shorrocks (1980), Econometrica 48:613–625; benefits of decisions: Speicher et al. (2018), KDD, §3
 */
export function generalizedEntropy(spread: Spread, alpha: number): number | null {
  const mean = meanOf(spread, (b) => b);
  if (!(mean > 0)) return null;
  if (alpha === 1)
    return Math.max(
      0,
      meanOf(spread, (b) => (b === 0 ? 0 : (b / mean) * Math.log(b / mean))),
    );
  if (alpha === 0) return Math.max(0, -meanOf(spread, (b) => Math.log(b / mean)));
  return Math.max(0, (meanOf(spread, (b) => (b / mean) ** alpha) - 1) / (alpha * (alpha - 1)));
}

/**
 * Atkinson's index: the share of the total that could be given up if everybody had the same, at an aversion ε to inequality in (0, 1).
 *
 * Unit: share in [0, 1]. null without people, or when nobody has anything. Example: amounts 0 and 2, ε = ½ → 1 − (½ √2)² / 1 = 1/2.
 *
 * @source Atkinson (1970), Journal of Economic Theory 2:244–263
 */
export function atkinson(spread: Spread, aversion: number): number | null {
  const mean = meanOf(spread, (b) => b);
  if (!(mean > 0)) return null;
  return Math.max(0, 1 - meanOf(spread, (b) => b ** (1 - aversion)) ** (1 / (1 - aversion)) / mean);
}

/** Inequality taken apart: between the groups' means, and within the groups; the two add up to the whole. */
export interface Decomposition {
  readonly total: number;
  readonly between: number;
  readonly within: number;
}

/** Generalized entropy between groups: everybody has the group's mean. null as for `generalizedEntropy`. */
export function entropyBetween(groups: readonly Spread[], alpha: number): number | null {
  const present = groups.filter((group) => totalOf(group) > 0);
  if (present.length === 0) return null;
  return generalizedEntropy({ values: present.map((group) => meanOf(group, (b) => b)), weights: present.map(totalOf) }, alpha);
}

/**
 * Generalized entropy of all groups together, between them (everybody has the group's mean), and within them.
 *
 * null where the index of the whole or of the means has no finite value.
 * Example: groups {0, 2} and {2, 2}, α = 2: total 1/6, between 1/18, within 1/9.
 *
 * @source Shorrocks (1980), Econometrica 48:613–625, (30)
 */
export function decomposedEntropy(groups: readonly Spread[], alpha: number): Decomposition | null {
  const present = groups.filter((group) => totalOf(group) > 0);
  const all: Spread = {
    values: present.flatMap(({ values }) => values),
    weights: present.flatMap(({ weights }) => Array.from(weights)),
  };
  const total = present.length === 0 ? null : generalizedEntropy(all, alpha);
  const between = entropyBetween(present, alpha);
  if (total === null || between === null || !Number.isFinite(total) || !Number.isFinite(between)) return null;
  return { total, between, within: Math.max(0, total - between) };
}
