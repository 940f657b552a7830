import type { FollowedMeasure } from "./followed-measures.js";
import { gapChange, gapMeasured } from "./moved-gap.js";
import type { FollowLevel } from "./moves.js";
import type { MeasureMove, MovedGroup } from "./row.js";

/** What became of a gap: before and after, and how much wider it is, by the groups that it is of. */
export function gapMove(
  { name, what }: Extract<FollowedMeasure, { readonly kind: "gap" }>,
  byGroup: readonly MovedGroup[],
  { confidence, minN }: FollowLevel,
): MeasureMove {
  const [base, value] = (["base", "value"] as const).map((which) => gapMeasured(what, byGroup, { which, minN, requirement: null }));
  const change = gapChange(what, byGroup, minN)?.towards("<=") ?? null;
  // Two-sided: each side at half of what may miss.
  const bounds = change?.bounds({ alpha: (1 - confidence) / 2, limit: null }) ?? null;
  return {
    metric: name,
    base: base!.towards("<=")?.value ?? null,
    value: value!.towards("<=")?.value ?? null,
    reason: value!.reason ?? base!.reason,
    worse: change?.value ?? null,
    lower: bounds?.lower ?? null,
    upper: bounds?.upper ?? null,
    ...{ seSampling: null, seMonteCarlo: null, seValue: null },
    byGroup,
  };
}
