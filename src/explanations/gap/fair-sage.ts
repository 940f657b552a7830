import type { Rng } from "../../stats/rng.js";
import { shuffledPlaces } from "../../stats/shuffled.js";
import type { Table } from "../../table/table.js";
import { type Accumulated, accumulated, type Influenced } from "../permutation/accumulated.js";
import type { DonorOf } from "../permutation/donors.js";
import { mixedRows, type Unit, unitDiffers } from "./mixed-rows.js";
import { type GapSum, withLimits } from "./part.js";
import type { SampledPart } from "./sampled-gap.js";

export interface SageWork {
  readonly table: Table;
  /** All that the model reads, each column in one unit. */
  readonly units: readonly Unit[];
  /** Rows that the gap is measured of. */
  readonly rows: Int32Array;
  /** The model's scores of the table as it is. */
  readonly base: Float64Array;
  readonly donorOf: DonorOf;
  /** The gap that scores give, with the influence of each row, or of each cluster of rows; null where it has no value. */
  measure(scores: Float64Array): Influenced | null;
  /** Scores of rows that are made up; null = stop here. */
  ask(rows: Table): Promise<Float64Array | null>;
  readonly draws: { readonly least: number; readonly most: number };
  readonly confidence: number;
  /** Features whose sums are wanted, set by set. */
  readonly sets?: readonly (readonly string[])[];
  /** Whether no further draw is to be begun. */
  spent?(): boolean;
}

export interface SageGap {
  /** The gap with the data as they are. */
  readonly gap: number;
  /** The gap with the error of sampling its rows. */
  readonly whole: GapSum;
  /** In the order of the units; with `start` they add up to the gap. */
  readonly parts: readonly SampledPart[];
  /** What is left of the gap when every feature comes from a donor. */
  readonly start: GapSum;
  /** What the features of each set add together. */
  readonly sums: readonly GapSum[];
  readonly draws: number;
  /** Draws in which the gap had no value on the way, and that are left out. */
  readonly undefinedDraws: number;
}

/** Rows asked about in one draw, at most: the start, and all steps but the last of an order and of its reverse. */
export const askedInDraw = (rows: number, units: number): number => rows * (1 + 2 * Math.max(0, units - 1));

/**
 * Shapley values of a gap itself: v(S) is the gap when features outside S come from each row's donor. null when no draw could be done.
 *
 * A draw gives every row a donor, and adds features back in a random order and in its reverse. The parts and v(∅) add up to the gap in
 * every draw. For a gap in scores or decisions with donors of all rows, both groups get the same donors, and v(∅) is 0 but for chance.
 * Draws are added until the error of drawing is a fortieth of the spread of the parts or a quarter of that of sampling rows.
 *
 * The sampling error counts the rows that the gap is measured of, not the donors as a sample of donors.
 *
 * @source Covert, Lundberg & Lee (2020), NeurIPS 33 (SAGE), with the gap in place of the loss
 */
export async function fairSage(work: SageWork, random: Rng): Promise<SageGap | null> {
  const { units, base, draws, confidence } = work;
  const whole = work.measure(base);
  if (whole === null) return null;
  const nothing: Influenced = { value: 0, influence: new Float64Array(whole.influence.length) };
  const parts = units.map(() => accumulated(nothing, 1));
  const start = accumulated(nothing, 1);
  const sums = (work.sets ?? []).map((features) => ({ features, own: accumulated(nothing, 1) }));
  let [done, undefinedDraws] = [0, 0];
  while (done + undefinedDraws < draws.most) {
    const draw = done + undefinedDraws;
    if (draw > 0 && work.spent?.()) break;
    if (draw >= draws.least && settled(parts)) break;
    const found = await oneDraw(work, whole, draw, random);
    if (found === "stopped") break;
    if (found === "undefined") {
      undefinedDraws++;
      continue;
    }
    found.parts.forEach((part, u) => {
      parts[u]!.add(part);
    });
    for (const { features, own } of sums) own.add(found.parts.filter((_, u) => features.includes(units[u]!.name)).reduce(plus, nothing));
    start.add(found.start);
    done++;
  }
  if (done === 0) return null;
  return {
    gap: whole.value,
    whole: withLimits(whole.value, Math.sqrt(whole.influence.reduce((sum, one) => sum + one * one, 0)), confidence),
    parts: units.map(({ name }, u) => ({
      feature: name,
      ...sumOf(parts[u]!, confidence),
      seMonteCarlo: parts[u]!.estimate(confidence).seMonteCarlo,
    })),
    start: sumOf(start, confidence),
    sums: sums.map(({ own }) => sumOf(own, confidence)),
    draws: done,
    undefinedDraws,
  };
}

function sumOf(part: Accumulated, confidence: number): GapSum {
  const { value, seSampling, seMonteCarlo } = part.estimate(confidence);
  return withLimits(value, Math.hypot(seSampling, seMonteCarlo), confidence);
}

function settled(parts: readonly Accumulated[]): boolean {
  const found = parts.map((part) => part.estimate(0.95));
  const values = found.map(({ value }) => value);
  const spread = Math.max(...values) - Math.min(...values);
  return found.every(({ seSampling, seMonteCarlo }) => seMonteCarlo <= Math.max(spread / 40, seSampling / 4));
}

const plus = (a: Influenced, b: Influenced): Influenced => ({
  value: a.value + b.value,
  influence: a.influence.map((one, row) => one + b.influence[row]!),
});

const half = (a: Influenced, b: Influenced): Influenced => ({
  value: (a.value - b.value) / 2,
  influence: a.influence.map((one, row) => (one - b.influence[row]!) / 2),
});

type Drawn = { readonly parts: readonly Influenced[]; readonly start: Influenced } | "stopped" | "undefined";

async function oneDraw(work: SageWork, whole: Influenced, draw: number, random: Rng): Promise<Drawn> {
  const { units, rows, base } = work;
  const donorOf = work.donorOf(draw);
  const order = shuffledPlaces(units.length, random.fork("order", draw));
  const differ = units.map((unit) => Uint8Array.from(rows, (row) => (unitDiffers(work.table, unit, row, donorOf[row]!) ? 1 : 0)));
  // One set of units that come from the row itself after another; both orders take a step at once.
  const none = new Uint8Array(units.length);
  const started = await scoresOf(work, [none], donorOf, differ);
  if (started === null) return "stopped";
  const start = work.measure(started[0]!);
  if (start === null) return "undefined";
  const parts: Influenced[] = units.map(() => ({ value: 0, influence: new Float64Array(whole.influence.length) }));
  const orders = [order, order.slice().reverse()];
  const own = orders.map(() => new Uint8Array(units.length));
  const at = orders.map(() => start);
  for (let step = 0; step < units.length; step++) {
    orders.forEach((one, o) => {
      own[o]![one[step]!] = 1;
    });
    const last = step === units.length - 1;
    const scores = last ? [base, base] : await scoresOf(work, own, donorOf, differ);
    if (scores === null) return "stopped";
    for (const [o, one] of orders.entries()) {
      const reached = last ? whole : work.measure(scores[o]!);
      if (reached === null) return "undefined";
      parts[one[step]!] = plus(parts[one[step]!]!, half(reached, at[o]!));
      at[o] = reached;
    }
  }
  return { parts, start };
}

/** The scores of the rows with all units but the row's own ones taken from the donor, for several sets of own units in one asking. */
async function scoresOf(
  { table, units, rows, base, ask }: SageWork,
  sets: readonly Uint8Array[],
  donorOf: Int32Array,
  differ: readonly Uint8Array[],
): Promise<readonly Float64Array[] | null> {
  const changed = sets.map((own) => [...rows.keys()].filter((i) => units.some((_, u) => own[u] === 0 && differ[u]![i] === 1)));
  const from = units.map((_, u) =>
    Int32Array.from(changed.flatMap((places, s) => places.map((i) => (sets[s]![u] === 1 ? rows[i]! : donorOf[rows[i]!]!)))),
  );
  const asked = changed.reduce((sum, { length }) => sum + length, 0);
  const values = asked === 0 ? new Float64Array() : await ask(mixedRows(table, units, from));
  if (values === null) return null;
  let taken = 0;
  return changed.map((places) => {
    const scores = Float64Array.from(base);
    for (const i of places) scores[rows[i]!] = values[taken++]!;
    return scores;
  });
}
