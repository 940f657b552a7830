import { type Confusion, confusionCells, type Outcome } from "../metrics/kind/confusion.js";
import type { Answer, Facet } from "./convention.js";

/** Weighted counts of one side in favourable terms: 1 is the outcome that is good for the person. */
export interface Side {
  readonly rows: number;
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
  readonly tn: number;
  /** Favourable and unfavourable outcomes and decisions, whether or not the other is known. */
  readonly labels: readonly [unfavorable: number, favorable: number];
  readonly predictions: readonly [unfavorable: number, favorable: number];
}

/** The side that the facet is compared with (Clarify's a), and the facet itself (its d). */
export interface Sides {
  readonly a: Side;
  readonly d: Side;
}

export const sidesOf = ({ group, rest, favorable }: Pick<Facet, "group" | "rest" | "favorable">): Sides => ({
  a: sideOf(rest, favorable),
  d: sideOf(group, favorable),
});

/** The counts of some rows in favourable terms. */
export function sideOf(confusion: Confusion, favorable: Facet["favorable"]): Side {
  const good = favorable === "positive" ? 1 : 0;
  const sum = (holds: (label: Outcome, prediction: Outcome) => boolean): number =>
    confusion.reduce((total, { w }, i) => (holds(confusionCells[i]!.label, confusionCells[i]!.prediction) ? total + w : total), 0);
  return {
    rows: sum(() => true),
    tp: sum((label, prediction) => label === good && prediction === good),
    fp: sum((label, prediction) => label === 1 - good && prediction === good),
    fn: sum((label, prediction) => label === good && prediction === 1 - good),
    tn: sum((label, prediction) => label === 1 - good && prediction === 1 - good),
    labels: [sum((label) => label === 1 - good), sum((label) => label === good)],
    predictions: [sum((_, prediction) => prediction === 1 - good), sum((_, prediction) => prediction === good)],
  };
}

/** x / y; a reason when y is 0. */
export const quotient = (x: number, y: number): Answer => (y === 0 ? { reason: x === 0 ? "zero_denominator" : "reference_zero" } : x / y);

/** The answer of numbers, once each is one; the first reason otherwise. */
export function from(answers: readonly Answer[], of: (...numbers: readonly number[]) => number): Answer {
  const numbers: number[] = [];
  for (const answer of answers) {
    if (typeof answer !== "number") return answer;
    numbers.push(answer);
  }
  const value = of(...numbers);
  return Number.isFinite(value) ? value : { reason: "infinite" };
}

/** Shares of the two outcomes; a reason when there is none. */
export function shares([no, yes]: readonly [number, number]): readonly [Answer, Answer] {
  return [quotient(no, no + yes), quotient(yes, no + yes)];
}
