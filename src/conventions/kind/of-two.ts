import type { Answer, ConventionName } from "../convention.js";
import { from, quotient, type Side, type Sides, sidesOf } from "../sides.js";
import type { SideRate } from "./rates.js";

/** A number of a group and what it is set against, in favourable terms. */
export const ofTwo =
  (of: (sides: Sides) => Answer): ConventionName["of"] =>
  (facet) =>
    of(sidesOf(facet));

/** The same in positive terms: the tool knows no favourable outcome. */
export const ofTwoPositive =
  (of: (sides: Sides) => Answer): ConventionName["of"] =>
  (facet) =>
    of(sidesOf({ ...facet, favorable: "positive" }));

/** x / y of two answers. */
export const overEachOther = (x: Answer, y: Answer): Answer => (typeof x !== "number" ? x : typeof y !== "number" ? y : quotient(x, y));

/** A rate of the group less that of the reference. */
export const lessReference = (rate: SideRate) => ofTwo(({ a, d }) => from([rate.of(d), rate.of(a)], (x, y) => x! - y!));

/** A rate of the reference less that of the group. */
export const referenceLess = (rate: SideRate) => ofTwo(({ a, d }) => from([rate.of(a), rate.of(d)], (x, y) => x! - y!));

/** A rate of the group over that of the reference. */
export const overReference = (rate: SideRate) => ofTwo(({ a, d }) => overEachOther(rate.of(d), rate.of(a)));

/** A ratio of rates by the name that tools give it which know a privileged group. */
export const ratioName = (name: string, title: string, rate: SideRate): ConventionName => ({
  name,
  title,
  formula: `${rate.title} of the group / of the privileged group`,
  range: [0, null],
  ideal: 1,
  needs: rate.needs,
  here: `${rate.metric}__ratio_to_reference`,
  differs: "a ratio to 0 is infinite there; here it has no value",
  of: overReference(rate),
});

/** A number of the answers of two rates, on both sides. */
export const ofRates = (rates: readonly SideRate[], of: (group: readonly number[], reference: readonly number[]) => number) =>
  ofTwo(({ a, d }) => {
    const each = (side: Side): readonly Answer[] => rates.map((rate) => rate.of(side));
    return from([...each(d), ...each(a)], (...all) => of(all.slice(0, rates.length), all.slice(rates.length)));
  });
