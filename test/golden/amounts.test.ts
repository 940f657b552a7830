import { type RowFigures, reproduces } from "./row-figures.js";

const predicted = [0.9, 0.7, 0.3, 0.2, 0.8, 1, 0.8, 0.2, 0.1, 0.2];
const truth = [0.8, 0.9, 0.2, 0.1, 0.7, 0.9, 0.9, 0.3, 0.2, 0.1];
const ratio = (of: RowFigures, metric: string): number => of.rate(metric, { g: "a" })! / of.rate(metric, { g: "b" })!;

// holistic-ai/holisticai, tests/bias/metrics/test_bias_regression.py (Apache-2.0), commit 96b084f
reproduces(
  "holisticai-regression",
  predicted.map((prediction, i) => ({ g: i < 4 ? "a" : "b", prediction, truth: truth[i]! })),
  { task: "regression", label: "truth", prediction: "prediction", sensitive: ["g"], tolerance: 1e-7 },
  [
    ["avg_score_diff", 0.008333333333333333, (of) => of.rate("mean_prediction", { g: "a" })! - of.rate("mean_prediction", { g: "b" })!],
    ["avg_score_ratio", 1.016129032, (of) => ratio(of, "mean_prediction")],
    ["rmse_ratio", 1.3228756555322954, (of) => ratio(of, "root_mean_squared_error")],
    ["mae_ratio", 1.25, (of) => ratio(of, "mean_absolute_error")],
    ["disparate_impact_regression, q 0.5", 1, (of) => ratio(of, "above_median_rate")],
    ["disparate_impact_regression, q 0.8", 1.5, (of) => ratio(of, "top_fifth_rate")],
    ["disparate_impact_regression, q 0.9", 0, (of) => ratio(of, "top_tenth_rate")],
    ["statistical_parity_regression, q 0.5", 0, (of) => of.disparity("above_median_rate__difference@g")],
    // scipy 1.17.1, ks_2samp and wasserstein_distance; see fixtures/oracle/tasks.py.
    ["Kolmogorov–Smirnov", 0.25, (of) => of.disparity("ks@g"), 1e-12],
    ["Wasserstein", 0.09166666666666667, (of) => of.disparity("wasserstein_1@g"), 1e-12],
    // numpy: the pooled standard deviation of n − 1, where the peer takes population variances (0.0250).
    ["standardised mean difference", 0.0225160131723218, (of) => of.disparity("standardized_mean_difference@g"), 1e-12],
    ["the same of errors", 0.19802950859533447, (of) => of.disparity("residual_standardized_mean_difference@g"), 1e-12],
  ],
);
