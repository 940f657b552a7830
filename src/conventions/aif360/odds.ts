import type { ConventionName } from "../convention.js";
import { ofRates } from "../kind/of-two.js";
import { falseOmissionRate, falsePositiveRate, precision, truePositiveRate } from "../kind/rates.js";

const both = ["label", "prediction"] as const;
const zeros = "0 / 0 is 0 or NaN there, and max(NaN, x) depends on the order; here there is then no value";
const half = ([tpr, fpr]: readonly number[], [tprOf, fprOf]: readonly number[]): readonly [number, number] => [
  tpr! - tprOf!,
  fpr! - fprOf!,
];

/** Of true and false positive rates together. */
export const odds: readonly ConventionName[] = [
  {
    name: "average_odds_difference",
    title: "Average odds difference",
    formula: "((FPR − FPR_privileged) + (TPR − TPR_privileged)) / 2: opposite errors cancel",
    range: [-1, 1],
    ideal: 0,
    needs: both,
    here: null,
    differs: zeros,
    of: ofRates([truePositiveRate, falsePositiveRate], (x, y) => (half(x, y)[0] + half(x, y)[1]) / 2),
  },
  {
    name: "average_abs_odds_difference",
    title: "Average absolute odds difference",
    formula: "(|FPR − FPR_privileged| + |TPR − TPR_privileged|) / 2",
    range: [0, 1],
    ideal: 0,
    needs: both,
    here: "average_absolute_odds_difference, where there are two groups",
    differs: zeros,
    of: ofRates([truePositiveRate, falsePositiveRate], (x, y) => (Math.abs(half(x, y)[0]) + Math.abs(half(x, y)[1])) / 2),
  },
  {
    name: "equalized_odds_difference",
    title: "Equalized odds difference",
    formula: "max(|FPR − FPR_privileged|, |TPR − TPR_privileged|)",
    range: [0, 1],
    ideal: 0,
    needs: both,
    here: "equalized_odds_difference, where there are two groups",
    differs: zeros,
    of: ofRates([truePositiveRate, falsePositiveRate], (x, y) => Math.max(Math.abs(half(x, y)[0]), Math.abs(half(x, y)[1]))),
  },
  {
    name: "average_predictive_value_difference",
    title: "Average predictive value difference",
    formula: "((PPV − PPV_privileged) + (FOR − FOR_privileged)) / 2",
    range: [-1, 1],
    ideal: 0,
    needs: both,
    here: null,
    differs: zeros,
    of: ofRates([precision, falseOmissionRate], (x, y) => (x[0]! - y[0]! + (x[1]! - y[1]!)) / 2),
  },
];
