import type { ExclusionReason } from "../disparities/row.js";
import type { NoValueReason } from "../metrics/kind/metric.js";
import { formatName } from "./format-name.js";

/** Why a row has no neighbours, or a group none of its own. */
type NeighborReason = "too_few_rows" | "missing_feature" | "no_features";

const words: Readonly<Record<NoValueReason | ExclusionReason | NeighborReason | "budget_spent", string>> = {
  empty_group: "no rows",
  zero_denominator: "nobody to count for this rate",
  no_label: "no recorded outcome in the data",
  no_prediction: "no decision in the data",
  no_score: "no score in the data",
  no_classes: "no classes in the data",
  no_amounts: "no amounts in the data",
  no_ranking: "no ranking in the data",
  no_relevance: "nothing relevant to rank",
  constant_label: "all recorded amounts are equal",
  unknown_class: "no such class in the data",
  score_not_probability: "scores are not probabilities from 0 to 1",
  perfect_separation: "scores separate the outcomes completely",
  constant_score: "all scores are equal",
  scores_in_bins: "too many different scores to keep apart",
  not_applicable: "does not apply",
  fewer_than_two_groups: "fewer than two groups to compare",
  both_zero: "both rates are zero",
  reference_zero: "the rate compared with is zero",
  no_reference: "no reference group",
  no_strata: "no strata were given",
  no_stratum: "no stratum has both",
  no_benefit: "somebody has a benefit of 0, for which this index has no finite value",
  no_mixed_list: "no list with enough items of two groups",
  no_place: "a group has none of the places, so its logarithm is not defined",
  component_undefined: "a part of it is undefined",
  too_few_rows: "fewer rows than neighbours asked for",
  missing_feature: "a feature is not recorded",
  no_features: "no features were named",
  budget_spent: "the budget was spent",
  missing_group: "group not recorded",
  below_min_n: "too few rows",
};

/** Reasons of what is looked at before the model. */
const before: Readonly<Record<string, string>> = {
  too_many_values: "the data are large, and every column would have to be read again",
  read_in_place: "the data are read in place, and every column would have to be read again",
  one_value: "one value in every row",
  no_values: "no value in any row",
  too_many_texts: "too many different texts",
  nearly_all_differ: "nearly every row has a different text",
  no_population: "no population was declared",
  clustered_rows: "rows of a cluster are not independent",
  infinite: "infinite, as one side lacks an outcome",
  no_order: "text columns with three or more values have no order",
  not_in_past: "not in the data of the past",
  not_in_data: "only in the data of the past",
  other_kind: "numbers in one file, texts in the other",
  names_or_weighs_rows: "names or weighs rows",
  columns_singular: "the columns are too much alike",
};

/** Reasons of trees that stand for a model, its errors or a gap. */
const ofTrees: Readonly<Record<string, string>> = {
  no_dates: "no dates there",
  no_intervals: "no columns with intervals were named",
  equal_widths: "intervals are equally wide for everybody",
  certain_scores: "every score is 0 or 1, which leaves nothing to chance",
  few_rows: "few rows",
  weighted: "rows are weighted",
  low_fidelity: "the tree explains too little of the model",
  shares_impossible: "these shares contradict each other or name a group without rows",
  several_outputs: "the model has a score for each class",
  averaged_trees: "the trees of a forest are averaged, not added one to the other",
  single_tree: "the model has a single tree",
  not_the_trees_alone: "the model's answers are not those of its trees alone",
  nothing_changeable: "nothing that the model reads may be changed",
  nobody_refused: "nobody got the unfavourable decision",
  nobody_accepted: "nobody got the other decision correctly, so there is nothing to aim at",
};

/** Why there is no number, in a few words. */
export function reasonWords(reason: string | null): string {
  if (reason === null) return "no reason given";
  if (Object.hasOwn(before, reason)) return before[reason]!;
  if (Object.hasOwn(ofTrees, reason)) return ofTrees[reason]!;
  return Object.hasOwn(words, reason) ? words[reason as keyof typeof words] : formatName(reason.replaceAll("_", " "));
}
