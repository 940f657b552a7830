import { reproduces } from "./figures.js";

// aws/amazon-sagemaker-clarify, tests/unit/bias/metrics/test_metrics.py ; test_basic_stats.py (Apache-2.0), commit 024329d
reproduces(
  "smclarify-posttraining-binary",
  [
    [{ x: "F" }, 2, 2, 1, 2],
    [{ x: "M" }, 1, 2, 2, 0],
  ],
  { tolerance: 1e-6 },
  [
    ["CI of F", -0.16666666666666666, (of) => (of.rows({ x: "M" }) - of.rows({ x: "F" })) / of.rows()],
    ["DI of F", 1.4285714285714286, (of) => of.against("selection_rate", "ratio", { x: "F" }, { x: "M" })],
    ["DCA of F", 0.25, (of) => of.against("conditional_acceptance", "difference", { x: "M" }, { x: "F" })],
    ["DCR of F", 0.3333333333333333, (of) => of.against("conditional_rejection", "difference", { x: "F" }, { x: "M" })],
    ["RD of F", -0.6666666666666666, (of) => of.against("true_positive_rate", "difference", { x: "M" }, { x: "F" })],
    ["SD of F", 0.16666666666666666, (of) => of.against("true_negative_rate", "difference", { x: "F" }, { x: "M" })],
    ["DRR of F", 0.3333333333333333, (of) => of.against("negative_predictive_value", "difference", { x: "F" }, { x: "M" })],
    ["AD of F", -0.37142857142857144, (of) => of.against("accuracy", "difference", { x: "M" }, { x: "F" })],
    ["DAR of F", -0.5, (of) => of.against("positive_predictive_value", "difference", { x: "M" }, { x: "F" })],
    ["TE of F", -0.5, (of) => of.against("false_negative_to_false_positive_ratio", "difference", { x: "F" }, { x: "M" })],
    ["CI of M", 0.16666666666666666, (of) => (of.rows({ x: "F" }) - of.rows({ x: "M" })) / of.rows()],
    ["DI of M", 0.7, (of) => of.against("selection_rate", "ratio", { x: "M" }, { x: "F" })],
    ["DCA of M", -0.25, (of) => of.against("conditional_acceptance", "difference", { x: "F" }, { x: "M" })],
    ["DCR of M", -0.3333333333333333, (of) => of.against("conditional_rejection", "difference", { x: "M" }, { x: "F" })],
    ["RD of M", 0.6666666666666666, (of) => of.against("true_positive_rate", "difference", { x: "F" }, { x: "M" })],
    ["SD of M", -0.16666666666666666, (of) => of.against("true_negative_rate", "difference", { x: "M" }, { x: "F" })],
    ["DRR of M", -0.3333333333333333, (of) => of.against("negative_predictive_value", "difference", { x: "M" }, { x: "F" })],
    ["AD of M", 0.37142857142857144, (of) => of.against("accuracy", "difference", { x: "F" }, { x: "M" })],
    ["DAR of M", 0.5, (of) => of.against("positive_predictive_value", "difference", { x: "F" }, { x: "M" })],
    ["TE of M", 0.5, (of) => of.against("false_negative_to_false_positive_ratio", "difference", { x: "M" }, { x: "F" })],
    ["proportion F", 0.5833333333333334, (of) => of.rows({ x: "F" }) / of.rows()],
    ["observed positive share of F", 0.42857142857142855, (of) => of.rate("base_rate", { x: "F" })],
    ["observed positive share of M", 0.4, (of) => of.rate("base_rate", { x: "M" })],
  ],
);

// aws/amazon-sagemaker-clarify, src/smclarify/bias/metrics (Apache-2.0), commit 024329d
reproduces(
  "peerrun-smclarify-german",
  [
    [{ Female: "Female" }, 181, 20, 57, 52],
    [{ Female: "Male" }, 462, 37, 122, 69],
  ],
  { tolerance: 1e-9 },
  [
    ["CI", 0.38, (of) => (of.rows({ Female: "Male" }) - of.rows({ Female: "Female" })) / of.rows()],
    ["DPL", -0.07480130902290794, (of) => of.against("base_rate", "difference", { Female: "Male" }, { Female: "Female" })],
    [
      "LP",
      0.10578502570345728,
      (of) => Math.abs(of.rate("base_rate", { Female: "Male" })! - of.rate("base_rate", { Female: "Female" })!) * Math.sqrt(2),
    ],
    ["TVD", 0.07480130902290788, (of) => Math.abs(of.rate("base_rate", { Female: "Male" })! - of.rate("base_rate", { Female: "Female" })!)],
    ["KS", 0.07480130902290794, (of) => Math.abs(of.rate("base_rate", { Female: "Male" })! - of.rate("base_rate", { Female: "Female" })!)],
    ["DPPL", -0.07863487611033193, (of) => of.against("selection_rate", "difference", { Female: "Male" }, { Female: "Female" })],
    ["DI", 1.5118685331710287, (of) => of.against("selection_rate", "ratio", { Female: "Female" }, { Female: "Male" })],
    ["DCA", 0.2879979035639413, (of) => of.against("conditional_acceptance", "difference", { Female: "Male" }, { Female: "Female" })],
    ["DCR", -0.00991423966847016, (of) => of.against("conditional_rejection", "difference", { Female: "Female" }, { Female: "Male" })],
    ["RD", -0.11580767568086847, (of) => of.against("true_positive_rate", "difference", { Female: "Male" }, { Female: "Female" })],
    ["SD", -0.02535419096900271, (of) => of.against("true_negative_rate", "difference", { Female: "Female" }, { Female: "Male" })],
    ["DAR", -0.07127882599580715, (of) => of.against("positive_predictive_value", "difference", { Female: "Male" }, { Female: "Female" })],
    ["DRR", -0.030591688730286726, (of) => of.against("negative_predictive_value", "difference", { Female: "Female" }, { Female: "Male" })],
    ["AD", 0.017952314165497918, (of) => of.against("accuracy", "difference", { Female: "Male" }, { Female: "Female" })],
    [
      "TE",
      -0.4472972972972973,
      (of) => of.against("false_negative_to_false_positive_ratio", "difference", { Female: "Female" }, { Female: "Male" }),
    ],
  ],
);

// aws/amazon-sagemaker-clarify, src/smclarify/bias/metrics (Apache-2.0), commit 024329d
reproduces(
  "peerrun-smclarify-adultrf",
  [
    [{ gender: "Female" }, 98, 2743, 213, 145],
    [{ gender: "Male" }, 608, 3968, 1355, 639],
  ],
  { tolerance: 1e-9 },
  [
    ["CI", 0.3450711434128365, (of) => (of.rows({ gender: "Male" }) - of.rows({ gender: "Female" })) / of.rows()],
    ["DPL", 0.19159078916879943, (of) => of.against("base_rate", "difference", { gender: "Male" }, { gender: "Female" })],
    [
      "LP",
      0.27095029246828034,
      (of) => Math.abs(of.rate("base_rate", { gender: "Male" })! - of.rate("base_rate", { gender: "Female" })!) * Math.sqrt(2),
    ],
    ["TVD", 0.1915907891687994, (of) => Math.abs(of.rate("base_rate", { gender: "Male" })! - of.rate("base_rate", { gender: "Female" })!)],
    ["KS", 0.19159078916879943, (of) => Math.abs(of.rate("base_rate", { gender: "Male" })! - of.rate("base_rate", { gender: "Female" })!)],
    ["DPPL", -0.20156446340013978, (of) => of.against("selection_rate", "difference", { gender: "Male" }, { gender: "Female" })],
    ["DI", 1.2874492130538133, (of) => of.against("selection_rate", "ratio", { gender: "Female" }, { gender: "Male" })],
    ["DCA", 0.30885840347730514, (of) => of.against("conditional_acceptance", "difference", { gender: "Male" }, { gender: "Female" })],
    ["DCR", 6.803922403696685, (of) => of.against("conditional_rejection", "difference", { gender: "Female" }, { gender: "Male" })],
    ["RD", -0.08456654880843645, (of) => of.against("true_positive_rate", "difference", { gender: "Male" }, { gender: "Female" })],
    ["SD", -0.0983722367038101, (of) => of.against("true_negative_rate", "difference", { gender: "Female" }, { gender: "Male" })],
    ["DAR", 0.08849421902235968, (of) => of.against("positive_predictive_value", "difference", { gender: "Male" }, { gender: "Female" })],
    ["DRR", 0.005382535098682528, (of) => of.against("negative_predictive_value", "difference", { gender: "Female" }, { gender: "Male" })],
    ["AD", 0.11384089301118167, (of) => of.against("accuracy", "difference", { gender: "Male" }, { gender: "Female" })],
    [
      "TE",
      -0.26382964922441876,
      (of) => of.against("false_negative_to_false_positive_ratio", "difference", { gender: "Female" }, { gender: "Male" }),
    ],
  ],
);
