import { apart, mayTake, same, type Unit } from "./units.js";

/** A row with some of its units taken from other rows: for each unit, the row that its values are from. */
export type Sources = Int32Array;

/** How near a row comes to the wanted decision; it has it at 0 and above. */
export type Asked = (row: readonly number[], sources: readonly Sources[]) => Promise<Float64Array>;

/** What would turn the decision of a row. */
export interface Way {
  readonly row: number;
  /** Where each unit's values are from; the row itself where nothing changes. null when no way was found. */
  readonly sources: Sources | null;
}

interface Search {
  readonly units: readonly Unit[];
  /** What cannot change; donors that are alike in it are nearer. */
  readonly fixed?: readonly Unit[];
  /** Rows that have the wanted decision, in an order that does not depend on the table's. */
  readonly donors: Int32Array;
  /** Donors that are tried in turn. */
  readonly tries: number;
  readonly ask: Asked;
}

/**
 * For each row the change of least effort that was found to turn its decision.
 *
 * The nearest row with the wanted decision is taken, one whose permitted values turn the decision when all of them are taken over.
 * They are then taken over one by one, each time the one that brings the decision nearest for its effort, until it turns. What turns
 * out not to be needed is taken back, and numbers are moved back as far as the decision holds. All values are ones that some row has.
 * That no way was found does not say that there is none.
 *
 * @source Brughmans, Leyman & Martens (2023), Data Mining and Knowledge Discovery 38:2665–2703, algorithm 1 (NICE), sparsity and proximity rewards
 */
export async function nearestWays(rows: readonly number[], search: Search): Promise<readonly Way[]> {
  const { units } = search;
  const found = await donorsOf(rows, search);
  const open = rows.flatMap((row, i) =>
    found[i] === -1 ? [] : [{ row, donor: found[i]!, sources: new Int32Array(units.length).fill(row) }],
  );
  await takenOver(open, search);
  await takenBack(open, search);
  await movedBack(open, search);
  const done = new Map(open.map(({ row, sources }) => [row, sources]));
  return rows.map((row) => ({ row, sources: done.get(row) ?? null }));
}

interface Open {
  readonly row: number;
  readonly donor: number;
  sources: Sources;
}

const full = ({ units }: Search, row: number, donor: number): Sources =>
  Int32Array.from(units, (unit) => (mayTake(unit, row, donor) ? donor : row));

const withUnit = (sources: Sources, unit: number, from: number): Sources => {
  const moved = sources.slice();
  moved[unit] = from;
  return moved;
};

/** The nearest donor of each row whose permitted values turn the decision; −1 when none of those tried does. */
async function donorsOf(rows: readonly number[], search: Search): Promise<Int32Array> {
  const nearest = rows.map((row) => nearestDonors(row, search));
  const found = new Int32Array(rows.length).fill(-1);
  for (let k = 0; k < search.tries; k++) {
    const open = [...rows.keys()].filter((i) => found[i] === -1 && k < nearest[i]!.length);
    if (open.length === 0) break;
    const near = await search.ask(
      open.map((i) => rows[i]!),
      open.map((i) => full(search, rows[i]!, nearest[i]![k]!)),
    );
    open.forEach((i, place) => {
      if (near[place]! >= 0) found[i] = nearest[i]![k]!;
    });
  }
  return found;
}

/** The donors nearest in all units, those that may not change included: a donor who is like the row where it cannot change is better. */
function nearestDonors(row: number, { units, fixed = [], donors, tries }: Search): readonly number[] {
  const compared = [...fixed, ...units];
  const best: { readonly donor: number; readonly far: number }[] = [];
  for (const donor of donors) {
    let far = 0;
    const worst = best.length < tries ? Infinity : best.at(-1)!.far;
    for (const unit of compared) {
      far += apart(unit, row, donor);
      if (far >= worst) break;
    }
    if (far >= worst) continue;
    const place = best.findIndex((one) => one.far > far);
    best.splice(place === -1 ? best.length : place, 0, { donor, far });
    if (best.length > tries) best.pop();
  }
  return best.map(({ donor }) => donor);
}

/** Less than any effort that is counted, so that a change without effort does not divide by nothing. */
const NEXT_TO_NOTHING = 1e-9;

async function takenOver(all: readonly Open[], search: Search): Promise<void> {
  const { units, ask } = search;
  let open = [...all];
  let near = await ask(
    open.map(({ row }) => row),
    open.map(({ sources }) => sources),
  );
  for (let step = 0; open.length > 0 && step < units.length; step++) {
    const trials = open.flatMap(({ row, donor, sources }, at) =>
      units.flatMap((unit, u) =>
        sources[u] === row && !same(unit, row, donor) && mayTake(unit, row, donor)
          ? [{ at, u, row, moved: withUnit(sources, u, donor) }]
          : [],
      ),
    );
    const reached = await ask(
      trials.map(({ row }) => row),
      trials.map(({ moved }) => moved),
    );
    const best = new Map<number, { readonly trial: number; readonly reward: number }>();
    trials.forEach(({ at, u, row }, trial) => {
      const reward = (reached[trial]! - near[at]!) / (apart(units[u]!, row, open[at]!.donor) + NEXT_TO_NOTHING);
      const before = best.get(at);
      if (before === undefined || reward > before.reward) best.set(at, { trial, reward });
    });
    for (const [at, { trial }] of best) open[at]!.sources = trials[trial]!.moved;
    const left = [...open.keys()].filter((at) => best.has(at) && !(reached[best.get(at)!.trial]! >= 0));
    near = Float64Array.from(left, (at) => reached[best.get(at)!.trial]!);
    open = left.map((at) => open[at]!);
  }
}

/** Takes back what is not needed, the most effort first. */
async function takenBack(all: readonly Open[], { units, ask }: Search): Promise<void> {
  const order = all.map(({ row, sources }) =>
    [...units.keys()]
      .filter((u) => sources[u] !== row)
      .sort((a, b) => apart(units[b]!, row, sources[b]!) - apart(units[a]!, row, sources[a]!) || a - b),
  );
  for (let step = 0; step < units.length; step++) {
    const open = all.flatMap((one, i) => (step < order[i]!.length && order[i]!.length > 1 ? [{ one, u: order[i]![step]! }] : []));
    if (open.length === 0) break;
    const moved = open.map(({ one, u }) => withUnit(one.sources, u, one.row));
    const near = await ask(
      open.map(({ one }) => one.row),
      moved,
    );
    open.forEach(({ one }, i) => {
      if (near[i]! >= 0) one.sources = moved[i]!;
    });
  }
}

/** Moves numbers back toward the row's own, by halves over the values that rows have, as far as the decision holds. */
async function movedBack(all: readonly Open[], { units, ask, donors }: Search): Promise<void> {
  for (const [u, unit] of units.entries()) {
    const [only] = unit.columns;
    if (unit.columns.length !== 1 || only?.column.kind !== "number") continue;
    const { values } = only.column;
    const steps = distinct(values, donors);
    const open = all.flatMap((one) => {
      const [from, to] = [values[one.row]!, values[one.sources[u]!]!];
      if (one.sources[u] === one.row || Number.isNaN(from)) return [];
      const between = steps.filter(({ value }) => value > Math.min(from, to) && value < Math.max(from, to));
      const permitted = (to < from ? between.reverse() : between).filter(({ row }) => mayTake(unit, one.row, row));
      // `permitted` goes from the row's own value to the one that is known to do.
      return [{ one, permitted, low: 0, high: permitted.length }];
    });
    for (;;) {
      const active = open.filter(({ low, high }) => low < high);
      if (active.length === 0) break;
      const moved = active.map(({ one, permitted, low, high }) => withUnit(one.sources, u, permitted[(low + high) >> 1]!.row));
      const near = await ask(
        active.map(({ one }) => one.row),
        moved,
      );
      active.forEach((half, i) => {
        const middle = (half.low + half.high) >> 1;
        if (near[i]! >= 0) {
          half.one.sources = moved[i]!;
          half.high = middle;
        } else half.low = middle + 1;
      });
    }
  }
}

/** The different values of some rows in order, each with a row that has it. */
function distinct(values: Float64Array, rows: Int32Array): { readonly value: number; readonly row: number }[] {
  const found = new Map<number, number>();
  for (const row of rows) if (!Number.isNaN(values[row]!) && !found.has(values[row]!)) found.set(values[row]!, row);
  return [...found].map(([value, row]) => ({ value, row })).sort((a, b) => a.value - b.value);
}
