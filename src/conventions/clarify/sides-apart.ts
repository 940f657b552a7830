import type { Answer, Facet } from "../convention.js";
import { from, type Side, type Sides, sidesOf } from "../sides.js";

/** A number of both sides. */
export const ofSides =
  (of: (sides: Sides) => Answer) =>
  (facet: Facet): Answer =>
    of(sidesOf(facet));

/** Side a less side d. */
export const aLessD = (of: (side: Side) => Answer) => ofSides(({ a, d }) => from([of(a), of(d)], (x, y) => x! - y!));

/** Side d less side a. */
export const dLessA = (of: (side: Side) => Answer) => ofSides(({ a, d }) => from([of(d), of(a)], (x, y) => x! - y!));
