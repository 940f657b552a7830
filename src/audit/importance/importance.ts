import { rankCorrelations } from "../../explanations/column-groups/correlated-groups.js";
import { canonicalOrder } from "../../explanations/permutation/canonical-order.js";
import { legacyDraws } from "../../explanations/permutation/legacy-draws.js";
import type { Model } from "../../models/model.js";
import { hasTrees } from "../../models/open-model.js";
import { type KeptLeaves, keptLeaves } from "../../models/trees/kept-leaves.js";
import type { ImportanceSettings } from "../../policy/importance-settings.js";
import type { Table } from "../../table/table.js";
import type { ModelWork } from "../studies/study.js";
import { askedMeasures } from "./asked-measures.js";
import { budgetOf, repeatsWithin } from "./budget.js";
import { conditioningBy, type Held } from "./conditioned.js";
import { donorsFor, drawnFrom } from "./donors-for.js";
import { factsOf } from "./feature-facts.js";
import { type FeatureColumns, featureColumnsOf, givenColumns, groupsFound } from "./features.js";
import { type Looking, lookedAt } from "./looked-at.js";
import type { ConditionalImportance, FeatureImportance, Importance } from "./row.js";
import { rowFacts } from "./row-facts.js";
import { sampledRows } from "./sampled-rows.js";
import { conditionalRow, featureRow, metricRow, noConditional } from "./watched.js";

/**
 * Permutation importance of each feature for any number of measures, from one asking of the model.
 *
 * Rows take the feature's values from other rows, by rotation; the importance is how much worse each measure becomes, or how much
 * of a gap goes away. Repeats are added until the error of drawing is small. Donors hang on the seed and on what rows hold, not on
 * their order, unless draws are NumPy's. Throws EH200, EH203, EH304 and EH307.
 *
 * @source Breiman (2001), Machine Learning 45, §10; Fisher, Rudin & Dominici (2019), JMLR 20(177), §3
 */
export async function importance(whole: ModelWork, settings: ImportanceSettings): Promise<Importance> {
  const { model, bound, request, plan, signal } = whole;
  const all = rowFacts(whole.table, bound, request).kept;
  const given = givenColumns(whole.table, model, request, settings);
  const legacy =
    settings.rng === "numpy-legacy" ? legacyDraws({ rows: all.length, most: settings.maxRows ?? all.length, seed: plan.seed }) : null;
  const table = sampledRows(whole.table, { kept: all, most: settings.maxRows, seed: plan.seed, legacy });
  const work = { ...whole, table };
  const facts = rowFacts(table, bound, request);
  const order = canonicalOrder(table, facts.kept);
  const ranks = rankCorrelations(table, given, order);
  const features = featureColumnsOf(given, settings, groupsFound(table, given, { settings, kept: facts.kept, ranks }));
  const held = conditioningBy(settings.conditional);
  const passes = features.length * (held === null ? 1 : 2);
  const { repeats, cut } = repeatsWithin(settings, { rows: facts.kept.length, passes });
  const base = (await model.score(table, signal === undefined ? {} : { signal })).values;
  const threshold = work.cut.threshold;
  const asked = askedMeasures({ names: settings.metrics, plan, facts, base, threshold });
  const budget = budgetOf(settings, { begun: table.rows, cut, clock: work.clock });
  const looking: Looking = { work, facts, base, asked, given, kept: leavesOf(model, table, base), budget, byGroup: settings.byGroup };
  const donors = donorsFor({ table, facts, settings, legacy, seed: plan.seed });
  const heldFor =
    held?.({ table, given, order, base, seed: plan.seed, drawnFrom: drawnFrom({ table, facts, settings, seed: plan.seed }) }) ?? null;
  const rows: (readonly FeatureImportance[])[] = [];
  const rests: (Held | null)[] = [];
  for (const [i, feature] of features.entries()) {
    work.onProgress?.(`importance, feature ${i + 1} of ${features.length}`);
    const own = await lookedAt(
      { columns: feature.columns, donorsOf: donors(feature.name), repeats: legacy ? onlyMost(repeats) : repeats },
      looking,
    );
    const rest = heldFor?.(feature) ?? null;
    const beyond = await conditional(feature, { rest, repeats, looking });
    rests.push(rest);
    rows.push(
      asked.map((one, k) =>
        featureRow(
          feature,
          { asked: one, watched: own.watched[k]!, repeats: own.repeats },
          { confidence: plan.confidence, conditional: beyond?.[k] ?? null },
        ),
      ),
    );
  }
  const [first, ...also] = asked.map((one, k) => metricRow(one, { base, facts, rows: rows.map((byMeasure) => byMeasure[k]!) }));
  return {
    ...first!,
    method: "permutation",
    ...pick(settings),
    threshold,
    repeats: legacy ? onlyMost(repeats) : repeats,
    rowsUsed: facts.kept.length,
    rowsOf: all.length,
    evals: budget.evals,
    skipped: budget.skipped,
    truncated: budget.truncated,
    featureFacts: factsOf(features, { table, given, order, ranks, donors, rests }),
    also,
    model: { adapter: model.adapter, ...model.facts() },
  };
}

/** What each tree says of each row, where trees are what answers: their numbers are then the model's, to the bit. */
function leavesOf(model: Model, table: Table, base: Float64Array): KeptLeaves | null {
  const kept = hasTrees(model) && model.features?.every((name) => table.columns.has(name)) ? keptLeaves(model.ensemble, table) : null;
  return kept?.scores.every((score, row) => Object.is(score, base[row])) ? kept : null;
}

const pick = ({ donors, donorWeights, rng, conditional, groupColumns }: ImportanceSettings) => ({
  donors,
  donorWeights,
  rng,
  conditional,
  groupColumns,
});

/** Another tool repeats as often as it was told to. */
const onlyMost = ({ most }: ImportanceSettings["repeats"]): ImportanceSettings["repeats"] => ({ least: most, most });

/** What every measure loses when the feature's values come from rows that could as well have had them; null when nobody asked. */
async function conditional(
  { columns }: FeatureColumns,
  { rest, repeats, looking }: { readonly rest: Held | null; readonly repeats: ImportanceSettings["repeats"]; readonly looking: Looking },
): Promise<readonly ConditionalImportance[] | null> {
  if (rest === null) return null;
  const { asked, work, facts } = looking;
  if ("reason" in rest) return asked.map(() => noConditional(rest.reason));
  const { donorsOf, once, subgroups } = rest;
  const parts = subgroups?.map(({ rows }) => rows);
  const moving = { columns, donorsOf, repeats: once ? { least: 1, most: 1 } : repeats };
  const seen = await lookedAt(moving, { ...looking, byGroup: false, parts });
  return asked.map((one, k) =>
    conditionalRow(
      { asked: one, watched: seen.watched[k]!, repeats: seen.repeats },
      { confidence: work.plan.confidence, df: once ? facts.kept.length - 1 : undefined, subgroups: k === 0 ? (subgroups ?? []) : [] },
    ),
  );
}
