import { type Accumulated, accumulated, type Influenced } from "../../explanations/permutation/accumulated.js";
import { benjaminiHochberg } from "../../stats/benjamini-hochberg.js";
import type { AskedMeasure } from "./asked-measures.js";
import type { FeatureColumns } from "./features.js";
import type { ScoreMeasure } from "./measure.js";
import type { FeatureImportance, GroupImportance, MetricImportance } from "./row.js";
import type { RowFacts } from "./row-facts.js";

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

export function featureRow(
  { name, columns, repeats }: FeatureColumns & { readonly repeats: number },
  watched: Watched | null,
  asked: AskedMeasure,
  confidence: number,
): FeatureImportance {
  const place = { feature: name, columns, repeats };
  const none = { value: null, seSampling: null, seMonteCarlo: null, lower: null, upper: null, pValue: null, byGroup: [] };
  if (watched === null) return { ...place, ...none, reason: asked.kind === "none" ? asked.reason : "zero_denominator" };
  if (repeats === 0) return { ...place, ...none, reason: "budget_spent" };
  const byGroup = watched.groups.map(({ by, group, rows, own }): GroupImportance => {
    const { pValue: _, ...estimate } = own.estimate(confidence);
    return { by: [by], group: { [by]: group }, rows, ...estimate };
  });
  return { ...place, ...watched.whole.estimate(confidence), reason: null, byGroup };
}

export function metricRow(
  asked: AskedMeasure,
  { base, facts, rows }: { readonly base: Float64Array; readonly facts: RowFacts; readonly rows: readonly FeatureImportance[] },
): MetricImportance {
  const unchanged = asked.kind === "none" ? asked.reason : asked.measure.of(base, facts.kept, facts);
  const tested = rows.filter(({ pValue }) => pValue !== null);
  const adjusted = benjaminiHochberg(tested.map(({ pValue }) => pValue!));
  const pOf = new Map(tested.map(({ feature }, i) => [feature, adjusted[i]!]));
  return {
    metric: asked.name,
    base: typeof unchanged === "string" ? null : unchanged.value,
    reason: typeof unchanged === "string" ? unchanged : null,
    pair:
      asked.kind === "gap"
        ? { higher: { [asked.measure.attribute]: asked.measure.higher }, lower: { [asked.measure.attribute]: asked.measure.lower } }
        : null,
    features: rows.map((row) => ({ ...row, pValue: pOf.get(row.feature) ?? null })),
  };
}
