import { ofAgreement } from "./kind/of-agreement.js";
import { share } from "./kind/share.js";

/**
 * Of the rows with label and prediction, the share where they differ: (FP + FN) / n.
 *
 * Unit: share in [0, 1]. No value without a row that has both.
 * Example: labels 1 0 1 0, predictions 1 1 1 0 → 1/4.
 */
export const errorRate = ofAgreement(
  share({
    id: "error_rate",
    title: "Error rate",
    formula: "(fp + fn) / (tp + fp + fn + tn)",
    better: "lower",
    aliases: ["err", "misclassification_rate", "zero_one_loss"],
    sentence: { among: "people", event: "get a decision that does not match their recorded outcome" },
    source: "Berk et al. (2021), Sociological Methods & Research 50:3–44, §3",
    trials: (label, prediction) => label !== null && prediction !== null,
    hits: (label, prediction) => label !== prediction,
  }),
);
