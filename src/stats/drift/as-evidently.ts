import { chiSquaredSf } from "../chi-squared.js";
import { jensenShannon } from "../divergence.js";
import { stabilityIndex } from "../drift-distances.js";
import { normalSf } from "../normal.js";
import { curveDistances, smirnovP } from "../smirnov.js";
import { countsTogether, equalBins, type PeerDefinition, type PeerSample } from "./peer-definition.js";

/** Numbers with more different values in the past are put into bins. */
const MOST_LEVELS = 20;

/** Shares of both samples: of values, or of Sturges' bins between the ends of both together. */
function shares(past: PeerSample, now: PeerSample): { readonly past: number[]; readonly now: number[] } {
  const counts =
    past.numbers !== null && now.numbers !== null && past.counts.size > MOST_LEVELS
      ? binned(past.numbers, now.numbers, past.rows + now.rows)
      : countsTogether(past, now);
  return { past: counts.past.map((count) => count / past.rows), now: counts.now.map((count) => count / now.rows) };
}

function binned(past: Float64Array, now: Float64Array, values: number) {
  const [from, to] = [Math.min(past[0]!, now[0]!), Math.max(past.at(-1)!, now.at(-1)!)];
  const bins = Math.ceil(Math.log2(values) + 1);
  return { past: equalBins(past, { from, to, bins }), now: equalBins(now, { from, to, bins }) };
}

/** Empty cells get 0.0001, or a millionth of the least where that is smaller; the others stay, so that shares no longer add up to 1. */
function filled(all: readonly number[]): readonly number[] {
  const least = Math.min(...all.filter((share) => share > 0));
  return all.map((share) => (share > 0 ? share : least <= 0.0001 ? least / 1e6 : 0.0001));
}

const normalised = (all: readonly number[]): readonly number[] => {
  const whole = all.reduce((sum, share) => sum + share, 0);
  return all.map((share) => share / whole);
};

/** √(1 − Σ √pq); of numbers over Sturges' bins for as many different values as there are. */
function hellingerOf(past: PeerSample, now: PeerSample): number {
  const numeric = past.numbers !== null && now.numbers !== null;
  const counts = numeric
    ? binned(past.numbers, now.numbers, new Set([...past.counts.keys(), ...now.counts.keys()]).size)
    : countsTogether(past, now);
  const common = counts.past.reduce((sum, count, i) => sum + Math.sqrt((count / past.rows) * (counts.now[i]! / now.rows)), 0);
  return Math.sqrt(1 - Math.min(1, common));
}

function chiSquareP(past: PeerSample, now: PeerSample): number {
  const counts = countsTogether(past, now);
  const scale = now.rows / past.rows;
  const statistic = counts.past.reduce((sum, count, i) => sum + (counts.now[i]! - count * scale) ** 2 / (count * scale), 0);
  return counts.past.length < 2 ? 1 : chiSquaredSf(statistic, counts.past.length - 1);
}

function proportionP(past: PeerSample, now: PeerSample): number | null {
  const counts = countsTogether(past, now);
  if (counts.past.length === 1) return 1;
  if (counts.past.length !== 2) return null;
  const [p, q] = [1 - counts.past[0]! / past.rows, 1 - counts.now[0]! / now.rows];
  const pooled = (p * past.rows + q * now.rows) / (past.rows + now.rows);
  return 2 * normalSf(Math.abs((p - q) / Math.sqrt(pooled * (1 - pooled) * (1 / past.rows + 1 / now.rows))));
}

const ofCurves = (past: PeerSample, now: PeerSample): { readonly ks: number; readonly wasserstein: number } | null =>
  past.numbers === null || now.numbers === null ? null : curveDistances(past.numbers, now.numbers);

/** Population standard deviation. */
function deviationOf(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

const peer = "Evidently";

/**
 * Evidently's measures of drift. Missing values are left out.
 *
 * @source Evidently 0.4.40, evidently/calculations/stattests (Apache-2.0); the number of bins that it takes as an argument is not used there
 */
export const asEvidently: readonly PeerDefinition[] = [
  {
    ...{ id: "psi_evidently", peer, title: "Stability index", of: "both" },
    differs: "bins of equal width (Sturges) over both samples where the past has more than 20 values; empty cells get 0.0001",
    measure(past, now) {
      const both = shares(past, now);
      return stabilityIndex(filled(both.past), filled(both.now));
    },
  },
  {
    ...{ id: "jensen_shannon_evidently", peer, title: "Jensen–Shannon distance", of: "both" },
    differs: "natural logarithm; bins of equal width (Sturges) over both samples where the past has more than 20 values",
    measure(past, now) {
      const both = shares(past, now);
      return Math.sqrt(jensenShannon(normalised(both.past), normalised(both.now)));
    },
  },
  {
    ...{ id: "hellinger_evidently", peer, title: "Hellinger distance", of: "both" },
    differs: "bins of equal width (Sturges) of the different values",
    measure: hellingerOf,
  },
  {
    ...{ id: "wasserstein_evidently", peer, title: "Wasserstein distance, normed", of: "numbers" },
    differs: "over the population standard deviation of the past, at least 0.001",
    measure(past, now) {
      const curves = ofCurves(past, now);
      return curves && curves.wasserstein / Math.max(deviationOf(past.numbers!), 0.001);
    },
  },
  {
    ...{ id: "ks_p_evidently", peer, title: "Kolmogorov–Smirnov p", of: "numbers" },
    differs: "not adjusted for the number of columns",
    measure(past, now) {
      const curves = ofCurves(past, now);
      return curves && smirnovP(curves.ks, past.rows, now.rows).p;
    },
  },
  {
    ...{ id: "chi_square_p_evidently", peer, title: "χ² p", of: "texts" },
    differs: "the past is taken as known without error; not adjusted for the number of columns",
    measure: chiSquareP,
  },
  {
    ...{ id: "z_p_evidently", peer, title: "z-test p", of: "texts" },
    differs: "of two values; not adjusted for the number of columns",
    measure: proportionP,
  },
];
