import { type Donors, permutedScores } from "../../explanations/permutation/permuted-scores.js";
import type { KeptLeaves } from "../../models/trees/kept-leaves.js";
import type { ModelWork } from "../studies/study.js";
import type { AskedMeasure } from "./asked-measures.js";
import type { Budget } from "./budget.js";
import type { RowFacts } from "./row-facts.js";
import { type Watched, watch } from "./watched.js";

/** What every feature is looked at with. */
export interface Looking {
  readonly work: ModelWork;
  readonly facts: RowFacts;
  /** The model's scores of the table as it is. */
  readonly base: Float64Array;
  readonly asked: readonly AskedMeasure[];
  /** What each tree says of the rows as they are; null where the model has none to look into. */
  readonly kept: KeptLeaves | null;
  /** Columns that the model is given. */
  readonly given: readonly string[];
  readonly budget: Budget;
  readonly byGroup: boolean;
  /** Parts of the rows that are looked at by themselves, instead of groups. */
  readonly parts?: readonly Int32Array[] | undefined;
}

/** The name under which parts are watched, by their place. */
const PART = "part";

interface Moving {
  readonly columns: readonly string[];
  /** The donors of a repeat. */
  readonly donorsOf: (repeat: number) => Donors;
  readonly repeats: { readonly least: number; readonly most: number };
}

/** Every measure as the columns take their values from donors, until little more would be learnt or the budget is spent. */
export async function lookedAt(
  { columns, donorsOf, repeats }: Moving,
  looking: Looking,
): Promise<{ readonly watched: readonly (Watched | null)[]; readonly repeats: number }> {
  const { work, facts, base, asked, given, kept, budget, byGroup, parts } = looking;
  const { table, model, plan, signal } = work;
  const rows = facts.kept.length;
  const groups =
    parts !== undefined
      ? new Map([[PART, new Map(parts.map((part, i) => [String(i), part]))]])
      : byGroup
        ? facts.groups
        : new Map<string, ReadonlyMap<string, Int32Array>>();
  const minN = parts === undefined ? plan.minN : 1;
  const watched = asked.map((one) => watch(one, { base, facts: { ...facts, groups }, minN }));
  let repeat = 0;
  for (; repeat < repeats.most; repeat++) {
    if (repeat >= repeats.least && repeat % 5 === 0 && watched.every((one) => one?.whole.settled() ?? true)) break;
    if (budget.spent(rows)) break;
    signal?.throwIfAborted();
    const { scores, asked: rowsAsked } = await permutedScores({ model, table, base, columns, given, kept, signal }, donorsOf(repeat));
    budget.asked(rowsAsked, rows - rowsAsked);
    for (const one of watched) one?.add(scores);
  }
  return { watched, repeats: repeat };
}
