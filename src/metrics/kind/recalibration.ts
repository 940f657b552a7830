import { totalOfPoints } from "../../cube/points.js";
import { binOf } from "../../cube/value-bins.js";
import { type ByScore, byScore } from "./by-score.js";
import type { NoValueReason } from "./metric.js";
import type { Found, Influence } from "./score-metric.js";
import type { Scores } from "./scores.js";

/** Log-odds are taken of scores kept so far from 0 and 1. */
const NEAREST = 1e-6;

/** The logistic regression of the label on the log-odds of the score, y ~ intercept + slope · logit(score). */
export interface Recalibration {
  readonly intercept: number;
  readonly slope: number;
}

/**
 * Intercept (slope fixed at 1) or slope of the recalibrating logistic regression, with sandwich variance.
 *
 * No value when a class is missing; the slope has none either when all scores are equal or separate the classes.
 *
 * @source Cox (1958), Biometrika 45:562–565; White (1982), Econometrica 50:1–25
 */
export function recalibrated(scores: Scores, wanted: keyof Recalibration): Found | NoValueReason {
  const hits = totalOfPoints(scores.positive);
  const misses = totalOfPoints(scores.negative);
  if (!(hits.w > 0 && misses.w > 0)) return "zero_denominator";
  const both = byScore(scores);
  const odds = both.values.map(logOdds);
  const { binned } = scores;
  const facts = { n: hits.n + misses.n, size: (hits.w + misses.w) ** 2 / (hits.w2 + misses.w2) };
  if (wanted === "intercept") {
    const intercept = fittedIntercept(both, odds);
    return {
      value: intercept,
      ...facts,
      influences: () => influences(both, odds, { intercept, slope: 1 }, wanted),
      certified() {
        const at = (side: "lower" | "upper") =>
          fittedIntercept(
            both,
            both.values.map((score) => logOdds(binOf(score, binned!)[side])),
          );
        return { lower: at("upper"), upper: at("lower") };
      },
    };
  }
  if (odds[0] === odds.at(-1)) return "constant_score";
  const fit = separates(scores) ? null : fittedBoth(both, odds);
  if (fit === null) return "perfect_separation";
  return { value: fit.slope, ...facts, exactOnly: true, influences: () => influences(both, odds, fit, wanted) };
}

function logOdds(score: number): number {
  const kept = Math.min(1 - NEAREST, Math.max(NEAREST, score));
  return Math.log(kept / (1 - kept));
}

/** Whether some score has all positives on one side of it and all negatives on the other. */
function separates({ positive, negative }: Scores): boolean {
  return positive.values[0]! >= negative.values.at(-1)! || positive.values.at(-1)! <= negative.values[0]!;
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** Sums that Newton's step needs: the score equations and the information. */
function sumsAt({ positive, negative }: ByScore, odds: Float64Array, { intercept, slope }: Recalibration) {
  const sums = { u0: 0, u1: 0, i00: 0, i01: 0, i11: 0 };
  for (let i = 0; i < odds.length; i++) {
    const x = odds[i]!;
    const weight = positive.w[i]! + negative.w[i]!;
    const p = logistic(intercept + slope * x);
    const residual = positive.w[i]! - weight * p;
    const information = weight * p * (1 - p);
    sums.u0 += residual;
    sums.u1 += residual * x;
    sums.i00 += information;
    sums.i01 += information * x;
    sums.i11 += information * x * x;
  }
  return sums;
}

/** The root of a falling function, by Newton's steps kept between bounds that close in on it. */
function fittedIntercept(both: ByScore, odds: Float64Array): number {
  let [low, high, at] = [-100, 100, 0];
  for (let step = 0; step < 200; step++) {
    const { u0, i00 } = sumsAt(both, odds, { intercept: at, slope: 1 });
    if (u0 > 0) low = at;
    else high = at;
    const newton = at + u0 / i00;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - at) <= 1e-14 * Math.max(1, Math.abs(at))) return next;
    at = next;
  }
  return at;
}

const MOST_STEPS = 100;

/** Maximum likelihood by Newton's steps, halved while they lose likelihood; null when it does not settle. */
function fittedBoth(both: ByScore, odds: Float64Array): Recalibration | null {
  let fit: Recalibration = { intercept: 0, slope: 1 };
  let likelihood = logLikelihood(both, odds, fit);
  for (let step = 0; step < MOST_STEPS; step++) {
    const { u0, u1, i00, i01, i11 } = sumsAt(both, odds, fit);
    const determinant = i00 * i11 - i01 * i01;
    if (!(determinant > 0)) return null;
    let [da, db] = [(i11 * u0 - i01 * u1) / determinant, (i00 * u1 - i01 * u0) / determinant];
    let next = fit;
    for (let halved = 0; halved < 40; halved++) {
      next = { intercept: fit.intercept + da, slope: fit.slope + db };
      if (logLikelihood(both, odds, next) >= likelihood - 1e-12 * Math.abs(likelihood)) break;
      [da, db] = [da / 2, db / 2];
    }
    fit = next;
    likelihood = logLikelihood(both, odds, fit);
    if (Math.abs(da) + Math.abs(db) <= 1e-12 * (1 + Math.abs(fit.slope) + Math.abs(fit.intercept))) return fit;
  }
  return null;
}

function logLikelihood({ positive, negative }: ByScore, odds: Float64Array, { intercept, slope }: Recalibration): number {
  const softplus = (x: number): number => (x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x)));
  let sum = 0;
  for (let i = 0; i < odds.length; i++) {
    const x = intercept + slope * odds[i]!;
    sum -= positive.w[i]! * softplus(-x) + negative.w[i]! * softplus(x);
  }
  return sum;
}

/** A row moves the fit by the inverse information times its share of the score equations. */
function influences(both: ByScore, odds: Float64Array, fit: Recalibration, wanted: keyof Recalibration): readonly Influence[] {
  const { i00, i01, i11 } = sumsAt(both, odds, fit);
  const determinant = i00 * i11 - i01 * i01;
  const lever = wanted === "slope" ? (x: number) => (i00 * x - i01) / determinant : () => 1 / i00;
  const slopesOf = (label: 0 | 1) => odds.map((x) => lever(x) * (label - logistic(fit.intercept + fit.slope * x)));
  return [
    { points: both.positive, slopes: slopesOf(1) },
    { points: both.negative, slopes: slopesOf(0) },
  ];
}
