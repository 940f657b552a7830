import { type Accumulated, accumulated, type Influenced } from "../../explanations/permutation/accumulated.js";
import { benjaminiHochberg } from "../../stats/benjamini-hochberg.js";
import type { AskedMeasure } from "./asked-measures.js";
import type { HeldSubgroup } from "./conditioned.js";
import type { FeatureColumns } from "./features.js";
import type { ScoreMeasure } from "./measure.js";
import type { ConditionalImportance, FeatureImportance, GroupImportance, MetricImportance, SubgroupImportance } from "./row.js";
import type { RowFacts } from "./row-facts.js";
import { withoutFeatures } from "./without-features.js";

interface Watching {
  readonly base: Float64Array;
  readonly facts: RowFacts;
  /** Rows that a group must have to be looked at by itself. */
  readonly minN: number;
}

export interface Watched {
  readonly whole: Accumulated;
  add(scores: Float64Array): void;
  readonly groups: readonly { readonly by: string; readonly group: string; readonly rows: number; readonly own: Accumulated }[];
}

/** One measure of everybody, and of each group that is large enough, as repeats come in. null where the data give it no value. */
export function watch(one: AskedMeasure, { base, facts, minN }: Watching): Watched | null {
  if (one.kind === "none") return null;
  const { measure } = one;
  const whole = follow(measure, facts.kept, base, facts);
  if (whole === null) return null;
  const groups =
    one.kind === "gap"
      ? []
      : [...facts.groups].flatMap(([by, parts]) =>
          [...parts].flatMap(([group, rows]) => {
            const own = rows.length < minN ? null : follow(measure, rows, base, facts);
            return own === null ? [] : [{ by, group, rows: rows.length, ...own }];
          }),
        );
  return {
    whole: whole.own,
    groups,
    add(scores) {
      whole.take(scores);
      for (const { take } of groups) take(scores);
    },
  };
}

function follow(measure: ScoreMeasure, rows: Int32Array, base: Float64Array, facts: RowFacts) {
  const unchanged = measure.of(base, rows, facts);
  if (typeof unchanged === "string") return null;
  // A gap that goes away is what counts; of everything else, what gets worse.
  const own = accumulated(unchanged, "attribute" in measure ? -1 : measure.worse);
  return {
    own,
    take(scores: Float64Array): void {
      const changed = measure.of(scores, rows, facts);
      own.add(typeof changed === "string" ? unchanged : (changed satisfies Influenced));
    },
  };
}

const none = { value: null, seSampling: null, seMonteCarlo: null, lower: null, upper: null, pValue: null } as const;

/** What was watched of a measure, or why there is nothing. */
export interface Seen {
  readonly asked: AskedMeasure;
  readonly watched: Watched | null;
  readonly repeats: number;
}

export function featureRow(
  { name, columns }: FeatureColumns,
  seen: Seen,
  { confidence, conditional }: { readonly confidence: number; readonly conditional: ConditionalImportance | null },
): FeatureImportance {
  const { watched, repeats } = seen;
  const place = { feature: name, columns, repeats, conditional };
  if (watched === null || repeats === 0) return { ...place, ...none, byGroup: [], reason: whyNone(seen) };
  const byGroup = watched.groups.map(({ by, group, rows, own }): GroupImportance => {
    const { pValue: _, ...estimate } = own.estimate(confidence);
    return { by: [by], group: { [by]: group }, rows, ...estimate };
  });
  return { ...place, ...watched.whole.estimate(confidence), reason: null, byGroup };
}

/** The same given the other columns; of one draw for each row with Student's t, `df` its degrees of freedom. */
export function conditionalRow(
  seen: Seen,
  {
    confidence,
    df,
    subgroups,
  }: { readonly confidence: number; readonly df: number | undefined; readonly subgroups: readonly HeldSubgroup[] },
): ConditionalImportance {
  const { watched, repeats } = seen;
  if (watched === null || repeats === 0) return { ...none, ...apart, repeats, reason: whyNone(seen) };
  const own = subgroupRows(watched, subgroups, confidence);
  return {
    ...watched.whole.estimate(confidence, df),
    ...{ repeats, reason: null, subgroups: own.slice(0, MOST_SUBGROUPS), moreSubgroups: Math.max(0, own.length - MOST_SUBGROUPS) },
  };
}

/** Subgroups of a feature that are in the result. */
const MOST_SUBGROUPS = 16;

const apart = { subgroups: [], moreSubgroups: 0 } as const;

/** What the feature is worth within each subgroup, most first. */
function subgroupRows({ groups }: Watched, subgroups: readonly HeldSubgroup[], confidence: number): readonly SubgroupImportance[] {
  const found = subgroups.map(({ conditions, rows }, i): SubgroupImportance => {
    const own = groups.find(({ group }) => group === String(i))?.own.estimate(confidence);
    const { value = null, seSampling = null, seMonteCarlo = null, lower = null, upper = null } = own ?? {};
    return { conditions, rows: rows.length, value, seSampling, seMonteCarlo, lower, upper };
  });
  return found.sort((a, b) => (b.value ?? Number.NEGATIVE_INFINITY) - (a.value ?? Number.NEGATIVE_INFINITY) || b.rows - a.rows);
}

/** No conditional importance, for a reason of the feature's own. */
export const noConditional = (reason: string): ConditionalImportance => ({ ...none, ...apart, repeats: 0, reason });

const whyNone = ({ asked, watched }: Seen): string =>
  watched !== null ? "budget_spent" : asked.kind === "none" ? asked.reason : "zero_denominator";

export function metricRow(
  asked: AskedMeasure,
  { base, facts, rows }: { readonly base: Float64Array; readonly facts: RowFacts; readonly rows: readonly FeatureImportance[] },
): MetricImportance {
  const unchanged = asked.kind === "none" ? asked.reason : asked.measure.of(base, facts.kept, facts);
  const adjusted = adjustedOver(rows.map(({ pValue }) => pValue));
  const adjustedGiven = adjustedOver(rows.map(({ conditional }) => conditional?.pValue ?? null));
  return {
    metric: asked.name,
    base: typeof unchanged === "string" ? null : unchanged.value,
    reason: typeof unchanged === "string" ? unchanged : null,
    withoutFeatures: asked.kind === "measure" ? withoutFeatures(asked.measure, facts) : null,
    pair:
      asked.kind === "gap"
        ? { higher: { [asked.measure.attribute]: asked.measure.higher }, lower: { [asked.measure.attribute]: asked.measure.lower } }
        : null,
    features: rows.map((row, i) => ({
      ...row,
      pValue: adjusted[i]!,
      conditional: row.conditional && { ...row.conditional, pValue: adjustedGiven[i]! },
    })),
  };
}

/** Adjusted over those that have a p. */
function adjustedOver(values: readonly (number | null)[]): readonly (number | null)[] {
  const adjusted = benjaminiHochberg(values.filter((value) => value !== null));
  let next = 0;
  return values.map((value) => (value === null ? null : adjusted[next++]!));
}
