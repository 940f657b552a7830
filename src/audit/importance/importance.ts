import { canonicalOrder } from "../../explanations/permutation/canonical-order.js";
import { type DonorPool, rotatedDonors } from "../../explanations/permutation/donors.js";
import { permutedScores } from "../../explanations/permutation/permuted-scores.js";
import type { ImportanceSettings } from "../../policy/importance-settings.js";
import { rng } from "../../stats/rng.js";
import type { Table } from "../../table/table.js";
import type { ModelWork } from "../studies/study.js";
import { agreementOf } from "./agreement.js";
import { type AskedMeasure, askedMeasures } from "./asked-measures.js";
import { type FeatureColumns, featureColumnsOf, givenColumns } from "./features.js";
import type { FeatureImportance, Importance } from "./row.js";
import { type RowFacts, rowFacts } from "./row-facts.js";
import { featureRow, metricRow, watch } from "./watched.js";

/** The work and what is asked of it. */
interface ImportanceWork extends ModelWork {
  readonly settings: ImportanceSettings;
}

/**
 * Permutation importance of each feature for any number of measures, from one asking of the model.
 *
 * Rows take the feature's values from other rows, by rotation; the importance is how much worse each measure becomes, or how much
 * of a gap goes away. Repeats are added until the error of drawing is small. Donors hang on the seed and on what rows hold, not on
 * their order. Throws EH200, EH203, EH304 and EH307.
 *
 * @source Breiman (2001), Machine Learning 45, §10; Fisher, Rudin & Dominici (2019), JMLR 20(177), §3
 */
export async function importance(work: ModelWork, wanted: ImportanceSettings): Promise<Importance> {
  const { table, model, bound, request, plan, signal } = work;
  const facts = rowFacts(table, bound, request);
  const given = givenColumns(table, model, request, wanted);
  const features = featureColumnsOf(given, wanted);
  const { settings, cut } = within(wanted, { rows: facts.kept.length, features: features.length });
  const base = (await model.score(table, signal === undefined ? {} : { signal })).values;
  const threshold = model.output === "amount" ? null : (request.outcome.threshold ?? (model.output === "decision" ? 1 : 0.5));
  const asked = askedMeasures({ names: settings.metrics, plan, facts, base, threshold });
  const tallied = { evals: table.rows, skipped: 0, truncated: cut };
  const pools = poolsOf(table, facts, settings);
  const rows: FeatureRow[] = [];
  for (const [i, feature] of features.entries()) {
    work.onProgress?.(`importance, feature ${i + 1} of ${features.length}`);
    rows.push(await lookAt(feature, { facts, base, asked, given, pools, tallied, work: { ...work, settings } }));
  }
  const [first, ...also] = asked.map((one, i) => metricRow(one, { base, facts, rows: rows.map(({ byMeasure }) => byMeasure[i]!) }));
  return {
    ...first!,
    method: "permutation",
    donors: settings.donors,
    threshold,
    repeats: settings.repeats,
    rowsUsed: facts.kept.length,
    ...tallied,
    also,
    model: { adapter: model.adapter, ...model.facts() },
    agreement: agreementOf(table, { base, bound, threshold, kept: facts.kept }),
  };
}

/** The repeats that a budget of rows leaves for each feature, and whether they are fewer than were asked for. */
function within(settings: ImportanceSettings, { rows, features }: { readonly rows: number; readonly features: number }) {
  const { maxEvals, repeats } = settings;
  if (maxEvals === null) return { settings, cut: false };
  const room = Math.max(1, Math.floor((maxEvals - rows) / Math.max(1, rows * features)));
  const [least, most] = [Math.min(repeats.least, room), Math.min(repeats.most, room)];
  return { settings: { ...settings, repeats: { least, most } }, cut: least < repeats.least };
}

interface FeatureRow {
  readonly byMeasure: readonly FeatureImportance[];
}

interface Looking {
  readonly facts: RowFacts;
  readonly base: Float64Array;
  readonly asked: readonly AskedMeasure[];
  readonly given: readonly string[];
  readonly pools: readonly DonorPool[];
  readonly tallied: { evals: number; skipped: number; truncated: boolean };
  readonly work: ImportanceWork;
}

async function lookAt({ name, columns }: FeatureColumns, looking: Looking): Promise<FeatureRow> {
  const { facts, base, asked, given, pools, tallied, work } = looking;
  const { table, model, plan, settings, signal } = work;
  const watched = asked.map((one) => watch(one, { base, facts, minN: plan.minN }));
  const donorOf = rotatedDonors(pools, table.rows, rng(plan.seed, "importance", name));
  let repeat = 0;
  for (; repeat < settings.repeats.most; repeat++) {
    if (repeat >= settings.repeats.least && repeat % 5 === 0 && watched.every((one) => one?.whole.settled() ?? true)) break;
    if (spent(looking)) {
      tallied.truncated = true;
      break;
    }
    signal?.throwIfAborted();
    const { scores, asked: rowsAsked } = await permutedScores({ model, table, base, columns, given, signal }, donorOf(repeat));
    tallied.evals += rowsAsked;
    tallied.skipped += facts.kept.length - rowsAsked;
    for (const one of watched) one?.add(scores);
  }
  return { byMeasure: watched.map((one, i) => featureRow({ name, columns, repeats: repeat }, one, asked[i]!, plan.confidence)) };
}

/** Whether the budget is used up. */
function spent({ tallied, facts, work: { settings, clock } }: Looking): boolean {
  const { maxEvals, maxSeconds } = settings;
  return (
    (maxEvals !== null && tallied.evals + facts.kept.length > maxEvals) ||
    (maxSeconds !== null && clock !== undefined && clock() > maxSeconds)
  );
}

/** Who gives to whom: everybody to everybody, or by the groups of the first attribute. */
function poolsOf(table: Table, { kept, groups }: RowFacts, { donors }: ImportanceSettings): readonly DonorPool[] {
  const everybody = canonicalOrder(table, kept);
  const parts = [...(groups.values().next().value?.values() ?? [])].map((rows) => {
    const own = new Set(rows);
    return { own, rows: everybody.filter((row) => own.has(row)) };
  });
  if (donors === "pooled" || parts.length === 0) return [{ recipients: everybody, donors: everybody }];
  if (donors === "within") return parts.map(({ rows }) => ({ recipients: rows, donors: rows }));
  const grouped = new Set(parts.flatMap(({ rows }) => [...rows]));
  return parts.map(({ own, rows }) => ({ recipients: rows, donors: everybody.filter((row) => grouped.has(row) && !own.has(row)) }));
}
