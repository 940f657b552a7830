import { fault } from "../../errors.js";
import { mixedFlip } from "../../explanations/flips/mixed-flip.js";
import type { AdversarialSettings } from "../../policy/stress-settings.js";
import { rng } from "../../stats/rng.js";
import { suggest } from "../../suggest.js";
import type { Budget } from "../studies/budget.js";
import type { ModelWork } from "../studies/study.js";
import type { Adversarial } from "./adversarial-row.js";
import { featureSweeps, sweepEvals } from "./feature-sweeps.js";
import { type FoundFlip, flipDistances } from "./flip-distances.js";
import { mixedSpace } from "./mixed-space.js";
import { type Subject, scoredBy } from "./subject.js";

/** Rows that are asked about at most, without a budget. */
export const adversarialEvals = (
  { rows, queries, maxEvals }: AdversarialSettings,
  size: { readonly rows: number; readonly features: number },
): number => {
  const tried = Math.min(rows, size.rows);
  return Math.min(maxEvals ?? Number.POSITIVE_INFINITY, tried * queries + sweepEvals(tried, size.features));
};

/**
 * How little has to change in a row for another decision: in all columns at once, by a search, and in each feature alone, by trying.
 *
 * What is found is an upper bound: there may be a nearer point. null where nothing is decided. Protected attributes and columns that
 * are named as immutable stay; only values that occur are tried. The search has half of the budget, and what it leaves goes to the
 * features one by one; rows and features that a budget leaves out are counted. Throws EH101 for a limit on a column that the model does
 * not read, and EH304.
 */
export async function adversarial(
  work: ModelWork,
  subject: Subject,
  { settings, budget }: { readonly settings: AdversarialSettings; readonly budget: Budget },
): Promise<Adversarial | null> {
  const { given, decide, scored, facts } = subject;
  if (decide === null) return null;
  const protectedOnes = new Set(work.bound.attributes.map(({ name }) => name));
  refuseUnknown(settings, given);
  const fixed = new Set([...settings.immutable, ...protectedOnes]);
  const features = given.filter((name) => !fixed.has(name));
  const space = mixedSpace(subject, features, settings);
  const before = decide(scored);
  const planned = chosenRows(subject, settings.rows);
  const searching = budget.part(2);
  const found = new Map<number, FoundFlip>();
  const tried: number[] = [];
  let asked = 0;
  for (const [i, row] of planned.entries()) {
    work.signal?.throwIfAborted();
    if (searching.spent()) break;
    work.onProgress?.(`stress, nearest other decision, row ${i + 1} of ${planned.length}`);
    tried.push(row);
    const queries = Math.min(settings.queries, searching.left());
    const flip = await mixedFlip({
      from: space.pointOf(row),
      candidates: space.candidatesFor(row, before, Math.ceil(queries / 2)),
      project: space.projectionFor(row),
      random: rng(work.plan.seed, "hop_skip_jump", i),
      queries,
      async decidedOtherwise(points) {
        asked += points.length;
        searching.spend(points.length);
        const decisions = decide(await scoredBy(work, space.tableOf(row, points)));
        return Array.from(decisions, (decision) => decision !== before[row]);
      },
    });
    if (flip !== null) found.set(row, flip);
  }
  const rows = Int32Array.from(tried);
  const swept = await featureSweeps(work, subject, { rows, features, before, settings, budget });
  return {
    rows: rows.length,
    planned: planned.length,
    queries: settings.queries,
    asked: asked + swept.asked,
    truncated: rows.length < planned.length || swept.sweeps.length < features.length,
    features,
    numbers: space.numbers,
    immutable: [...fixed].filter((name) => given.includes(name)),
    increaseOnly: settings.increaseOnly,
    decreaseOnly: settings.decreaseOnly,
    bounds: settings.bounds,
    clustered: work.bound.cluster !== null,
    ...flipDistances(found, rows, { facts, furthest: features.length, confidence: work.plan.confidence, minN: work.plan.minN }),
    sweeps: swept.sweeps,
  };
}

/** A constraint on a column that the model does not read holds nothing. */
function refuseUnknown({ immutable, increaseOnly, decreaseOnly, bounds }: AdversarialSettings, given: readonly string[]): void {
  const unknown = [...immutable, ...increaseOnly, ...decreaseOnly, ...Object.keys(bounds)].find((name) => !given.includes(name));
  if (unknown === undefined) return;
  const near = suggest(unknown, given);
  throw fault("EH101", `the model reads no column "${unknown}", so it needs no limit`, {
    help: [near === null ? `columns: ${given.join(", ")}` : `did you mean ${near}?`],
  });
}

/** As many rows of each group of the first attribute, or of everybody, as long as there are some; rows stand in an order of chance. */
function chosenRows({ facts }: Subject, most: number): Int32Array {
  const groups = [...(facts.groups.values().next().value?.values() ?? [])];
  if (groups.length === 0) return facts.kept.subarray(0, most);
  const chosen: number[] = [];
  const longest = Math.max(...groups.map((rows) => rows.length));
  for (let place = 0; place < longest && chosen.length < most; place++)
    for (const rows of groups) if (place < rows.length && chosen.length < most) chosen.push(rows[place]!);
  return Int32Array.from(chosen).sort();
}
