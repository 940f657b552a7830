import { fault } from "../errors.js";
import { bitPlanes } from "./bit-planes.js";
import { type BitSets, bitSets } from "./bit-sets.js";
import { type Item, type Items, itemsOf, tried } from "./items.js";
import type { Pace } from "./pace.js";
import type { Population } from "./population.js";
import type { ValueTally } from "./value-sets.js";

/**
 * Every group that the search compares: the conjunctions of up to `depth` values of different columns, with their counts.
 *
 * A group's items ascend, and groups come depth first: a group before those that it is the beginning of.
 */
export interface Family {
  readonly population: Population;
  readonly sets: BitSets;
  readonly items: Items;
  readonly depth: number;
  readonly size: number;
  /** `depth` places a group, −1 after its last item. */
  readonly members: Int32Array;
  readonly trials: Float64Array;
  readonly hits: Float64Array;
  /** Groups left out because they are the very people of a shorter group. */
  readonly same: number;
}

export interface FamilyOptions {
  readonly depth: number;
  /** Trials that a group, and the rest beside it, must have. */
  readonly least: number;
  readonly pace: Pace;
}

/** Groups that a search keeps at most. */
export const MOST_GROUPS = 2_000_000;

/**
 * Counts all groups, by sets of bits and depth first.
 *
 * A branch is left only where nothing below it could be a group: too few trials (a longer group has no more), or the
 * same people as the group before (then whatever is below it is also below that one, or is the same people again).
 */
export async function familyOf(population: Population, { depth, least, pace }: FamilyOptions): Promise<Family> {
  const sets = bitSets();
  const items = itemsOf(population, least, sets);
  const limits = population.trials.subarray(0, tried(population.trials));
  const trialPlanes = bitPlanes(sets, limits, 1);
  const hitPlanes = bitPlanes(sets, limits, 1);
  trialPlanes.write(0, population.trials);
  hitPlanes.write(0, population.hits);
  const stack = sets.reserve(items.bytes, depth);
  const found = growing(depth);
  const total = population.total.trials;
  const sum = new Float64Array(1);
  const at = new Int32Array(depth);
  const trialsAt = new Float64Array(depth);
  const work = items.bytes / 8 + trialPlanes.words + hitPlanes.words;
  let same = 0;
  let level = 0;
  let next = 0;
  while (level >= 0) {
    if (next >= items.list.length) {
      level--;
      if (level >= 0) next = at[level]! + 1;
      continue;
    }
    const item = next;
    const own = items.first + item * items.bytes;
    const set = level === 0 ? own : stack + level * items.bytes;
    if (level > 0)
      sets.intersect(set, level === 1 ? items.first + at[0]! * items.bytes : stack + (level - 1) * items.bytes, own, items.bytes);
    const pause = pace(work);
    if (pause) await pause;
    trialPlanes.sums(set, 1, sum);
    const trials = sum[0]!;
    const isSame = trials === (level === 0 ? total : trialsAt[level - 1]!);
    if (isSame && trials >= least) same++;
    if (trials < least || isSame) {
      next = item + 1;
      continue;
    }
    at[level] = item;
    trialsAt[level] = trials;
    if (total - trials >= least) {
      hitPlanes.sums(set, 1, sum);
      found.add(at.subarray(0, level + 1), trials, sum[0]!);
    }
    const deeper = level + 1 < depth && items.next[item]! < items.list.length;
    next = deeper ? items.next[item]! : item + 1;
    if (deeper) level++;
  }
  return { population, sets, items, depth, same, ...found.done() };
}

function growing(depth: number) {
  let room = 1024;
  let size = 0;
  let members = new Int32Array(room * depth);
  let trials = new Float64Array(room);
  let hits = new Float64Array(room);
  return {
    add(items: Int32Array, n: number, h: number): void {
      if (size === MOST_GROUPS) {
        throw fault("EH125", `the columns make more than ${MOST_GROUPS} groups`, {
          help: ["raise --min-rows", "lower --depth", "name fewer columns: --features"],
        });
      }
      if (size === room) {
        room *= 2;
        members = extended(members, new Int32Array(room * depth));
        trials = extended(trials, new Float64Array(room));
        hits = extended(hits, new Float64Array(room));
      }
      members.fill(-1, size * depth, (size + 1) * depth);
      members.set(items, size * depth);
      trials[size] = n;
      hits[size++] = h;
    },
    done: () => ({ size, members: members.slice(0, size * depth), trials: trials.slice(0, size), hits: hits.slice(0, size) }),
  };
}

function extended<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** The items of one group. */
export function itemsOfGroup({ members, depth }: Family, group: number): Int32Array {
  const all = members.subarray(group * depth, (group + 1) * depth);
  const length = all.indexOf(-1);
  return length === -1 ? all : all.subarray(0, length);
}

/** The values that one group is made of. */
export const literalsOf = (family: Family, group: number): readonly Item[] =>
  Array.from(itemsOfGroup(family, group), (item) => family.items.list[item]!);

export const tallyOf = ({ trials, hits }: Family, group: number): ValueTally => ({ trials: trials[group]!, hits: hits[group]! });
