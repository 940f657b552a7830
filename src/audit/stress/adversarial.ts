import { hopSkipJump } from "../../explanations/flips/hop-skip-jump.js";
import { distanceOf, type RankAxis, rankOf, valueAt } from "../../explanations/flips/rank-space.js";
import { taken } from "../../explanations/permutation/permuted-scores.js";
import { columnShape } from "../../perturbations/column-shape.js";
import type { AdversarialSettings } from "../../policy/stress-settings.js";
import { rng } from "../../stats/rng.js";
import type { Column } from "../../table/table.js";
import type { ModelWork } from "../studies/study.js";
import type { Adversarial } from "./adversarial-row.js";
import { featureSweeps } from "./feature-sweeps.js";
import { flipDistances } from "./flip-distances.js";
import { type Subject, scoredBy, withOnly } from "./subject.js";

/** Rows that are decided otherwise and near by, from which a search may begin. */
const STARTS = 20;

/**
 * How little has to change in a row for another decision: in all numbers at once, by a search, and in each feature alone, by trying.
 *
 * What is found is an upper bound: there may be a nearer point. null where nothing is decided. Protected attributes and columns that
 * are named as immutable stay; of numbers only values that occur are tried. Throws EH304.
 */
export async function adversarial(work: ModelWork, subject: Subject, settings: AdversarialSettings): Promise<Adversarial | null> {
  const { table, given, decide, scored, facts } = subject;
  if (decide === null) return null;
  const protectedOnes = new Set(work.bound.attributes.map(({ name }) => name));
  const fixed = new Set([...settings.immutable, ...protectedOnes]);
  const features = given.filter((name) => !fixed.has(name));
  const numbers = features.filter((name) => table.columns.get(name)!.kind === "number");
  const rows = chosenRows(subject, settings.rows);
  const before = decide(scored);
  const axes = numbers.map((name): RankAxis => ({ sorted: columnShape(table.columns.get(name)!).sorted }));
  const ranks = axes.map((axis, k) =>
    numbersOf(table.columns.get(numbers[k]!)!).map((x) => (Number.isNaN(x) ? Number.NaN : rankOf(axis, x))),
  );
  const asked = { count: 0 };
  const found = new Map<number, { readonly distance: number; readonly changed: number }>();
  for (const [i, row] of rows.entries()) {
    work.signal?.throwIfAborted();
    work.onProgress?.(`stress, nearest other decision, row ${i + 1} of ${rows.length}`);
    const own = Float64Array.from(ranks, (column) => column[row]!);
    const project = projection(own, { axes, numbers, settings });
    const decidedOtherwise = async (points: readonly Float64Array[]): Promise<readonly boolean[]> => {
      asked.count += points.length;
      const places = new Int32Array(points.length).fill(row);
      const part = withOnly(table, given);
      const columns = new Map([...part.columns].map(([name, column]): [string, Column] => [name, taken(column, places)]));
      numbers.forEach((name, k) => {
        if (Number.isNaN(own[k])) return;
        const at = points.map((point) => (point[k] === own[k] ? numbersOf(table.columns.get(name)!)[row]! : valueAt(axes[k]!, point[k]!)));
        columns.set(name, { kind: "number", values: Float64Array.from(at) });
      });
      const decisions = decide(await scoredBy(work, { rows: points.length, columns }));
      return Array.from(decisions, (decision) => decision !== before[row]);
    };
    const starts = startsFor(row, { before, ranks, own }).map(project);
    const answers = starts.length === 0 ? [] : await decidedOtherwise(starts);
    const other = starts.find((_, k) => answers[k]);
    if (other === undefined) continue;
    const hunt = { from: own.map(zeroed), other: other.map(zeroed), project, decidedOtherwise };
    const { point, distance } = await hopSkipJump({ ...hunt, random: rng(work.plan.seed, "hop_skip_jump", i), queries: settings.queries });
    found.set(row, { distance, changed: point.filter((u, k) => u !== zeroed(own[k]!)).length });
  }
  const swept = await featureSweeps(work, subject, { rows, features, before, settings });
  return {
    rows: rows.length,
    queries: settings.queries,
    asked: asked.count + swept.asked,
    features: numbers,
    immutable: [...fixed].filter((name) => given.includes(name)),
    increaseOnly: settings.increaseOnly,
    decreaseOnly: settings.decreaseOnly,
    ...flipDistances(found, rows, facts, work.plan.confidence),
    sweeps: swept.sweeps,
  };
}

/** A missing number has no share and stays missing. */
const zeroed = (u: number): number => (Number.isNaN(u) ? 0 : u);

const numbersOf = (column: Column): Float64Array => (column.kind === "number" ? column.values : new Float64Array(0));

/** So many rows of each group of the first attribute, or of everybody; rows stand in an order of chance. */
function chosenRows({ facts }: Subject, most: number): Int32Array {
  const groups = [...(facts.groups.values().next().value?.values() ?? [])];
  if (groups.length === 0) return facts.kept.subarray(0, most);
  const each = Math.ceil(most / groups.length);
  return Int32Array.from(groups.flatMap((rows) => [...rows.subarray(0, each)])).sort();
}

interface Starting {
  readonly before: Int32Array;
  readonly ranks: readonly Float64Array[];
  readonly own: Float64Array;
}

/** The numbers of the nearest rows that are decided otherwise. */
function startsFor(row: number, { before, ranks, own }: Starting): readonly Float64Array[] {
  const others: { readonly at: Float64Array; readonly distance: number }[] = [];
  for (let i = 0; i < before.length; i++) {
    if (before[i] === before[row]) continue;
    const at = Float64Array.from(ranks, (column, k) => (Number.isNaN(column[i]!) || Number.isNaN(own[k]!) ? zeroed(own[k]!) : column[i]!));
    others.push({ at, distance: distanceOf(at, own.map(zeroed)) });
  }
  return others
    .sort((a, b) => a.distance - b.distance)
    .slice(0, STARTS)
    .map(({ at }) => at);
}

/** Shares at which values occur, on the allowed side of the row's own. */
function projection(
  own: Float64Array,
  {
    axes,
    numbers,
    settings,
  }: { readonly axes: readonly RankAxis[]; readonly numbers: readonly string[]; readonly settings: AdversarialSettings },
): (point: Float64Array) => Float64Array {
  const up = numbers.map((name) => settings.increaseOnly.includes(name));
  const down = numbers.map((name) => settings.decreaseOnly.includes(name));
  return (point) =>
    point.map((u, k) => {
      const at = zeroed(own[k]!);
      if (Number.isNaN(own[k]!) || Math.abs(u - at) < 1e-12) return at;
      const snapped = rankOf(axes[k]!, valueAt(axes[k]!, u));
      return (up[k] && snapped < at) || (down[k] && snapped > at) ? at : snapped;
    });
}
