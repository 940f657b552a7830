import { decomposedEntropy, generalizedEntropy, type Spread } from "../../stats/generalized-entropy.js";
import type { Answer, ConventionName, Facet } from "../convention.js";
import { type Side, sideOf } from "../sides.js";

const both = ["label", "prediction"] as const;
const benefits = ({ tp, tn, fp, fn }: Side): Spread => ({ values: [0, 1, 2], weights: [fn, tp + tn, fp] });
const known = (value: number | null): Answer => (value === null || !Number.isFinite(value) ? { reason: "no_benefit" } : value);
const entropy = (alpha: number) => (facet: Facet) => generalizedEntropy(benefits(sideOf(facet.everybody, facet.favorable)), alpha);
const unweighted = "weights are left out there; here rows count by their weight";

/** Of the benefits of everybody, the same for every group. */
export const individual: readonly ConventionName[] = [
  {
    name: "generalized_entropy_index",
    title: "Generalized entropy index of everybody, α = 2",
    formula: "½ · mean of ((b / μ)² − 1), b = decision − label + 1",
    range: [0, null],
    ideal: 0,
    needs: both,
    here: "generalized_entropy_index",
    differs: unweighted,
    of: (facet) => known(entropy(2)(facet)),
  },
  {
    name: "theil_index",
    title: "Theil's index of everybody",
    formula: "mean of (b / μ) ln(b / μ)",
    range: [0, null],
    ideal: 0,
    needs: both,
    here: "theil_index",
    differs: unweighted,
    of: (facet) => known(entropy(1)(facet)),
  },
  {
    name: "coefficient_of_variation",
    title: "Coefficient of variation of everybody's benefits",
    formula: "√(2 · generalized_entropy_index)",
    range: [0, null],
    ideal: 0,
    needs: both,
    here: "coefficient_of_variation",
    differs: unweighted,
    of: (facet) => {
      const value = entropy(2)(facet);
      return known(value === null ? null : Math.sqrt(2 * value));
    },
  },
  {
    name: "between_all_groups_generalized_entropy_index",
    title: "Generalized entropy index between all groups, α = 2",
    formula: "the index when everybody has the mean benefit of the group",
    range: [0, null],
    ideal: 0,
    needs: both,
    here: "inequality of the result, between",
    differs: "rows of no group keep a benefit of 0 there; here they are left out",
    of: ({ groups, favorable }) =>
      known(
        decomposedEntropy(
          groups.map((group) => benefits(sideOf(group, favorable))),
          2,
        )?.between ?? null,
      ),
  },
];
