import { postTraining } from "./clarify/post-training.js";
import { preTraining } from "./clarify/pre-training.js";
import type { Convention } from "./convention.js";

/** The names of SageMaker Clarify: the facet d against everybody else a, positive meaning favourable; most numbers are positive when the facet is worse off. */
export const clarify: Convention = {
  id: "clarify",
  title: "Amazon SageMaker Clarify",
  source: "aws/amazon-sagemaker-clarify, src/smclarify/bias/metrics (Apache-2.0), commit 024329d (2023)",
  comparison: "rest",
  names: [...preTraining, ...postTraining],
};
