import { type Confusion, confusionCells } from "../metrics/kind/confusion.js";
import type { Counts } from "../metrics/kind/counts.js";
import type { Metric, Role } from "../metrics/kind/metric.js";
import type { Cells } from "../metrics/kind/smooth.js";
import { rng } from "../stats/rng.js";

/** What a formula is evaluated on. */
export interface Scope {
  readonly counts: Counts;
  readonly cells: Cells;
}

/** A name that a formula may use; NaN = it has no value there. */
export interface FormulaName {
  readonly needs: readonly Role[];
  at(scope: Scope): number;
}

const both: readonly Role[] = ["label", "prediction"];

const countNeeds: Readonly<Record<keyof Counts, readonly Role[]>> = {
  tp: both,
  fp: both,
  fn: both,
  tn: both,
  predicted: ["prediction"],
  labelled: ["label"],
  n: [],
};

/** Counts by their names, and every metric of a group's own rows by its id and aliases. */
export function formulaNames(known: readonly Metric[]): ReadonlyMap<string, FormulaName> {
  const names = new Map<string, FormulaName>();
  for (const metric of known.filter(({ sharedDenominator }) => !sharedDenominator)) {
    const name = { needs: metric.needs, at: (scope: Scope) => rateAt(metric, scope) };
    for (const alias of metric.aliases) if (!names.has(alias)) names.set(alias, name);
  }
  for (const metric of known.filter(({ sharedDenominator }) => !sharedDenominator)) {
    names.set(metric.id, { needs: metric.needs, at: (scope) => rateAt(metric, scope) });
  }
  for (const [count, needs] of Object.entries(countNeeds) as [keyof Counts, readonly Role[]][]) {
    names.set(count, { needs, at: ({ counts }) => counts[count] });
  }
  return names;
}

/** The roles that some names need, in their usual order. */
export const needsOfNames = (used: ReadonlySet<string>, names: ReadonlyMap<string, FormulaName>): readonly Role[] =>
  both.filter((role) => [...used].some((name) => names.get(name)?.needs.includes(role)));

function rateAt(metric: Metric, { cells: { weights, favorable } }: Scope): number {
  const confusion: Confusion = confusionCells.map((_, i) => ({ n: weights[i]!, w: weights[i]!, w2: weights[i]! }));
  const everyone = { confusion, leftOut: null };
  return metric.estimate({ confusion, leftOut: null, everyone, favorable, random: noChance, resamples: 0 }).value ?? Number.NaN;
}

/** Values are not random; only limits are, and nobody asks for those here. */
const noChance = rng(0, "formula");
