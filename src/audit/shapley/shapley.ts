import { fault } from "../../errors.js";
import type { Model } from "../../models/model.js";
import { hasTrees } from "../../models/open-model.js";
import { hasCovers } from "../../models/trees/ensemble.js";
import { usualImportance } from "../../policy/importance-settings.js";
import type { ShapleySettings } from "../../policy/shapley-settings.js";
import { meanError } from "../../stats/mean-error.js";
import { normalQuantile } from "../../stats/normal.js";
import type { Table } from "../../table/table.js";
import { type ExplainedClass, explainedClasses } from "../effects/explained-classes.js";
import { explainedNumber } from "../effects/explained-number.js";
import { lookedAt, type SmallGroup } from "../effects/looked-at.js";
import { givenColumns } from "../importance/features.js";
import { rowFacts } from "../importance/row-facts.js";
import { spentBy } from "../studies/spent-by.js";
import type { ModelWork } from "../studies/study.js";
import { askedContributions } from "./asked-contributions.js";
import type { RowContributions } from "./contributions.js";
import { type ExplainedRows, explainedRows } from "./explained-rows.js";
import type { ClassShapley, FeatureContribution, LocalExplanation, MeanContribution, Shapley } from "./row.js";
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
 * up to its number, or nothing is returned: EH900. Throws EH200 for ids that no row has, for
 * classes as `explainedClasses` does, and for paths of a model whose trees are not read; EH304 and EH307.
 *
 * @source Shapley (1953); Štrumbelj & Kononenko (2014), KAIS 41:647–665; Lundberg et al. (2020), Nature Machine Intelligence 2:56–67
 */
export async function shapley(work: ModelWork, settings: ShapleySettings): Promise<Shapley> {
  if (settings.background === "path") needsPaths(work.model);
  const [first = null, ...others] = explainedClasses(work, settings.class) ?? [];
  const found = await shapleyOfClass(work, settings, first);
  const otherClasses: ClassShapley[] = [];
  for (const of of others) otherClasses.push(await shapleyOfClass(work, settings, of));
  return { ...found, otherClasses };
}

/** Contributions along paths need the trees and their counts. */
function needsPaths(model: Model): void {
  const why = !hasTrees(model)
    ? `a model behind ${model.adapter} does not show trees that evenhand reads`
    : hasCovers(model.ensemble)
      ? null
      : `${model.ensemble.library} files do not say how many training rows reached each leaf`;
  if (why === null) return;
  throw fault("EH200", `contributions along the paths of trees cannot be had: ${why}`, {
    help: ["--shapley-background data: against rows of the data, for every model", "--model lightgbm:FILE", "--model xgboost:FILE"],
  });
}

async function shapleyOfClass(work: ModelWork, settings: ShapleySettings, of: ExplainedClass | null): Promise<ClassShapley> {
  const { table, bound, request, plan, model, onProgress } = work;
  const declared = rowsById(table, settings.rows, request.columns.id);
  const facts = rowFacts(table, bound, request);
  const given = givenColumns(table, model, request, usualImportance);
  const explained = explainedNumber(work, of);
  const looked = lookedAt(table, { facts, most: null, minN: plan.minN, seed: plan.seed, purpose: "shapley" });
  onProgress?.("contributions of features");
  const { trees } = explained;
  const z = normalQuantile((1 + plan.confidence) / 2);
  const way =
    trees === null
      ? await askedContributions({
          table,
          given,
          explained,
          looked,
          // Half of a budget at most: the other half is for the rows themselves.
          background: Math.max(1, Math.min(settings.backgroundRows, Math.floor(settings.maxEvals / 2))),
          seed: plan.seed,
          spent: spentBy(settings, work.clock),
        })
      : treeContributions(trees, looked, settings.background);
  const budget = settings.maxEvals - explained.evals();
  const own = await way.explain(
    Int32Array.from(declared, ({ row }) => row),
    settings.overall ? budget * LOCAL_SHARE : budget,
  );
  const wanted = settings.overall ? looked.rows.length : 0;
  const most = trees === null ? Math.min(settings.explained, wanted) : wanted;
  // A budget that is too small leaves out the last ones: rows that were added for groups, then rows at random.
  const drawn = explainedRows(looked, { most, enough: most === 0 ? 0 : plan.minN, seed: plan.seed });
  const found = await way.explain(drawn.rows, settings.maxEvals - explained.evals());
  const among = within(drawn, found.length, { weights: facts.weights, enough: Math.max(2, plan.minN) });
  const methods = new Set([...found, ...own].map(({ method }) => method));
  return {
    unit: explained.unit,
    className: explained.className,
    method: methods.size > 1 ? "mixed" : ([...methods][0] ?? "permutation"),
    against: settings.background,
    base: (found[0] ?? own[0])?.base ?? null,
    background: way.background,
    explained: among.everybody.length,
    rows: facts.kept.length,
    settled: found.slice(0, among.everybody.length).filter(({ settled }) => settled).length,
    evals: explained.evals(),
    truncated: found.length < drawn.rows.length || own.length < declared.length,
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
    small: settings.overall ? [...looked.small, ...among.small] : [],
    local: own.map((one, i) => localOf(one, { id: declared[i]!.id, names: way.names, table })),
  };
}

interface Among {
  readonly everybody: Int32Array;
  readonly weights: Float64Array | null;
  readonly groups: ExplainedRows["groups"];
  readonly small: readonly SmallGroup[];
}

/** The rows that the budget reached, by group. */
function within(
  { rows, everybody, groups }: ExplainedRows,
  reached: number,
  { weights, enough }: { readonly weights: Float64Array | null; readonly enough: number },
): Among {
  const own = groups.map(({ members, ...group }) => ({ ...group, members: members.filter((place) => place < reached) }));
  return {
    everybody: Int32Array.from({ length: Math.min(everybody, reached) }, (_, place) => place),
    weights: weights && Float64Array.from(rows.subarray(0, reached), (row) => weights[row]!),
    groups: own.filter(({ members }) => members.length >= enough),
    small: own
      .filter(({ members }) => members.length < enough)
      .map(({ by, group, members }) => ({ by: [by], group: { [by]: group }, rows: members.length })),
  };
}

function overall(feature: string, contributions: readonly number[], { everybody, weights, groups }: Among, z: number): FeatureContribution {
  const sizes = contributions.map(Math.abs);
  const mean = (members: Int32Array): MeanContribution => {
    const { mean: value, se, rows } = meanError(sizes, weights, members) ?? { mean: 0, se: 0, rows: 0 };
    const signed = meanError(contributions, weights, members)?.mean ?? 0;
    return { rows, value, se, lower: Math.max(0, value - z * se), upper: value + z * se, signed };
  };
  return {
    feature,
    ...mean(everybody),
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
