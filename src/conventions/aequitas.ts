import type { Convention, ConventionName } from "./convention.js";
import { ofTwoPositive, overEachOther } from "./kind/of-two.js";
import {
  falseDiscoveryRate,
  falseNegativeRate,
  falseOmissionRate,
  falsePositiveRate,
  negativePredictiveValue,
  precision,
  type SideRate,
  selectionRate,
  trueNegativeRate,
  truePositiveRate,
} from "./kind/rates.js";
import { quotient } from "./sides.js";

const ten = "a ratio to 0 is 10 there; here it has no value";

const disparity = (name: string, rate: SideRate): ConventionName => ({
  name: `${name}_disparity`,
  title: `Disparity of ${rate.title}s`,
  formula: `${rate.title} of the group / of the reference group`,
  range: [0, null],
  ideal: 1,
  needs: rate.needs,
  here: `${rate.metric}__ratio_to_reference`,
  differs: ten,
  of: ofTwoPositive(({ a, d }) => overEachOther(rate.of(d), rate.of(a))),
});

/** The names of Aequitas: a group over the group of reference; positive means the positive value. */
export const aequitas: Convention = {
  id: "aequitas",
  title: "Aequitas",
  source: "dssg/aequitas, src/aequitas/bias.py and group.py (MIT), commit 4dc71c6 (2025)",
  comparison: "reference",
  names: [
    {
      name: "ppr_disparity",
      title: "Disparity of shares of all selected (“statistical parity” there)",
      formula: "selected in the group / selected in the reference group: depends on their sizes",
      range: [0, null],
      ideal: 1,
      needs: ["prediction"],
      here: "selection_share__ratio_to_reference",
      differs: ten,
      of: ofTwoPositive(({ a, d }) => quotient(d.predictions[1], a.predictions[1])),
    },
    disparity("pprev", selectionRate),
    disparity("precision", precision),
    disparity("fdr", falseDiscoveryRate),
    disparity("for", falseOmissionRate),
    disparity("fpr", falsePositiveRate),
    disparity("fnr", falseNegativeRate),
    disparity("tpr", truePositiveRate),
    disparity("tnr", trueNegativeRate),
    disparity("npv", negativePredictiveValue),
  ],
};
