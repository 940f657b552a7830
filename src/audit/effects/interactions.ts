import { aleEdges } from "../../explanations/effects/ale.js";
import { jointEffects } from "../../explanations/effects/ale-two.js";
import { partialAtRows } from "../../explanations/effects/asked-interactions.js";
import { interaction } from "../../explanations/effects/interaction.js";
import { leafInteractions } from "../../explanations/effects/leaf-interactions.js";
import { taken } from "../../explanations/permutation/permuted-scores.js";
import type { Rows } from "../../explanations/tree-shap.js";
import type { Table } from "../../table/table.js";
import type { ExplainedNumber } from "./explained-number.js";
import { drawnRows, type LookedAt } from "./looked-at.js";
import type { Interactions, JointCurve } from "./row.js";

interface Interacting {
  readonly table: Table;
  readonly given: readonly string[];
  readonly explained: ExplainedNumber;
  readonly looked: LookedAt;
  /** Features among which a model without open trees is asked for pairs. */
  readonly features: readonly string[];
  readonly seed: number;
}

/** Pairs that are kept in the result, the strongest first. */
const MOST_PAIRS = 10;
/** Rows at whose values trees are looked at, and rows that stand for points and for everybody when a model is asked. */
const [TREE_POINTS, ASKED_ROWS] = [300, 100];
/** Features whose pairs a model is asked for. */
export const MOST_ASKED = 4;

/** Rows that a model is asked about for so many features: each alone, all but each, each pair, the rows themselves, and the strongest pair at its values. */
export function interactionEvals(rows: number, features: number): number {
  const n = Math.min(rows, ASKED_ROWS);
  const sets = 2 * features + (features * (features - 1)) / 2;
  return sets * n * n + n + 4 * rows;
}

/** Friedman's H of pairs of features and of each with all others: of trees exactly over every row, else by asking about a few. */
export async function interactionsOf(of: Interacting): Promise<Interactions> {
  const found = await pairsOf(of);
  return { ...found, joint: await jointOf(of, found.pairs) };
}

type Pairs = Omit<Interactions, "joint">;

/** Bins of either number of a pair. */
const JOINT_BINS = 5;

/** The strongest pair of two numbers that does something together, at the edges of its bins. */
async function jointOf({ table, given, explained, looked }: Interacting, pairs: Pairs["pairs"]): Promise<JointCurve | null> {
  const numbers = (name: string): Float64Array | null => {
    const column = table.columns.get(name);
    return column?.kind === "number" ? column.values : null;
  };
  const pair = pairs.find(({ features, strength }) => strength > 0 && features.every((name) => numbers(name) !== null));
  if (pair === undefined) return null;
  const [feature, other] = pair.features;
  const [edges, otherEdges] = [feature, other].map((name) => aleEdges(numbers(name)!, looked.rows, JOINT_BINS)) as [
    Float64Array,
    Float64Array,
  ];
  const found = await jointEffects(explained.ask, { table, given, rows: looked.rows, feature }, { other, edges, otherEdges });
  if (found === null) return null;
  const cells = (edges.length - 1) * (otherEdges.length - 1);
  return { features: [feature, other], at: [[...edges], [...otherEdges]], values: found.values, cells, borrowed: found.borrowed };
}

async function pairsOf(of: Interacting): Promise<Pairs> {
  const { explained, looked, seed } = of;
  const most = explained.trees === null ? ASKED_ROWS : TREE_POINTS;
  const points = drawnRows(looked.rows, { most, seed, purpose: "interactions" });
  return explained.trees === null ? asked(of, points) : fromLeaves(explained.trees, looked, points);
}

function fromLeaves(
  { ensemble, columns, output }: NonNullable<ExplainedNumber["trees"]>,
  { rows, weights }: LookedAt,
  points: Int32Array,
): Pairs {
  const part = (places: Int32Array): Rows => ({
    columns: columns.map((column) => Float64Array.from(places, (row) => column[row]!)),
    rows: places.length,
  });
  const found = leafInteractions(ensemble, part(points), { ...part(rows), ...(weights !== null && { weights }) }, output);
  const nameOf = (j: number): string => ensemble.features[j]!.name;
  return {
    pairs: found.pairs
      .slice(0, MOST_PAIRS)
      .map(({ features: [a, b], h2, strength }) => ({ features: [nameOf(a), nameOf(b)], h2, strength })),
    totals: found.totals.map(({ h2, strength }, j) => ({ feature: nameOf(j), h2, strength })),
    pairsLookedAt: found.pairs.length,
    points: points.length,
    background: rows.length,
  };
}

async function asked({ table, given, explained, looked, features }: Interacting, points: Int32Array): Promise<Pairs> {
  const placeOf = new Map(Array.from(looked.rows, (row, place) => [row, place]));
  const { weights: all } = looked;
  const weights = all === null ? null : Float64Array.from(points, (row) => all[placeOf.get(row)!]!);
  const of = { table, given, points, background: points, weights };
  const names = features.slice(0, MOST_ASKED);
  const alone = new Map<string, Float64Array>();
  for (const name of names) alone.set(name, await partialAtRows(explained.ask, of, new Set([name])));
  const pairs: Interactions["pairs"][number][] = [];
  for (const [i, a] of names.entries())
    for (const b of names.slice(i + 1)) {
      const joint = await partialAtRows(explained.ask, of, new Set([a, b]));
      pairs.push({ features: [a, b], ...interaction(joint, alone.get(a)!, alone.get(b)!) });
    }
  const own = await explained.ask({
    rows: points.length,
    columns: new Map(given.map((name) => [name, taken(table.columns.get(name)!, points)])),
  });
  const totals: Interactions["totals"][number][] = [];
  for (const feature of names) {
    const others = await partialAtRows(explained.ask, of, new Set(given.filter((name) => name !== feature)));
    totals.push({ feature, ...interaction(own, alone.get(feature)!, others) });
  }
  return {
    pairs: pairs.sort((a, b) => b.strength - a.strength).slice(0, MOST_PAIRS),
    totals,
    pairsLookedAt: pairs.length,
    points: points.length,
    background: points.length,
  };
}
