import type { Convention, ConventionName } from "./convention.js";
import { ofRates, ratioName, referenceLess } from "./kind/of-two.js";
import {
  falseDiscoveryRate,
  falseNegativeRate,
  falseOmissionRate,
  falsePositiveRate,
  favorableRate,
  negativePredictiveValue,
  precision,
  type SideRate,
  trueNegativeRate,
  truePositiveRate,
} from "./kind/rates.js";

const zeros = "0 / 0 is NaN there; here it has no value";

const parity = (name: string, title: string, rate: SideRate): ConventionName => ({
  name,
  title,
  formula: `${rate.title} of the privileged group − of the group`,
  range: [-1, 1],
  ideal: 0,
  needs: rate.needs,
  here: `−${rate.metric}__difference_to_reference`,
  differs: rate === favorableRate ? null : zeros,
  of: referenceLess(rate),
});

const sum = ([x, y]: readonly number[]): number => x! + y!;

const odds = (name: string, title: string, [one, other]: readonly [SideRate, SideRate], short: string): readonly ConventionName[] => [
  {
    name,
    title,
    formula: `(${short} of the privileged group − of the group) / 2: opposite errors cancel`,
    range: [-1, 1],
    ideal: 0,
    needs: ["label", "prediction"],
    here: null,
    differs: zeros,
    of: ofRates([one, other], (group, reference) => (sum(reference) - sum(group)) / 2),
  },
  {
    name: `${name}_ratio`,
    title: `${title} ratio`,
    formula: `${short} of the group / of the privileged group`,
    range: [0, null],
    ideal: 1,
    needs: ["label", "prediction"],
    here: null,
    differs: "divided by 2 once more there, so that groups without any difference have 0.5; here they have 1",
    of: ofRates([one, other], (group, reference) => sum(group) / sum(reference)),
  },
];

/** The names of Veritas: the privileged group less a group, so that positive means worse off; ratios the other way round. */
export const veritas: Convention = {
  id: "veritas",
  title: "Veritas (Monetary Authority of Singapore)",
  source: "mas-veritas2/veritastool, veritastool/metrics/fairness_metrics.py (Apache-2.0), commits 776e468 and 14e97cd (2023)",
  comparison: "reference",
  names: [
    parity("demographic_parity", "Demographic parity", favorableRate),
    ratioName("disparate_impact", "Disparate impact", favorableRate),
    parity("equal_opportunity", "Equal opportunity", truePositiveRate),
    parity("fpr_parity", "False positive rate parity", falsePositiveRate),
    parity("tnr_parity", "True negative rate parity", trueNegativeRate),
    parity("fnr_parity", "False negative rate parity", falseNegativeRate),
    parity("ppv_parity", "Positive predictive parity", precision),
    parity("npv_parity", "Negative predictive parity", negativePredictiveValue),
    parity("fdr_parity", "False discovery rate parity", falseDiscoveryRate),
    parity("for_parity", "False omission rate parity", falseOmissionRate),
    ...odds("equal_odds", "Equalized odds", [truePositiveRate, falsePositiveRate], "TPR + FPR"),
    ...odds("neg_equal_odds", "Negative equalized odds", [trueNegativeRate, falseNegativeRate], "TNR + FNR"),
    ratioName("equal_opportunity_ratio", "Equal opportunity ratio", truePositiveRate),
    ratioName("fpr_ratio", "False positive rate ratio", falsePositiveRate),
    ratioName("tnr_ratio", "True negative rate ratio", trueNegativeRate),
    ratioName("fnr_ratio", "False negative rate ratio", falseNegativeRate),
    ratioName("ppv_ratio", "Positive predictive ratio", precision),
    ratioName("npv_ratio", "Negative predictive ratio", negativePredictiveValue),
    ratioName("fdr_ratio", "False discovery rate ratio", falseDiscoveryRate),
    ratioName("for_ratio", "False omission rate ratio", falseOmissionRate),
  ],
};
