import { individual } from "./aif360/benefits.js";
import { ofLabels } from "./aif360/labels.js";
import { odds } from "./aif360/odds.js";
import type { Convention, ConventionName } from "./convention.js";
import { lessReference, ratioName } from "./kind/of-two.js";
import {
  baseRate,
  errorRate,
  falseDiscoveryRate,
  falseNegativeRate,
  falseOmissionRate,
  falsePositiveRate,
  favorableRate,
  type SideRate,
  truePositiveRate,
} from "./kind/rates.js";

const zeros = (rate: SideRate) =>
  rate === favorableRate || rate === baseRate ? null : "0 / 0 is 0 or NaN there, by the rate; here it has no value";

const difference = (name: string, title: string, rate: SideRate): ConventionName => ({
  name,
  title,
  formula: `${rate.title} of the group − of the privileged group`,
  range: [-1, 1],
  ideal: 0,
  needs: rate.needs,
  here: `${rate.metric}__difference_to_reference`,
  differs: zeros(rate),
  of: lessReference(rate),
});

/** The names of AIF360: a group less, or over, the privileged one; positive means favourable. */
export const aif360: Convention = {
  id: "aif360",
  title: "AIF360",
  source: "Trusted-AI/AIF360, aif360/metrics and aif360/sklearn/metrics (Apache-2.0), commit 3487791 (2026)",
  comparison: "reference",
  names: [
    difference("mean_difference", "Difference in base rates", baseRate),
    difference("statistical_parity_difference", "Statistical parity difference", favorableRate),
    ratioName("disparate_impact", "Disparate impact", favorableRate),
    difference("equal_opportunity_difference", "Equal opportunity difference", truePositiveRate),
    ...odds,
    difference("false_positive_rate_difference", "False positive rate difference", falsePositiveRate),
    difference("false_negative_rate_difference", "False negative rate difference", falseNegativeRate),
    difference("false_omission_rate_difference", "False omission rate difference", falseOmissionRate),
    difference("false_discovery_rate_difference", "False discovery rate difference", falseDiscoveryRate),
    difference("error_rate_difference", "Error rate difference", errorRate),
    ratioName("false_positive_rate_ratio", "False positive rate ratio", falsePositiveRate),
    ratioName("false_negative_rate_ratio", "False negative rate ratio", falseNegativeRate),
    ratioName("false_omission_rate_ratio", "False omission rate ratio", falseOmissionRate),
    ratioName("false_discovery_rate_ratio", "False discovery rate ratio", falseDiscoveryRate),
    ratioName("error_rate_ratio", "Error rate ratio", errorRate),
    ...ofLabels,
    ...individual,
  ],
};
