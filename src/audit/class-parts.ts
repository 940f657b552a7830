import type { Coordinate, Cube } from "../cube/cube.js";
import { groupsOf } from "../cube/roll-up.js";
import { classesOf, classesWithout, type Margins, marginsWithout, type SampledClasses } from "../metrics/kind/classes.js";

/** Labels and predictions of some rows by class; `buckets` are those of all rows. */
export function classPart(part: Cube, names: readonly string[], buckets: readonly Coordinate[] | null): SampledClasses {
  const all = classesOf(part, names);
  return withLeftOut(all, () => {
    if (buckets === null) return null;
    const byBucket = new Map(groupsOf(part, ["cluster"]).map(({ at, cube }) => [at[0] ?? null, classesOf(cube, names).margins]));
    return buckets.map((bucket) => {
      const own = byBucket.get(bucket);
      return own ? marginsWithout(all.margins, own) : all.margins;
    });
  });
}

/** The rows of `all` that are not in `part`. */
export function classPartWithout(all: SampledClasses, part: SampledClasses): SampledClasses {
  return withLeftOut(
    classesWithout(all.all, part.all),
    () => all.leftOut?.map((left, j) => marginsWithout(left, part.leftOut![j]!)) ?? null,
  );
}

/** Margins without each bucket are made when they are first asked for: many parts are never asked. */
function withLeftOut(all: SampledClasses["all"], leftOutOf: () => readonly Margins[] | null): SampledClasses {
  let known: readonly Margins[] | null | undefined;
  return {
    all,
    get leftOut() {
      if (known === undefined) known = leftOutOf();
      return known;
    },
  };
}
