import { rankOf, spread } from "../../explanations/flips/rank-space.js";
import { taken } from "../../explanations/permutation/permuted-scores.js";
import { columnShape } from "../../perturbations/column-shape.js";
import type { AdversarialSettings } from "../../policy/stress-settings.js";
import { normalQuantile } from "../../stats/normal.js";
import { wilson } from "../../stats/wilson.js";
import { type Column, encoded } from "../../table/table.js";
import type { Budget } from "../studies/budget.js";
import type { ModelWork } from "../studies/study.js";
import type { FeatureSweep, SweptDecisions } from "./adversarial-row.js";
import { isWithin } from "./mixed-space.js";
import { type Subject, scoredBy, withOnly } from "./subject.js";

/** Values of a feature that are tried in each row. */
const MOST_VALUES = 32;

/** Rows that are asked about at most: each row with the values of each feature, the smallest and the largest among them. */
export const sweepEvals = (rows: number, features: number): number => rows * features * (MOST_VALUES + 2);

interface Sweeping {
  readonly rows: Int32Array;
  readonly features: readonly string[];
  readonly before: Int32Array;
  readonly settings: AdversarialSettings;
  readonly budget: Budget;
}

/** Which rows each feature alone can turn, over values that occur; of numbers also by how small a shift. */
export async function featureSweeps(work: ModelWork, subject: Subject, { rows, features, before, settings, budget }: Sweeping) {
  const sweeps: FeatureSweep[] = [];
  let asked = 0;
  for (const feature of features) {
    work.signal?.throwIfAborted();
    const column = subject.table.columns.get(feature)!;
    const values = valuesOf(column).filter((value) => typeof value === "string" || isWithin(settings, feature, value));
    // A feature is tried in all rows or in none.
    if (budget.spent() || budget.left() < rows.length * values.length) break;
    const { shifts, tried } = await turned(work, subject, { rows, feature, values, before, settings });
    asked += tried;
    budget.spend(tried);
    const of = swept(shifts, column.kind === "number", work.plan.confidence);
    sweeps.push({
      feature,
      values: values.length,
      everybody: of(rows, { by: [], group: {} }),
      byGroup: [...subject.facts.groups].flatMap(([by, parts]) =>
        [...parts].map(([group, all]) => of(all, { by: [by], group: { [by]: group } })),
      ),
    });
  }
  return { sweeps, asked };
}

function valuesOf(column: Column): readonly (number | string)[] {
  const shape = columnShape(column);
  if (column.kind === "number") return spread(shape, MOST_VALUES);
  const held = column.levels.map((text, code) => ({ text, rows: shape.counts[code]! })).filter(({ rows }) => rows > 0);
  return held
    .sort((a, b) => b.rows - a.rows || (a.text < b.text ? -1 : 1))
    .slice(0, MOST_VALUES)
    .map(({ text }) => text);
}

/** Row → the smallest shift that turns its decision; Infinity where none does. */
async function turned(
  work: ModelWork,
  { table, given, decide }: Subject,
  {
    rows,
    feature,
    values,
    before,
    settings,
  }: Omit<Sweeping, "features" | "budget"> & { readonly feature: string; readonly values: readonly (number | string)[] },
) {
  const column = table.columns.get(feature)!;
  const axis = columnShape(column);
  const up = settings.increaseOnly.includes(feature);
  const down = settings.decreaseOnly.includes(feature);
  const tries = Array.from(rows).flatMap((row) =>
    values.flatMap((value) => {
      if (column.kind !== "number") return [{ row, value, shift: 0 }];
      const own = column.values[row]!;
      if (Number.isNaN(own) || (up && Number(value) < own) || (down && Number(value) > own)) return [];
      return [{ row, value, shift: Math.abs(rankOf(axis, Number(value)) - rankOf(axis, own)) }];
    }),
  );
  const places = tries.map(({ row }) => row);
  const moved: Column =
    column.kind === "number"
      ? { kind: "number", values: Float64Array.from(tries, ({ value }) => Number(value)) }
      : encoded(tries.length, (i) => String(tries[i]!.value));
  const part = withOnly(table, given);
  const columns = new Map([...part.columns].map(([name, one]): [string, Column] => [name, name === feature ? moved : taken(one, places)]));
  const decisions = decide!(await scoredBy(work, { rows: tries.length, columns }));
  const shifts = new Map<number, number>([...rows].map((row) => [row, Number.POSITIVE_INFINITY]));
  tries.forEach(({ row, shift }, i) => {
    if (decisions[i] !== before[row] && shift < shifts.get(row)!) shifts.set(row, shift);
  });
  return { shifts, tried: tries.length };
}

function swept(shifts: ReadonlyMap<number, number>, numbers: boolean, confidence: number) {
  const z = normalQuantile(1 - (1 - confidence) / 2);
  return (places: Int32Array, place: Pick<SweptDecisions, "by" | "group">): SweptDecisions => {
    const all = [...places].filter((row) => shifts.has(row));
    const turns = all
      .map((row) => shifts.get(row)!)
      .filter(Number.isFinite)
      .sort((a, b) => a - b);
    const rate = all.length === 0 ? null : turns.length / all.length;
    const limits = rate === null ? { lower: null, upper: null } : wilson(rate, all.length, z);
    return {
      ...place,
      rows: all.length,
      flipped: turns.length,
      rate,
      ...limits,
      medianShift: numbers ? (turns[Math.floor((turns.length - 1) / 2)] ?? null) : null,
    };
  };
}
