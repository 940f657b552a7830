import { canonicalOrder } from "../../explanations/permutation/canonical-order.js";
import { rotatedDonors } from "../../explanations/permutation/donors.js";
import { permutedScores, taken } from "../../explanations/permutation/permuted-scores.js";
import { hasTrees } from "../../models/open-model.js";
import { rng } from "../../stats/rng.js";
import type { Table } from "../../table/table.js";
import type { Budget } from "../studies/budget.js";
import type { ModelWork } from "../studies/study.js";
import type { Latency, Serving, ServingRow } from "./serving-row.js";
import { askedAfresh, type Scored, type Subject, withOnly } from "./subject.js";

/** Rows that are asked about again, one by one too. */
const MOST_ROWS = 100;
/** Times that the same question is asked again. */
const AGAIN = 2;
const SMALL_BATCH = 7;

/** Rows that are asked about, at most: the same again, in the opposite order and in two batches, and each feature exchanged between all rows. */
export const servedEvals = (rows: number, features: number): number => (AGAIN + 3) * Math.min(MOST_ROWS, rows) + rows * features;

interface Served {
  readonly serving: Serving;
  /** null without a clock. */
  readonly latency: Latency | null;
  readonly evals: number;
}

/**
 * Asks about the same rows again, in batches of one and of seven, and in the opposite order; a model that is served well answers alike.
 *
 * Also which columns never move a score: of trees those that no tree asks for, of other models those whose exchange between all rows
 * changed nothing. Throws EH304.
 *
 * @source batch and repetition: Breck et al. (2017), The ML test score, IEEE Big Data, §IV; scikit-learn-onnx issue 577 for why last digits differ
 */
export async function served(work: ModelWork, subject: Subject, budget: Budget): Promise<Served> {
  const { table, given, scored } = subject;
  const wanted = Math.min(MOST_ROWS, table.rows);
  const rows = Int32Array.from({ length: Math.min(wanted, Math.floor(budget.left() / (AGAIN + 3))) }, (_, row) => row);
  if (rows.length === 0 || budget.spent())
    return { serving: { rows: 0, asked: [], unused: [], columnsTried: 0, truncated: true }, latency: null, evals: 0 };
  const part = withOnly(table, given);
  const few = (places: Int32Array): Table => ({
    rows: places.length,
    columns: new Map([...part.columns].map(([name, one]) => [name, taken(one, places)])),
  });
  const compared = (how: ServingRow["how"], batch: number | null, after: Scored, places: Int32Array): ServingRow => ({
    how,
    batch,
    ...difference(subject, scored, after, places),
  });
  const asked: ServingRow[] = [];
  for (let time = 0; time < AGAIN; time++) asked.push(compared("again", null, await askedAfresh(work, few(rows)), rows));
  const reversed = Int32Array.from(rows).reverse();
  asked.push(compared("reversed", null, await askedAfresh(work, few(reversed)), reversed));
  const times: number[] = [];
  for (const batch of [SMALL_BATCH, 1]) {
    const parts: Scored[] = [];
    for (let from = 0; from < rows.length; from += batch) {
      work.signal?.throwIfAborted();
      const began = work.clock?.();
      parts.push(await askedAfresh(work, few(rows.subarray(from, from + batch))));
      if (batch === 1 && began !== undefined) times.push(1000 * (work.clock!() - began));
    }
    asked.push(compared("batches", batch, joined(parts), rows));
  }
  budget.spend((AGAIN + 3) * rows.length);
  const unused = await unusedColumns(work, subject, budget);
  return {
    serving: {
      rows: rows.length,
      asked,
      unused: unused.columns,
      columnsTried: unused.tried,
      truncated: rows.length < wanted || unused.tried < given.length,
    },
    latency: latencyOf(times),
    evals: (AGAIN + 3) * rows.length + unused.evals,
  };
}

/** Scores of rows by place beside those of the same rows as they were first given. */
function difference({ decide }: Subject, before: Scored, after: Scored, places: Int32Array): Omit<ServingRow, "how" | "batch"> {
  let [differing, largestDifference, flips] = [0, 0, 0];
  const [was, is] = [decide?.(before) ?? null, decide?.(after) ?? null];
  places.forEach((row, i) => {
    if (!Object.is(before.values[row], after.values[i])) differing++;
    largestDifference = Math.max(largestDifference, Math.abs(before.values[row]! - after.values[i]!));
    if (was !== null && is !== null && was[row] !== is[i]) flips++;
  });
  return { differing, largestDifference, flips: was === null ? null : flips };
}

function joined(parts: readonly Scored[]): Scored {
  const classes = parts[0]?.byClass?.length ?? 0;
  const all = (of: (part: Scored) => Float64Array): Float64Array => Float64Array.from(parts.flatMap((part) => [...of(part)]));
  return {
    values: all(({ values }) => values),
    byClass: classes === 0 ? null : Array.from({ length: classes }, (_, k) => all(({ byClass }) => byClass![k]!)),
  };
}

async function unusedColumns(work: ModelWork, { table, given, base }: Subject, budget: Budget) {
  const { model, plan, signal } = work;
  if (hasTrees(model)) {
    const { features, trees } = model.ensemble;
    const read = new Set(trees.flatMap(({ feature }) => [...new Set(feature)].map((place) => features[place]!.name)));
    return {
      columns: given.filter((name) => !read.has(name)).map((column) => ({ column, shownBy: "trees" }) as const),
      evals: 0,
      tried: given.length,
    };
  }
  const everybody = canonicalOrder(
    table,
    Int32Array.from({ length: table.rows }, (_, row) => row),
  );
  const columns: { column: string; shownBy: "exchange" }[] = [];
  let [evals, tried] = [0, 0];
  for (const column of given) {
    // A column is exchanged between all rows or not at all.
    if (budget.spent() || budget.left() < table.rows) break;
    tried++;
    const donorOf = rotatedDonors([{ recipients: everybody, donors: everybody }], table.rows, rng(plan.seed, "unused", column));
    const { scores, asked } = await permutedScores({ model, table, base, columns: [column], given, signal }, donorOf(0));
    evals += asked;
    budget.spend(asked);
    if (asked > 0 && scores.every((score, row) => Object.is(score, base[row]))) columns.push({ column, shownBy: "exchange" });
  }
  return { columns, evals, tried };
}

/** Times of single rows, from shortest to longest. */
function latencyOf(times: readonly number[]): Latency | null {
  if (times.length === 0) return null;
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]!;
  return { calls: sorted.length, rowsPerCall: 1, median: at(0.5), p90: at(0.9), p99: at(0.99), most: sorted.at(-1)! };
}
