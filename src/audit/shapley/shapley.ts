import { usualImportance } from "../../policy/importance-settings.js";
import type { ShapleySettings } from "../../policy/shapley-settings.js";
import { meanError } from "../../stats/mean-error.js";
import { normalQuantile } from "../../stats/normal.js";
import type { Table } from "../../table/table.js";
import { explainedNumber } from "../effects/explained-number.js";
import { drawnRows, type LookedAt, lookedAt, placed } from "../effects/looked-at.js";
import { givenColumns } from "../importance/features.js";
import { rowFacts } from "../importance/row-facts.js";
import type { ModelWork } from "../studies/study.js";
import { askedContributions } from "./asked-contributions.js";
import type { RowContributions } from "./contributions.js";
import type { FeatureContribution, LocalExplanation, MeanContribution, Shapley } from "./row.js";
import { rowsById } from "./rows-by-id.js";
import { treeContributions } from "./tree-contributions.js";

/** The share of the budget that rows asked for by id may use, when everybody is looked at too. */
const LOCAL_SHARE = 0.5;

/**
 * Shapley values: how much each feature moves a row's number from the mean of everybody, as a mean size over rows by group, and
 * for single rows.
 *
 * Of trees exact, every row against every row, in the space of the raw score. Other models are asked: about every coalition
 * of features where the budget allows it, else in random orders until the error is small. Contributions of every row add
 * up to its number, or nothing is returned: EH900. Throws EH200 for ids that no row has, EH304 and EH307.
 *
 * @source Shapley (1953); Štrumbelj & Kononenko (2014), KAIS 41:647–665; Lundberg et al. (2020), Nature Machine Intelligence 2:56–67
 */
export async function shapley(work: ModelWork, settings: ShapleySettings): Promise<Shapley> {
  const { table, bound, request, plan, model, onProgress } = work;
  const declared = rowsById(table, settings.rows, request.columns.id);
  const facts = rowFacts(table, bound, request);
  const given = givenColumns(table, model, request, usualImportance);
  const explained = explainedNumber(work);
  const looked = lookedAt(table, { facts, most: null, minN: plan.minN, seed: plan.seed, purpose: "shapley" });
  onProgress?.("contributions of features");
  const { trees } = explained;
  const z = normalQuantile((1 + plan.confidence) / 2);
  const way =
    trees === null
      ? await askedContributions({ table, given, explained, looked, background: settings.background, seed: plan.seed })
      : treeContributions(trees, looked);
  const budget = settings.maxEvals - explained.evals();
  const own = await way.explain(
    Int32Array.from(declared, ({ row }) => row),
    settings.overall ? budget * LOCAL_SHARE : budget,
  );
  const wanted = settings.overall ? looked.rows.length : 0;
  const most = trees === null ? Math.min(settings.explained, wanted) : wanted;
  // Rows stand in the order of a hash, so that a budget that is too small cuts at random.
  const rows = most === 0 ? new Int32Array(0) : drawnRows(looked.rows, { most, seed: plan.seed, purpose: "shapley" });
  const found = await way.explain(rows, settings.maxEvals - explained.evals());
  const among = placed(
    Int32Array.from(found, ({ row }) => row),
    facts,
    plan.minN,
  );
  const methods = new Set([...found, ...own].map(({ method }) => method));
  return {
    unit: explained.unit,
    className: explained.className,
    method: methods.size > 1 ? "mixed" : ([...methods][0] ?? "permutation"),
    base: (found[0] ?? own[0])?.base ?? null,
    background: way.background,
    explained: found.length,
    rows: facts.kept.length,
    settled: found.filter(({ settled }) => settled).length,
    evals: explained.evals(),
    truncated: found.length < rows.length || own.length < declared.length,
    features:
      found.length === 0
        ? []
        : way.names.map((name, j) =>
            overall(
              name,
              found.map(({ contributions }) => contributions[j]!),
              among,
              z,
            ),
          ),
    small: settings.overall ? among.small : [],
    local: own.map((one, i) => localOf(one, { id: declared[i]!.id, names: way.names, table })),
  };
}

function overall(feature: string, contributions: readonly number[], { weights, groups }: LookedAt, z: number): FeatureContribution {
  const sizes = contributions.map(Math.abs);
  const mean = (members?: Int32Array): MeanContribution => {
    const { mean: value, se, rows } = meanError(sizes, weights, members) ?? { mean: 0, se: 0, rows: 0 };
    const signed = meanError(contributions, weights, members)?.mean ?? 0;
    return { rows, value, se, lower: Math.max(0, value - z * se), upper: value + z * se, signed };
  };
  return {
    feature,
    ...mean(),
    byGroup: groups.map(({ by, group, members }) => ({ by: [by], group: { [by]: group }, ...mean(members) })),
  };
}

function localOf(
  { row, base, score, contributions, se, method, passes, settled }: RowContributions,
  { id, names, table }: { readonly id: string; readonly names: readonly string[]; readonly table: Table },
): LocalExplanation {
  const parts = names.map((feature, j) => ({ feature, at: valueAt(table, feature, row), value: contributions[j]!, se: se[j]! }));
  return {
    ...{ id, row: row + 1, score, base, method, passes, settled },
    contributions: parts.sort((a, b) => Math.abs(b.value) - Math.abs(a.value) || (a.feature < b.feature ? -1 : 1)),
  };
}

function valueAt({ columns }: Table, name: string, row: number): number | string | null {
  const column = columns.get(name)!;
  if (column.kind === "category") return column.levels[column.codes[row]!] ?? null;
  return Number.isNaN(column.values[row]) ? null : column.values[row]!;
}
