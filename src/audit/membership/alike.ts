import type { Alike } from "../../stats/frechet-bounds.js";
import type { Kind } from "./probabilities.js";

/** Probabilities are put together in steps of this size: people alike to it are of one kind. */
const STEPS = 20;

/** People by their probabilities, rounded down to twentieths, whatever their outcome. */
export function alikes(kinds: readonly Kind[]): readonly (readonly Kind[])[] {
  const found = new Map<string, Kind[]>();
  for (const kind of kinds) {
    const key = kind.probabilities.map((p) => Math.min(STEPS - 1, Math.floor(p * STEPS + 1e-9))).join(" ");
    const same = found.get(key);
    if (same === undefined) found.set(key, [kind]);
    else same.push(kind);
  }
  return [...found.values()];
}

/** One kind of people as the bounds see it: expected members of a group, hits, misses and others of a share of rows. */
export function alikeOf(kind: readonly Kind[], group: number, { hits, misses }: Masks): Alike {
  const sum = (of: (one: Kind) => number): number => kind.reduce((total, one) => total + of(one), 0);
  const all = sum(({ n }) => n);
  const [hit, missed] = [sum(({ n, outcome }) => (hits[outcome] ? n : 0)), sum(({ n, outcome }) => (misses[outcome] ? n : 0))];
  return { members: sum(({ n, probabilities }) => n * probabilities[group]!), hits: hit, misses: missed, others: all - hit - missed };
}

/** Which of the nine cells of label and prediction are hits and misses of a share of rows. */
export interface Masks {
  readonly hits: readonly boolean[];
  readonly misses: readonly boolean[];
}
