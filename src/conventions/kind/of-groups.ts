import type { Answer, ConventionName } from "../convention.js";
import { from, quotient, sideOf } from "../sides.js";
import type { SideRate } from "./rates.js";

/** A number of the rates of all groups, in positive terms; a group without a rate leaves none. */
export const ofAllGroups =
  (rate: SideRate, of: (rates: readonly number[]) => Answer): ConventionName["of"] =>
  ({ groups }) => {
    if (groups.length < 2) return { reason: "fewer_than_two_groups" };
    return overAll(
      groups.map((group) => rate.of(sideOf(group, "positive"))),
      of,
    );
  };

/** A number of the rates of all groups and of that of everybody. */
export const againstOverall =
  (rate: SideRate, of: (rates: readonly number[], overall: number) => Answer): ConventionName["of"] =>
  ({ groups, everybody }) =>
    overAll(
      [everybody, ...groups].map((part) => rate.of(sideOf(part, "positive"))),
      ([overall, ...rates]) => of(rates, overall!),
    );

function overAll(answers: readonly Answer[], of: (rates: readonly number[]) => Answer): Answer {
  const missing = answers.find((answer) => typeof answer !== "number");
  return missing ?? of(answers as readonly number[]);
}

export const spread = (rates: readonly number[]): number => Math.max(...rates) - Math.min(...rates);
export const lowestOverHighest = (rates: readonly number[]): Answer => quotient(Math.min(...rates), Math.max(...rates));
export const furthestFrom = (rates: readonly number[], overall: number): number =>
  Math.max(...rates.map((rate) => Math.abs(rate - overall)));
export const lowestRatioTo = (rates: readonly number[], overall: number): Answer =>
  overall === 0 ? { reason: "reference_zero" } : Math.min(...rates.map((rate) => Math.min(rate, overall) / Math.max(rate, overall)));

/** A number of two others. */
export const combined =
  (one: ConventionName["of"], other: ConventionName["of"], of: (x: number, y: number) => number): ConventionName["of"] =>
  (facet) =>
    from([one(facet), other(facet)], (x, y) => of(x!, y!));
