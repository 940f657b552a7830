import { halvesOf } from "../../explanations/honest/halves.js";
import { matching, type SliceItem, worstSlices } from "../../explanations/slices/search.js";
import { benjaminiHochberg } from "../../stats/benjamini-hochberg.js";
import { rng } from "../../stats/rng.js";
import { rowMean } from "../../stats/row-mean.js";
import { alphaOf } from "../measure-plan.js";
import type { JudgedRows } from "../rows/judged-rows.js";
import type { StudyWork } from "../studies/study.js";
import { apartOf, differenceP } from "./difference-p.js";
import type { WeakSpot, WeakSpots } from "./row.js";
import { type SearchedColumn, sliceConditions } from "./slice-conditions.js";

/** Proposals at most: each makes the others' p larger. */
const MOST_PROPOSALS = 20;
const LEAST_ROWS = 50;
const LEAST_SHARE = 0.02;
/** Share of a slice's distance that a wider one has to have to stand for it. */
const EXPLAINS = 0.8;

interface Searching {
  readonly judged: JudgedRows;
  readonly loss: Float64Array;
  readonly rows: Int32Array;
  readonly columns: readonly SearchedColumn[];
  readonly leftOut: WeakSpots["leftOut"];
  readonly depth: number;
}

/**
 * Places where the loss is higher than elsewhere, proposed by one half of the rows and judged by the other.
 *
 * A place is confirmed when its p, adjusted over all proposals, is at most q. Ones that a wider place explains are counted and left out.
 *
 * @source Cox (1975), Biometrika 62:441–444; Benjamini & Hochberg (1995), J. R. Stat. Soc. B 57:289–300
 */
export function weakSpots(
  { table, plan }: Pick<StudyWork, "table" | "plan">,
  { judged, loss, rows, columns, leftOut, depth }: Searching,
): WeakSpots {
  const { weights, clusters } = judged;
  const { found: searched, judged: others } = halvesOf(table, rows, rng(plan.seed, "weak spots"), clusters);
  const least = Math.max(LEAST_ROWS, Math.ceil(LEAST_SHARE * searched.length));
  const q = alphaOf(plan);
  const place = {
    columns: columns.map(({ name }) => name),
    ...{ leftOut, depth, least, q },
    rows: { searched: searched.length, judged: others.length },
  };
  const none = (reason: string): WeakSpots => ({ ...place, reason, proposed: 0, contained: 0, found: [] });
  if (columns.length === 0) return none("no_features");
  if (searched.length < 2 * least) return none("too_few_rows");
  const slices = worstSlices(searched, { columns, loss, weights, depth, least, most: MOST_PROPOSALS });
  const proposals = slices.flatMap(({ items, rows: proposing }) => {
    const inside = new Set(matching(others, items, columns));
    const [own, rest] = [rowMean(loss, [...inside], judged), rowMean(loss, [...others.filter((row) => !inside.has(row))], judged)];
    return own === null || rest === null
      ? []
      : [{ items, proposing, own, rest, pValue: differenceP(own, rest, weights === null && clusters === null) }];
  });
  const adjusted = benjaminiHochberg(proposals.map(({ pValue }) => pValue));
  const all = rowMean(loss, others, judged)?.weight ?? 1;
  const judgedOnes = proposals.map(({ items, proposing, own, rest, pValue }, i): WeakSpot & { readonly items: readonly SliceItem[] } => ({
    items,
    conditions: sliceConditions(items, columns),
    rows: own.rows,
    share: own.weight / all,
    value: own.value,
    elsewhere: rest.value,
    apart: apartOf(own, rest, q / 2),
    pValue,
    adjusted: adjusted[i]!,
    confirmed: adjusted[i]! <= q,
    searched: { rows: proposing.length, value: rowMean(loss, proposing, judged)?.value ?? 0 },
  }));
  const kept = judgedOnes.filter(
    (one) =>
      !judgedOnes.some(
        (wider) => wider !== one && wider.confirmed && holds(wider.items, one.items) && wider.apart.value >= EXPLAINS * one.apart.value,
      ),
  );
  return {
    ...place,
    reason: null,
    proposed: proposals.length,
    contained: judgedOnes.length - kept.length,
    found: kept
      .sort((a, b) => Number(b.confirmed) - Number(a.confirmed) || b.apart.value - a.apart.value)
      .map(({ items: _, ...spot }) => spot),
  };
}

/** Whether every row of the second slice is one of the first, by what they ask. */
function holds(wider: readonly SliceItem[], one: readonly SliceItem[]): boolean {
  if (wider.length > one.length) return false;
  return wider.every((item) => one.some(({ column, from, to }) => column === item.column && from >= item.from && to <= item.to));
}
