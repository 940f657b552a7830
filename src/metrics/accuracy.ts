import { ofAgreement } from "./kind/of-agreement.js";
import { share } from "./kind/share.js";

/**
 * Of the rows with label and prediction, the share where they agree: (TP + TN) / n.
 *
 * Unit: share in [0, 1]. No value without a row that has both.
 * Example: labels 1 0 1 0, predictions 1 1 1 0 → 3/4.
 */
export const accuracy = ofAgreement(
  share({
    id: "accuracy",
    title: "Accuracy",
    formula: "(tp + tn) / (tp + fp + fn + tn)",
    better: "higher",
    aliases: ["acc", "accuracy_score"],
    sentence: { among: "people", event: "get the decision that matches their recorded outcome" },
    source: "Berk et al. (2021), Sociological Methods & Research 50:3–44, §3 (overall accuracy equality)",
    trials: (label, prediction) => label !== null && prediction !== null,
    hits: (label, prediction) => label === prediction,
  }),
);
