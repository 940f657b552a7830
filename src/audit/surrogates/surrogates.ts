import { halvesOf } from "../../explanations/honest/halves.js";
import type { Model } from "../../models/model.js";
import type { SurrogateSettings } from "../../policy/surrogate-settings.js";
import { growGapTree, growTree } from "../../stats/cart/grow.js";
import { leavesOf } from "../../stats/cart/tree.js";
import { rng } from "../../stats/rng.js";
import { type AskedColumn, askedColumns } from "../conditions/node-conditions.js";
import { alphaOf } from "../measure-plan.js";
import { type JudgedRows, judgedRows } from "../rows/judged-rows.js";
import type { StudyWork } from "../studies/study.js";
import { furthestPair } from "./furthest-pair.js";
import { judgedTree } from "./judged-tree.js";
import type { TreeStudy } from "./row.js";
import { treeColumns } from "./tree-columns.js";
import { type TreeTarget, treeTargets } from "./tree-targets.js";

/** Share of the root's variation that a split of a surrogate takes away at least: what takes less says little and is hard to read. */
const LEAST_GAIN = 0.005;
/** χ² with one degree of freedom that a single split of errors or gaps would exceed by chance once in a hundred times. */
const LEAST_EVIDENCE = 6.63;

/**
 * Trees that stand for the model's scores, for its errors and for the gaps between groups.
 *
 * Each is grown on one half of the rows; every number shown is from the other half, so that what was looked for is not also the proof.
 * The halves hang on the seed and on what rows hold. Rows without a value to grow on are left out and counted.
 *
 * @source Athey & Imbens (2016), PNAS 113:7353–7360, for honest trees; Craven & Shavlik (1996), NIPS 8, for trees that stand for a model
 */
export async function surrogates(work: StudyWork, model: Model | null, settings: SurrogateSettings): Promise<readonly TreeStudy[]> {
  const judged = await judgedRows(work, model);
  const found = treeColumns(work.table, work.request, model, settings.columns);
  return treeTargets(settings, judged, work.plan).map((target, i) => {
    work.onProgress?.(`trees, ${i + 1}`);
    // A surrogate speaks of what the model reads; a gap is not explained by the attribute that it is by.
    const own = found.names.filter(
      (name) =>
        name !== target.attribute &&
        (target.tree !== "surrogate" || settings.columns.length > 0 || (model?.features?.includes(name) ?? true)),
    );
    return treeStudy(target, { work, judged, settings, names: own, leftOut: found.leftOut });
  });
}

interface Growing {
  readonly work: StudyWork;
  readonly judged: JudgedRows;
  readonly settings: SurrogateSettings;
  readonly names: readonly string[];
  readonly leftOut: TreeStudy["leftOut"];
}

function treeStudy(target: TreeTarget, { work, judged, settings, names, leftOut }: Growing): TreeStudy {
  const { table, plan } = work;
  const { values, attribute } = target;
  const { weights, clusters, kept } = judged;
  const told = values === null ? new Int32Array() : kept.filter((row) => !Number.isNaN(values[row]!) && (weights?.[row] ?? 1) > 0);
  const halves = halvesOf(table, told, rng(plan.seed, "trees", "halves"), clusters);
  const limits = {
    maxDepth: settings.maxDepth,
    leastLeaf: settings.leastLeaf ?? Math.max(30, Math.ceil(0.02 * halves.found.length)),
    ...(target.tree === "surrogate" ? { leastGain: LEAST_GAIN } : { leastEvidence: LEAST_EVIDENCE }),
  };
  const place = {
    ...{ tree: target.tree, of: target.of, by: judged.by, columns: names, leftOut },
    limits: { maxDepth: limits.maxDepth, leastLeaf: limits.leastLeaf },
  };
  const none = (reason: string, rows = { grown: halves.found.length, judged: halves.judged.length }): TreeStudy => ({
    ...{ ...place, pair: null, reason, fidelity: null, agreement: null, contrast: null, nodes: [] },
    rows: { ...rows, leftOut: kept.length - told.length },
  });
  if (values === null) return none(target.reason ?? "no_values", { grown: 0, judged: 0 });
  if (names.length === 0) return none("no_features");
  if (halves.found.length < 2 * limits.leastLeaf) return none("too_few_rows");
  const features: readonly AskedColumn[] = askedColumns(table.columns, names, told);
  const columns = features.map(({ column }) => column);
  const pair =
    attribute === null
      ? null
      : furthestPair(values, halves.found, { judged, attribute, minN: Math.max(limits.leastLeaf, Math.ceil(plan.minN / 2)) });
  if (attribute !== null && pair === null) return none("fewer_than_two_groups");
  const tree =
    pair === null ? growTree(columns, values, halves.found, limits, weights) : growGapTree(columns, values, pair.found, limits, weights);
  const rows = pair === null ? halves.judged : halves.judged.filter((row) => pair.sideOf[row] !== 0);
  return {
    ...place,
    pair: pair === null ? null : pair.names,
    rows: { grown: tree.nodes[0]!.rows, judged: rows.length, leftOut: kept.length - tree.nodes[0]!.rows - rows.length },
    ...judgedTree(
      { tree, features, leaves: leavesOf(tree, columns, rows), rows, values, judged, sideOf: pair?.sideOf ?? null },
      {
        alpha: alphaOf(plan) / 2,
        kind: target.tree,
      },
    ),
  };
}
