import { selectionRate } from "../../metrics/selection-rate.js";
import type { Limits } from "../../stats/limits.js";
import type { Disparity, Gap, Level } from "../disparity.js";
import { type Grouping, isComplete } from "../grouping.js";
import type { Bounds, Excluded, ExclusionReason, Rate } from "../row.js";
import { type DemographicDisparity, demographicDisparities, noStrata } from "./demographic-disparity.js";
import { noGap } from "./no-gap.js";
import type { GapOfGroup } from "./per-group.js";

type Facts = Omit<Disparity, "measure" | "measureGroups" | "metrics" | "contrast" | "ideal">;

/** Which of the two forms of the disparity is taken. */
interface Form {
  readonly contrast: string;
  readonly ideal: number;
  of(one: DemographicDisparity): number | null;
  limits(one: DemographicDisparity, alpha: number): Limits | null;
  /** Whether x is worse than y. */
  worse(x: number, y: number): boolean;
}

const forms: Readonly<Record<Disparity["scale"], Form>> = {
  difference: {
    contrast: "difference_within_strata",
    ideal: 0,
    of: ({ value }) => value,
    limits: (one, alpha) => one.limits(alpha),
    worse: (x, y) => x > y,
  },
  ratio: {
    contrast: "ratio_within_strata",
    ideal: 1,
    of: ({ ratio }) => ratio,
    limits: (one, alpha) => one.ratioLimits(alpha),
    worse: (x, y) => x < y,
  },
};

/**
 * Conditional demographic disparity of the group that is worst off, and of each group.
 *
 * The near bound of the worst shares its error among the groups; the far one need not: to be within a limit every
 * group must be. A group's own row is a statement about itself, at alpha on each side.
 */
export function withinStrata<const Id extends string>(facts: Facts & { readonly id: Id }): Disparity & { readonly id: Id } {
  const form = forms[facts.scale];
  return {
    ...facts,
    metrics: [selectionRate],
    contrast: form.contrast,
    ideal: form.ideal,
    measure: (grouping, level) => worstOff(grouping, form, level),
    measureGroups: (grouping, level) => groupsOf(grouping, form, level),
  };
}

const place = ({ contrast }: Form) => ({ metric: selectionRate.id, contrast });

function worstOff(grouping: Grouping, form: Form, { alpha }: Level): Gap {
  const { compared, excluded } = among(grouping);
  if (compared.length < 2) return noGap({ ...place(form), reason: noStrata(grouping), excluded });
  const known = compared.filter((one) => form.of(one) !== null);
  if (known.length < compared.length) return noGap({ ...place(form), reason: "no_stratum", excluded });
  const worst = known.reduce((most, one) => (form.worse(form.of(one)!, form.of(most)!) ? one : most));
  return { ...gapOf(worst, form, boundsOf(known, form, alpha)), excluded, complete: isComplete(excluded) };
}

function groupsOf(grouping: Grouping, form: Form, { alpha }: Level): readonly GapOfGroup[] {
  const { compared, excluded } = among(grouping);
  const own = compared.map((one) => ({
    group: one.group,
    ...(form.of(one) === null ? noGap({ ...place(form), reason: "no_stratum" }) : gapOf(one, form, boundsOf([one], form, alpha))),
  }));
  const others = excluded.map((one) => ({ group: one.group, ...noGap({ ...place(form), reason: one.reason, excluded: [one] }) }));
  return [...own, ...others];
}

/** Groups with rows enough; the disparity's denominators are of all groups together. */
function among(grouping: Grouping): { readonly compared: readonly DemographicDisparity[]; readonly excluded: readonly Excluded[] } {
  const compared: DemographicDisparity[] = [];
  const excluded: Excluded[] = [];
  demographicDisparities(grouping, "prediction").forEach((one, i) => {
    const { key, rows, missing } = grouping.groups[i]!;
    const reason: ExclusionReason | null = missing
      ? "missing_group"
      : rows === 0
        ? "empty_group"
        : rows < grouping.minN
          ? "below_min_n"
          : null;
    if (reason === null) compared.push(one);
    else excluded.push({ group: key, n: rows, reason });
  });
  return { compared, excluded };
}

function gapOf(one: DemographicDisparity, form: Form, bounds: Bounds | null): Gap {
  const { group, favorable, unfavorable } = one;
  const rate = (side: typeof favorable): Rate => ({ group, value: side?.share ?? null, numerator: null, n: side?.n ?? 0 });
  const [a, b] = form.ideal === 0 ? [unfavorable, favorable] : [favorable, unfavorable];
  return {
    ...place(form),
    value: form.of(one),
    reason: null,
    bounds,
    pair: { a: rate(a), b: rate(b) },
    expectedUnderNone: null,
    excluded: [],
    complete: true,
  };
}

/** Of the worst of some groups. */
function boundsOf(groups: readonly DemographicDisparity[], form: Form, alpha: number): Bounds | null {
  const shared = alpha / groups.length;
  const ends = groups.map((one) => ({ near: form.limits(one, shared), far: form.limits(one, alpha) }));
  if (ends.some(({ near, far }) => near === null || far === null)) return null;
  const worst = (values: readonly number[]): number => values.reduce((most, one) => (form.worse(one, most) ? one : most));
  const upwards = form.ideal === 0;
  const near = worst(ends.map((end) => (upwards ? end.near!.lower : end.near!.upper)));
  const far = worst(ends.map((end) => (upwards ? end.far!.upper : end.far!.lower)));
  const [lower, upper] = upwards ? [near, far] : [far, near];
  const finite = Number.isFinite(upper);
  return {
    lower,
    upper: finite ? upper : null,
    lowerAlpha: upwards ? shared : alpha,
    upperAlpha: upwards ? alpha : shared,
    method: upwards ? "stratified_newcombe" : "stratified_mover_r",
    ...(!finite && { unbounded: true }),
  };
}
