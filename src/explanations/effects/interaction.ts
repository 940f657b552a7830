/** How much two features, or one and all others, do together. */
export interface Interaction {
  /** Share of the variance of the joint effect that the effects added up miss, from 0 up; null when the joint effect does not vary. */
  readonly h2: number | null;
  /** Root of the mean square of what the effects added up miss; in the unit of the model's number. */
  readonly strength: number;
}

/** A joint effect that varies less than this share of its size is constant but for rounding. */
const FLAT = 1e-20;

/**
 * Friedman's H² and its unnormalised strength, from partial dependence at the same points.
 *
 * Each is centred; then Σ(joint − one − other)² / Σ joint². A weak joint effect makes H² large however little is missed, so
 * that strength is to be read beside it. Between one feature and all others, `joint` is the model's own number.
 *
 * Example: f = (1 + x)(1 + y) with x, y uniform on (0, 1) → 1/55.
 *
 * @source Friedman & Popescu (2008), Ann. Appl. Stat. 2:916–954, §8.1, equations 44 and 45; unnormalised: Inglis, Parnell & Hurley (2022), J. Comput. Graph. Stat. 31:766–778, §2.2
 */
export function interaction(joint: Float64Array, one: Float64Array, other: Float64Array): Interaction {
  const n = joint.length;
  if (n === 0) return { h2: null, strength: 0 };
  const [a, b, c] = [mean(joint), mean(one), mean(other)];
  let [missed, all, size] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const centred = joint[i]! - a;
    missed += (centred - (one[i]! - b) - (other[i]! - c)) ** 2;
    all += centred ** 2;
    size += joint[i]! ** 2;
  }
  return { h2: all > FLAT * size ? missed / all : null, strength: Math.sqrt(missed / n) };
}

const mean = (values: Float64Array): number => values.reduce((sum, x) => sum + x, 0) / values.length;
