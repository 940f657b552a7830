import { canonicalOrder } from "../../explanations/permutation/canonical-order.js";
import { taken } from "../../explanations/permutation/permuted-scores.js";
import { nearestWays, type Sources } from "../../explanations/recourse/nice.js";
import { apart, same, type Unit } from "../../explanations/recourse/units.js";
import { usualImportance } from "../../policy/importance-settings.js";
import type { RecourseSettings } from "../../policy/recourse-settings.js";
import { rng } from "../../stats/rng.js";
import { shuffledPlaces } from "../../stats/shuffled.js";
import type { Table } from "../../table/table.js";
import { givenColumns } from "../importance/features.js";
import { alphaOf } from "../measure-plan.js";
import { type JudgedRows, judgedRows } from "../rows/judged-rows.js";
import { spentBy } from "../studies/spent-by.js";
import type { ModelWork } from "../studies/study.js";
import { changeable } from "./changeable.js";
import { type GroupRows, groupGap, groupNumbers, type WayNumbers } from "./group-numbers.js";
import type { RecourseStudy } from "./row.js";
import { wayEvals } from "./way-evals.js";

/** Rows that ways may lead to, at most; a random part of more. */
const MOST_AIMS = 5000;
/** Rows that ways are looked for at a time. */
const BATCH = 100;

/** The seconds ended while ways were looked for. */
class SecondsOver extends Error {}

/**
 * What would turn unfavourable decisions, for a sample of each group, and whether it is as near for every group.
 *
 * The sample and the aims hang on the seed and on what rows hold, not on their order. Throws EH101, EH200, EH304 and EH307.
 *
 * @source Ustun, Spangher & Liu (2019), FAT*, §2, for recourse; Sharma, Henderson & Ghosh (2020), AIES, §3.3, for burden by group
 */
export async function recourse(work: ModelWork, settings: RecourseSettings): Promise<RecourseStudy> {
  const { table, model, request, plan, bound } = work;
  const judged = await judgedRows(work, model);
  const given = givenColumns(table, model, request, usualImportance);
  const sensitive = bound.attributes.map(({ name }) => name);
  const { units, fixed } = changeable(table, given, settings, { fixed: sensitive, rows: judged.kept });
  const wanted = plan.favorable === "positive" ? 1 : 0;
  const { immutable, only, allowed, linked, costs } = settings;
  const place = {
    wanted: plan.favorable,
    threshold: judged.threshold,
    constraints: {
      immutable: [...new Set([...sensitive.filter((name) => given.includes(name)), ...immutable])],
      only,
      allowed,
      linked,
      costs,
    },
    changeable: units.map(({ name }) => name),
  };
  const ordered = shuffled(table, judged.kept, plan.seed);
  const refused = ordered.filter((row) => judged.decisions?.[row] === 1 - wanted);
  const all = ordered.filter((row) => judged.decisions?.[row] === wanted && (judged.label === null || judged.label[row] === wanted));
  const none = (reason: string): RecourseStudy => ({
    ...{ ...place, reason, groups: [], gaps: [], evals: table.rows, truncated: false },
    rows: { unfavorable: refused.length, explained: 0, leftOut: 0 },
    aims: { used: 0, all: all.length },
  });
  if (judged.decisions === null || judged.threshold === null) return none("not_applicable");
  if (units.length === 0) return none("nothing_changeable");
  if (refused.length === 0) return none("nobody_refused");
  if (all.length === 0) return none("nobody_accepted");
  const sampled = samples(refused, judged, settings.perGroup);
  const looked = [...new Set(sampled.flatMap(({ looked: rows }) => [...rows]))];
  const donors = all.slice(0, MOST_AIMS);
  const { ways, evals, done } = await lookedFor(looked, { work, judged, settings, units, fixed, given, donors, wanted });
  const reached = new Set(done);
  const groups = sampled.map((one) => ({ ...one, looked: one.looked.filter((row) => reached.has(row)) }));
  const judging = { judged, alpha: alphaOf(plan) / 2, good: wanted } as const;
  return {
    ...place,
    reason: null,
    rows: { unfavorable: refused.length, explained: done.length, leftOut: looked.length - done.length },
    aims: { used: donors.length, all: all.length },
    evals: table.rows + evals,
    truncated: done.length < looked.length,
    groups: groups.map((one) => groupNumbers(one, ways, judging)),
    gaps: bound.attributes.flatMap(({ name, reference }) => {
      const own = groups.filter(({ by }) => by[0] === name);
      const [first] = own;
      const base =
        own.find(({ group }) => group[name] === reference) ??
        own.reduce(
          (best, one) =>
            judged.groups.get(name)!.get(one.group[name]!)!.length > judged.groups.get(name)!.get(best!.group[name]!)!.length ? one : best,
          first,
        );
      return base === undefined
        ? []
        : own.filter((one) => one !== base).map((one) => groupGap(one, base, ways, { ...judging, minN: plan.minN }));
    }),
  };
}

/** The rows in a random order that hangs on what they hold. */
function shuffled(table: Table, rows: Int32Array, seed: number): Int32Array {
  const ordered = canonicalOrder(table, rows);
  return shuffledPlaces(ordered.length, rng(seed, "recourse")).map((place) => ordered[place]!);
}

/** Of everybody and of each group, the first so many in the random order. */
function samples(refused: Int32Array, { groups }: JudgedRows, most: number): readonly GroupRows[] {
  const everybody: GroupRows = { by: [], group: {}, unfavorable: refused.length, looked: refused.slice(0, most) };
  const parts = [...groups].flatMap(([by, own]) =>
    [...own].map(([group, rows]): GroupRows => {
      const among = new Set(rows);
      const inside = refused.filter((row) => among.has(row));
      return { by: [by], group: { [by]: group }, unfavorable: inside.length, looked: inside.slice(0, most) };
    }),
  );
  return [everybody, ...parts];
}

/** null when the seconds ended; any other error goes on. */
function unlessOver(cause: unknown): null {
  if (cause instanceof SecondsOver) return null;
  throw cause;
}

interface Looking {
  readonly work: ModelWork;
  readonly judged: JudgedRows;
  readonly settings: RecourseSettings;
  readonly units: readonly Unit[];
  readonly fixed: readonly Unit[];
  readonly given: readonly string[];
  readonly donors: Int32Array;
  readonly wanted: 0 | 1;
}

async function lookedFor(looked: readonly number[], { work, judged, settings, units, fixed, given, donors, wanted }: Looking) {
  const { table, model, signal } = work;
  const { maxEvals } = settings;
  const late = spentBy(settings, work.clock);
  const blank = (): Float64Array => new Float64Array(table.rows).fill(Number.NaN);
  const ways: WayNumbers = {
    reached: blank(),
    effort: blank(),
    changes: blank(),
    changed: units.map(({ name }) => ({ name, in: blank() })),
  };
  const unitOf = new Map(units.flatMap((unit, u) => unit.columns.map(({ name }) => [name, u] as const)));
  let evals = 0;
  const ask = async (rows: readonly number[], sources: readonly Sources[]): Promise<Float64Array> => {
    if (rows.length === 0) return new Float64Array();
    signal?.throwIfAborted();
    if (late()) throw new SecondsOver();
    evals += rows.length;
    const part: Table = {
      rows: rows.length,
      columns: new Map(
        given.map((name) => {
          const u = unitOf.get(name);
          return [name, taken(table.columns.get(name)!, u === undefined ? rows : sources.map((one) => one[u]!))];
        }),
      ),
    };
    const { values } = await model.score(part, signal === undefined ? {} : { signal });
    // A score at the threshold is a positive decision: below it is a negative one, by however little.
    return values.map((score) => {
      const above = score - judged.threshold!;
      return wanted === 1 ? above : above < 0 ? -above : Math.min(-above, -Number.MIN_VALUE);
    });
  };
  const done: number[] = [];
  const each = wayEvals({ units: units.length, donors: settings.donors, rows: table.rows });
  for (let from = 0; from < looked.length; ) {
    const room = maxEvals === null ? BATCH : Math.floor((maxEvals - table.rows - evals) / each);
    const batch = looked.slice(from, from + Math.max(0, Math.min(BATCH, room)));
    if (batch.length === 0 || late()) break;
    work.onProgress?.(`recourse, row ${from + 1} of ${looked.length}`);
    const found = await nearestWays(batch, { units, fixed, donors, tries: settings.donors, ask }).catch(unlessOver);
    if (found === null) break;
    from += batch.length;
    for (const { row, sources } of found) {
      done.push(row);
      ways.reached[row] = sources === null ? 0 : 1;
      if (sources === null) continue;
      const moved = units.map((unit, u) => sources[u] !== row && !same(unit, row, sources[u]!));
      ways.effort[row] = units.reduce((sum, unit, u) => sum + (moved[u] ? apart(unit, row, sources[u]!) : 0), 0);
      ways.changes[row] = moved.filter(Boolean).length;
      ways.changed.forEach(({ in: values }, u) => {
        values[row] = moved[u] ? 1 : 0;
      });
    }
  }
  return { ways, evals, done };
}
