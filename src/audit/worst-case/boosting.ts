import { halvesOf } from "../../explanations/honest/halves.js";
import type { Model } from "../../models/model.js";
import { hasTrees } from "../../models/open-model.js";
import { featureColumns } from "../../models/trees/feature-columns.js";
import { growingScores } from "../../models/trees/growing-scores.js";
import { rng } from "../../stats/rng.js";
import { limitsOfMean, rowMean } from "../../stats/row-mean.js";
import type { Table } from "../../table/table.js";
import { alphaOf } from "../measure-plan.js";
import { knownGroups } from "../reliability/known-groups.js";
import { type JudgedRows, judgedRows } from "../rows/judged-rows.js";
import type { StudyWork } from "../studies/study.js";
import { lossesOf } from "./losses.js";
import type { Boosting, BoostingGroup, WorstNumber } from "./row.js";

/** Numbers of trees that are looked at. */
const STEPS = 20;

interface Growing {
  readonly judged: JudgedRows;
  readonly rows: Int32Array;
  readonly lossId: string;
  readonly model: Model | null;
  readonly training: Table | null;
}

/**
 * The mean loss of everybody and of each group with the first trees of a boosted model alone, and whether later trees made it worse.
 *
 * Exact, from the trees themselves. The number of trees at which a group is best off is found on one half of the rows, and by how
 * much the whole model is worse than that is measured on the other. null for models of which no trees are known.
 *
 * @source Bühlmann & Hothorn (2007), Statistical Science 22:477–505, §1.3 (stopping early); Cox (1975), Biometrika 62:441–444
 */
export async function boosting(work: StudyWork, { judged, rows, lossId, model, training }: Growing): Promise<Boosting | null> {
  if (model === null || !hasTrees(model)) return null;
  const { ensemble } = model;
  const all = ensemble.trees.length;
  const none = (reason: string): Boosting => ({ reason, loss: lossId, steps: [], training: null, groups: [] });
  if (ensemble.outputs > 1) return none("several_outputs");
  if (ensemble.divisor !== 1) return none("averaged_trees");
  if (all < 2) return none("single_tree");
  const steps = [...new Set(Array.from({ length: STEPS }, (_, i) => Math.ceil(((i + 1) * all) / STEPS)))];
  const curve = lossesAt(judged, work.table);
  // A model behind an encoding is not what its trees alone say.
  const last = curve.scores.at(-1)!;
  if (rows.some((row) => last[row] !== judged.scores![row])) return none("not_the_trees_alone");
  if (curve.losses.some((one) => one === null)) return none("no_values");
  const losses = curve.losses as readonly Float64Array[];
  const { found, judged: others } = halvesOf(work.table, rows, rng(work.plan.seed, "boosting"), judged.clusters);
  const alpha = alphaOf(work.plan) / 2;
  const learnt = training === null ? null : await judgedRows({ ...work, table: training }, model);
  return {
    ...{ reason: null, loss: lossId, steps },
    training:
      learnt &&
      lossesAt(learnt, training!).losses.map((values) => (values === null ? null : (rowMean(values, learnt.kept, learnt)?.value ?? null))),
    groups: knownGroups(rows, judged).map(({ by, group, rows: own }) => {
      const members = new Set(own);
      const half = (of: Int32Array): Int32Array => of.filter((row) => members.has(row));
      return { by, group, rows: own.length, ...grown(half(found), half(others), own) };
    }),
  };

  function lossesAt(facts: JudgedRows, table: Table) {
    const scores = growingScores(ensemble, featureColumns(table, ensemble.features), table.rows, steps);
    const losses = scores.map((values) => lossesOf({ ...facts, scores: values, decisions: cut(values, facts) }, lossId).values);
    return { scores, losses };
  }

  function grown(searched: Int32Array, measured: Int32Array, own: Int32Array): Pick<BoostingGroup, "values" | "best" | "later" | "reason"> {
    const values = losses.map((loss) => {
      const mean = rowMean(loss, own, judged);
      const limits = mean && limitsOfMean(mean, alpha);
      return mean && { value: mean.value, lower: limits?.lower ?? null, upper: limits?.upper ?? null };
    });
    const told = values.filter((value): value is WorstNumber => value !== null);
    if (told.length < values.length || own.length < work.plan.minN) return { values: [], best: null, later: null, reason: "below_min_n" };
    const means = losses.map((loss) => rowMean(loss, searched, judged)?.value ?? Number.POSITIVE_INFINITY);
    const at = means.indexOf(Math.min(...means));
    const apart = losses.at(-1)!.map((loss, row) => loss - losses[at]![row]!);
    const mean = rowMean(apart, measured, judged);
    const limits = mean && limitsOfMean({ ...mean, share: false }, alpha);
    return {
      values: told,
      best: steps[at]!,
      later: mean && { value: mean.value, lower: limits?.lower ?? null, upper: limits?.upper ?? null },
      reason: null,
    };
  }
}

const cut = (scores: Float64Array, { threshold }: JudgedRows): Float64Array | null =>
  threshold === null ? null : scores.map((score) => (Number.isNaN(score) ? Number.NaN : score >= threshold ? 1 : 0));
