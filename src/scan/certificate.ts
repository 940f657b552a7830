import { type Family, tallyOf } from "./family.js";
import { gapLimits, rest } from "./gap-limits.js";
import type { Pace } from "./pace.js";

/** "No group of at least `minTrials` trials is further from the rest than `gap`", for all sizes at once. */
export interface Certificate {
  readonly statements: readonly Statement[];
  /** For the limit that was asked about; null when none was. */
  readonly limit: CertifiedLimit | null;
}

export interface Statement {
  readonly minTrials: number;
  /** How many groups have so many. */
  readonly groups: number;
  readonly gap: number;
  /** The group whose bound it is. */
  readonly widest: number;
}

export interface CertifiedLimit {
  readonly tau: number;
  /** The least size from which no group exceeds tau; null when not even the largest group is known not to. */
  readonly fromTrials: number | null;
  readonly groups: number;
}

export interface CertificateOptions {
  readonly least: number;
  /** Error probability of each limit of each group. */
  readonly alpha: number;
  readonly tau: number | null;
  readonly pace: Pace;
}

/** Words of work that the limits of one group amount to. */
const LIMITS_WORK = 20_000;
const STEPS = [1, 2, 5];

/** Upper bounds of the gap of every group, and what they come to by size. */
export async function certify(family: Family, { least, alpha, tau, pace }: CertificateOptions): Promise<Certificate> {
  const { size, trials, population } = family;
  const bounds = new Float64Array(size);
  for (let group = 0; group < size; group++) {
    const tally = tallyOf(family, group);
    const { lower, upper } = gapLimits(tally, rest(population.total, tally), alpha);
    bounds[group] = Math.max(-lower, upper);
    const pause = pace(LIMITS_WORK);
    if (pause) await pause;
  }
  const bySize = Uint32Array.from(trials.keys()).sort((a, b) => trials[b]! - trials[a]! || a - b);
  return {
    statements: statements(family, bounds, bySize, least),
    limit: tau === null ? null : certifiedLimit(family, bounds, bySize, tau),
  };
}

/** One statement for each size of 1, 2, 5, 10 … times the least, as long as there are groups of it and it says more than the one before. */
function statements({ trials }: Family, bounds: Float64Array, bySize: Uint32Array, least: number): readonly Statement[] {
  const all: Statement[] = [];
  for (let power = 1; least * power <= (trials[bySize[0]!] ?? 0); power *= 10) {
    for (const step of STEPS) {
      const minTrials = least * power * step;
      const groups = countAtLeast(trials, bySize, minTrials);
      if (groups === 0) continue;
      let widest = bySize[0]!;
      for (const group of bySize.subarray(0, groups)) if (bounds[group]! > bounds[widest]!) widest = group;
      if (all.at(-1)?.widest !== widest) all.push({ minTrials, groups, gap: bounds[widest]!, widest });
    }
  }
  return all;
}

function countAtLeast(trials: Float64Array, bySize: Uint32Array, least: number): number {
  let count = 0;
  while (count < bySize.length && trials[bySize[count]!]! >= least) count++;
  return count;
}

function certifiedLimit({ trials }: Family, bounds: Float64Array, bySize: Uint32Array, tau: number): CertifiedLimit {
  const first = bySize.findIndex((group) => bounds[group]! > tau);
  if (first === -1) return { tau, fromTrials: trials[bySize.at(-1)!] ?? null, groups: bySize.length };
  const fromTrials = trials[bySize[first]!]! + 1;
  const groups = countAtLeast(trials, bySize, fromTrials);
  return groups === 0 ? { tau, fromTrials: null, groups: 0 } : { tau, fromTrials, groups };
}
