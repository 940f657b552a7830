import { normalQuantile } from "../stats/normal.js";
import { deviationWithin } from "./deviation.js";
import { type Family, itemsOfGroup, literalsOf, tallyOf } from "./family.js";
import { rest } from "./gap-limits.js";
import { countWhere } from "./population.js";
import type { ValueTally } from "./value-sets.js";

/** What becomes of the groups that deviate: those that say something of their own, and why the others do not. */
export interface Distinct {
  /** Shorter groups first. */
  readonly kept: readonly number[];
  /** A shorter group says it already: the longer one is no further from the rest than the others in it. */
  readonly implied: number;
  /** All but the people of a kept group, whose deviation is the same thing seen from the other side. */
  readonly mirrored: number;
  /** The very people of a kept group under another name, by that group. */
  readonly twins: ReadonlyMap<number, readonly number[]>;
  /** Kept groups that are no different any more without the people of a longer kept group, by that group. */
  readonly carried: ReadonlyMap<number, number>;
}

/**
 * Takes from deviating groups those that another one explains.
 *
 * A longer group is kept when it is further off, in its direction, than the others of every shorter deviating group that it
 * is part of (one value less), by a two-sided test at `alpha` over all such comparisons.
 */
export function distinct(family: Family, deviating: readonly number[], alpha: number): Distinct {
  const whole = family.population.total;
  const places = new Map(deviating.map((group) => [keyOf(itemsOfGroup(family, group)), group]));
  const side = (group: number): number => Math.sign(deviationWithin(whole, tallyOf(family, group)));
  const parents = new Map(
    deviating.map((group) => {
      const items = itemsOfGroup(family, group);
      const shorter = [...items.keys()].map((left) => places.get(keyOf(items.filter((_, i) => i !== left))));
      return [group, shorter.filter((parent) => parent !== undefined && side(parent) === side(group)) as number[]];
    }),
  );
  const comparisons = [...parents.values()].reduce((sum, { length }) => sum + length, 0);
  const threshold = normalQuantile(1 - alpha / (2 * Math.max(1, comparisons)));
  const own = deviating.filter((group) =>
    parents.get(group)!.every((parent) => {
      return side(group) * deviationWithin(tallyOf(family, parent), tallyOf(family, group)) >= threshold;
    }),
  );
  const merged = mergeSame(family, own);
  const kept = [...merged.kept].sort((a, b) => itemsOfGroup(family, a).length - itemsOfGroup(family, b).length || a - b);
  return {
    ...merged,
    kept,
    implied: deviating.length - own.length,
    carried: carriedOf(family, kept, normalQuantile(1 - alpha / 2)),
  };
}

const keyOf = (items: ArrayLike<number>): string => Array.from(items).join(",");

/** Groups of the same people become one, and of two that are each other's rest the smaller stays. */
function mergeSame(family: Family, groups: readonly number[]): Pick<Distinct, "kept" | "mirrored" | "twins"> {
  const whole = family.population.total;
  const kept: number[] = [];
  const twins = new Map<number, number[]>();
  let mirrored = 0;
  const byCounts = new Map<string, number[]>();
  const bySize = [...groups].sort((a, b) => family.trials[a]! - family.trials[b]! || a - b);
  for (const group of bySize) {
    const tally = tallyOf(family, group);
    const same = (byCounts.get(countsKey(tally)) ?? []).find((other) => common(family, group, other) === tally.trials);
    const opposite = (byCounts.get(countsKey(rest(whole, tally))) ?? []).find((other) => common(family, group, other) === 0);
    if (same !== undefined) twins.set(same, [...(twins.get(same) ?? []), group]);
    else if (opposite !== undefined) mirrored++;
    else {
      kept.push(group);
      byCounts.set(countsKey(tally), [...(byCounts.get(countsKey(tally)) ?? []), group]);
    }
  }
  return { kept, mirrored, twins };
}

const countsKey = ({ trials, hits }: ValueTally): string => `${trials} ${hits}`;

/** Trials that two groups share. */
const common = (family: Family, a: number, b: number): number =>
  countWhere(family.population, [...literalsOf(family, a), ...literalsOf(family, b)]).trials;

function carriedOf(family: Family, kept: readonly number[], threshold: number): ReadonlyMap<number, number> {
  const whole = family.population.total;
  const carried = new Map<number, number>();
  for (const group of kept) {
    const items = itemsOfGroup(family, group);
    let least = threshold;
    for (const longer of kept) {
      const more = itemsOfGroup(family, longer);
      if (more.length <= items.length || !items.every((item) => more.includes(item))) continue;
      const others = rest(tallyOf(family, group), tallyOf(family, longer));
      const left = others.trials === 0 ? 0 : Math.abs(deviationWithin(rest(whole, tallyOf(family, longer)), others));
      if (left < least) {
        least = left;
        carried.set(group, longer);
      }
    }
  }
  return carried;
}
