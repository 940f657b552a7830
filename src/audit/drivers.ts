import { held } from "../engines/memory/held.js";
import { fault } from "../errors.js";
import { gapAttribution } from "../explanations/gap/gap-attribution.js";
import type { Rows } from "../explanations/tree-shap.js";
import { hasTrees } from "../models/open-model.js";
import { featureColumns } from "../models/trees/feature-columns.js";
import type { GapDrivers } from "./result.js";
import { keptRows, rowsByGroup } from "./rows-by-group.js";
import type { ModelWork } from "./studies/study.js";

/**
 * What drives the gap in the model's mean raw score between each group of each attribute and its reference, feature by feature.
 *
 * Exact for models of trees; the parts add up to the gap. Groups below `minN` rows and missing ones have no parts, with the
 * reason. [] for models of classes, whose gaps `why` takes apart. Throws EH200 for models that are not of trees and EH307 for columns that the model cannot read.
 */
export function gapDrivers({ model, table, bound, request, plan: { minN, confidence } }: ModelWork): readonly GapDrivers[] {
  const { weight } = request.columns;
  if (!hasTrees(model))
    throw fault("EH200", `a gap is taken apart exactly for models of trees, not for ${model.adapter}`, {
      help: ["--model lightgbm:FILE", "--model xgboost:FILE"],
    });
  // Of several numbers, `why` takes apart those of a class that it names.
  if (model.ensemble.outputs > 1) return [];
  const rows = held(table);
  const kept = keptRows(rows, table.rows, bound);
  const columns = featureColumns(table, model.ensemble.features);
  const weights = weight === null ? null : table.columns.get(weight);
  const part = (places: Int32Array): Rows => ({
    columns: columns.map((column) => Float64Array.from(places, (row) => column[row]!)),
    rows: places.length,
    ...(weights?.kind === "number" && { weights: Float64Array.from(places, (row) => weights.values[row]!) }),
  });
  return bound.attributes.flatMap((attribute): GapDrivers[] => {
    const { name, groups, reference } = attribute;
    const places = rowsByGroup(rows, attribute, kept);
    const present = groups.filter((group) => places.has(group));
    const largest = present.reduce<string | null>(
      (best, group) => (best === null || places.get(group)!.length > places.get(best)!.length ? group : best),
      null,
    );
    const base = reference ?? largest;
    const against = base === null ? undefined : places.get(base);
    return present
      .filter((group) => group !== base)
      .map((group): GapDrivers => {
        const list = places.get(group)!;
        const place = { by: [name], group: { [name]: group }, comparedWith: { [name]: String(base) }, rows: list.length };
        const none = (reason: string): GapDrivers => ({ ...place, gap: null, reason, parts: [] });
        if (against === undefined) return none("no_reference");
        if (list.length < minN || against.length < minN) return none("below_min_n");
        const { gap, parts } = gapAttribution(model.ensemble, part(list), part(against), { confidence });
        return { ...place, gap, reason: null, parts: [...parts].sort((a, b) => Math.abs(b.value) - Math.abs(a.value)) };
      });
  });
}
