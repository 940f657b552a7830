import { fault } from "../../errors.js";
import type { AuditRequest } from "../../policy/request.js";
import { nearestShare, type Pool, squaredDistances } from "../../stats/nearest.js";
import { rng } from "../../stats/rng.js";
import type { Table } from "../../table/table.js";
import type { Bound } from "../bind/bind.js";
import type { MeasurePlan } from "../measure-plan.js";
import { type Agreement, consistencyOf } from "./consistency.js";
import { lookedAt } from "./looked-at.js";
import { type Alike, type Points, pointsOf } from "./points.js";
import type { FlipTest, IndividualRow } from "./row.js";

/** Rows outside of a group below which its rows are held against the nearest one alone, as SageMaker Clarify does. */
const FEW = 10;

/** Everybody, or a group: what lies in it, and what is known of its rows so far. */
interface Part {
  readonly by: readonly string[];
  readonly group: Readonly<Record<string, string>>;
  readonly members: ReadonlySet<Alike>;
  /** Everybody outside of the group; null for everybody. */
  readonly outside: (Pool & { readonly rows: number }) | null;
  readonly seen: Agreement[];
  readonly flips: { better: number; worse: number; even: number; rows: number };
}

/**
 * Consistency and the flip test: of everybody and of the groups of every grouping; [] unless features were named.
 *
 * Reads the rows themselves, whatever engine counts them. Rows are told apart by the named features only. Throws EH200 where
 * rows are counts or there is no decision of two values.
 */
export async function individual(
  rows: () => Promise<Table>,
  { bound, request, plan }: { readonly bound: Bound; readonly request: AuditRequest; readonly plan: MeasurePlan },
): Promise<readonly IndividualRow[]> {
  const asked = request.extras.neighbors;
  if (asked === null) return [];
  if (bound.count !== null) throw refused("the rows are counts of people, whose neighbours are not known");
  if (bound.prediction === null || bound.task.task !== "binary") throw refused("there is no decision of two values to compare");
  const points = pointsOf(await rows(), bound, asked, request.columns.weight);
  const { alike, size, width } = points;
  const parts = partsOf(points, plan.groupings, bound);
  const looked = lookedAt(alike, size * (width + 3 * (1 + plan.groupings.length)), rng(plan.seed, "neighbors"));
  const everybody: Pool = poolOf(alike, size);
  const distances = new Float64Array(size);
  let at = -1;
  alike.forEach((one, i) => {
    if (looked[i] === 0) return;
    if (one.point !== at) squaredDistances(points.at, width, one.point, distances);
    at = one.point;
    const share = agreement(one, everybody, distances, asked.neighbors);
    for (const part of parts) {
      if (!part.members.has(one)) continue;
      if (share !== null) part.seen.push({ share, rows: looked[i]!, weight: (looked[i]! * one.w) / one.n });
      if (part.outside !== null) countFlip(part, one, nearest(part.outside, distances, asked.neighbors), looked[i]!, plan.favorable);
    }
  });
  const setting = { ...asked, looked: looked.reduce((sum, n) => sum + n, 0), leftOut: points.leftOut };
  return parts.map(({ by, group, members, outside, seen, flips }) => ({
    by,
    group,
    n: [...members].reduce((sum, { n }) => sum + n, 0),
    consistency: consistencyOf(seen, [...members], alike, plan.confidence),
    flipTest: outside && flipTest(flips, outside.rows, asked.neighbors),
    setting,
  }));
}

const refused = (because: string) =>
  fault("EH200", `${because}, so --features has nothing to do`, { help: ["leave out --features", "give one row a person"] });

/** Of the nearest rows other than the own one, the share decided as this one is. */
function agreement(one: Alike, { counts, ones }: Pool, distances: Float64Array, k: number): number | null {
  const [c, o] = [counts as Float64Array, ones as Float64Array];
  c[one.point]!--;
  o[one.point]! -= one.decision;
  const share = nearestShare(distances, { counts, ones }, k);
  c[one.point]!++;
  o[one.point]! += one.decision;
  return share === null ? null : one.decision === 1 ? share : 1 - share;
}

const nearest = (outside: NonNullable<Part["outside"]>, distances: Float64Array, k: number): number | null =>
  nearestShare(distances, outside, outside.rows < FEW ? 1 : k);

function countFlip({ flips }: Part, { decision }: Alike, share: number | null, rows: number, favorable: "positive" | "negative"): void {
  if (share === null) return;
  const good = favorable === "positive" ? 1 : 0;
  const others = share === 0.5 ? null : Number(share > 0.5);
  flips.rows += rows;
  if (others === null) flips.even += rows;
  else if (decision === good && others !== good) flips.better += rows;
  else if (decision !== good && others === good) flips.worse += rows;
}

function flipTest({ better, worse, even, rows }: Part["flips"], outside: number, k: number): FlipTest {
  const facts = { better, worse, even, rows, neighbors: outside < FEW ? 1 : k };
  return rows === 0 ? { value: null, reason: "too_few_rows", ...facts } : { value: (better - worse) / rows, reason: null, ...facts };
}

function poolOf(alike: Iterable<Alike>, size: number): Pool & { readonly rows: number } {
  const [counts, ones] = [new Float64Array(size), new Float64Array(size)];
  let rows = 0;
  for (const { point, n, decision } of alike) {
    counts[point]! += n;
    ones[point]! += decision * n;
    rows += n;
  }
  return { counts, ones, rows };
}

/** Everybody first, then the groups of each grouping; a group with a missing value is among the others and has no row. */
function partsOf({ alike, size }: Points, groupings: readonly (readonly string[])[], bound: Bound): readonly Part[] {
  const fresh = () => ({ seen: [], flips: { better: 0, worse: 0, even: 0, rows: 0 } });
  const places = groupings.map((by) => by.map((name) => bound.attributes.findIndex((attribute) => attribute.name === name)));
  const groups = groupings.flatMap((by, i) => {
    const members = new Map<string, Alike[]>();
    for (const one of alike) {
      const names = places[i]!.map((place) => one.groups[place]!);
      if (names.includes(null as never)) continue;
      const key = JSON.stringify(names);
      const own = members.get(key);
      if (own) own.push(one);
      else members.set(key, [one]);
    }
    return [...members.keys()].sort().map((key): Part => {
      const own = new Set(members.get(key)!);
      const names = JSON.parse(key) as readonly string[];
      return {
        by,
        group: Object.fromEntries(by.map((attribute, j) => [attribute, names[j]!])),
        members: own,
        outside: poolOf(
          alike.filter((one) => !own.has(one)),
          size,
        ),
        ...fresh(),
      };
    });
  });
  return [{ by: [], group: {}, members: new Set(alike), outside: null, ...fresh() }, ...groups];
}
