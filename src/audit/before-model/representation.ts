import { addTally, noTally, type Tally } from "../../cube/cube.js";
import { groupsOf } from "../../cube/roll-up.js";
import type { AuditRequest } from "../../policy/request.js";
import { betaCdf } from "../../stats/beta.js";
import { holm } from "../../stats/holm.js";
import { normalQuantile } from "../../stats/normal.js";
import { wilson } from "../../stats/wilson.js";
import { axisOf } from "../bind/bind.js";
import type { Counted } from "../counted.js";
import type { PopulationRow } from "./row.js";

/** Every group's share of the rows, beside its share of the declared population; groups that were declared and are absent have no rows. */
export function representation(
  counted: readonly Counted[],
  { groups }: Pick<AuditRequest, "groups">,
  confidence: number,
): readonly PopulationRow[] {
  const rows = counted.flatMap((part) => part.groupings.flatMap((by) => ofGrouping(part, by, { define: groups.define, confidence })));
  const tested = rows.filter(({ p }) => p !== null);
  const adjusted = new Map(holm(tested.map(({ p }) => p!)).map((p, i) => [tested[i]!, p]));
  return rows.map((row) => ({ ...row, adjusted: adjusted.get(row) ?? null }));
}

interface Declared {
  readonly define: AuditRequest["groups"]["define"];
  readonly confidence: number;
}

function ofGrouping({ cube }: Counted, by: readonly string[], { define, confidence }: Declared): Omit<PopulationRow, "adjusted">[] {
  const clustered = cube.axes.includes("cluster");
  const known = groupsOf(cube, by.map(axisOf.attribute)).flatMap(({ at, cube: part }) =>
    at.some((place) => place === null) ? [] : [{ texts: at.map(String), tally: part.tallies.reduce(addTally, noTally) }],
  );
  const population = by.length === 1 ? (define[by[0]!]?.population ?? {}) : {};
  const absent = Object.keys(population).filter((group) => !known.some(({ texts }) => texts[0] === group));
  const all = known.reduce((sum, { tally }) => addTally(sum, tally), noTally);
  const sample = all.w2 > 0 ? (all.w * all.w) / all.w2 : 0;
  return [...known, ...absent.map((group) => ({ texts: [group], tally: noTally }))].map(({ texts, tally }) => {
    const declared = by.length === 1 && Object.hasOwn(population, texts[0]!) ? population[texts[0]!]! : null;
    return {
      by,
      group: Object.fromEntries(by.map((attribute, i) => [attribute, texts[i]!])),
      ...shareOf(tally, { all: all.w, sample, declared, confidence, clustered }),
    };
  });
}

interface Whole {
  readonly all: number;
  /** Rows of equal weight that would be as informative. */
  readonly sample: number;
  readonly declared: number | null;
  readonly confidence: number;
  readonly clustered: boolean;
}

function shareOf(
  { n, w }: Tally,
  { all, sample, declared, confidence, clustered }: Whole,
): Omit<PopulationRow, "by" | "group" | "adjusted"> {
  const known = { n, weight: w, population: declared };
  if (!(all > 0)) return { ...known, share: null, lower: null, upper: null, ratio: null, p: null, reason: "zero_denominator" };
  const share = w / all;
  const limits = clustered ? { lower: null, upper: null } : wilson(share, sample, normalQuantile((1 + confidence) / 2));
  const ratio = declared === null || declared === 0 ? null : share / declared;
  const p = declared === null || clustered ? null : exactP(share * sample, sample, declared);
  return { ...known, share, ...limits, ratio, p, reason: clustered ? "clustered_rows" : ratio === null ? "no_population" : null };
}

/**
 * Twice the smaller tail of a binomial count, at most 1; of a count that is not whole, as weights make it, by the same beta function.
 *
 * Example: 0 of 10 at ½ → 2 · ½¹⁰.
 *
 * @source Clopper & Pearson (1934), Biometrika 26:404–413, whose limits it inverts
 */
export function exactP(hits: number, trials: number, share: number): number {
  // By symmetry, as 1 − a tiny tail would be lost.
  const atMost = hits >= trials ? 1 : betaCdf(1 - share, trials - hits, hits + 1);
  const atLeast = hits <= 0 ? 1 : betaCdf(share, hits, trials - hits + 1);
  return Math.min(1, 2 * Math.min(atMost, atLeast));
}
