import { reproduces } from "./figures.js";

// Trusted-AI/AIF360, aif360/aif360-r/tests/testthat/test-classification.R + inst/extdata/{actual,predicted}_data.csv (Apache-2.0), commit 3487791
reproduces(
  "aif360r-classification-20rows",
  [
    [{ sex: "0" }, 3, 4, 2, 0],
    [{ sex: "1" }, 7, 2, 1, 1],
  ],
  { tolerance: 1e-9 },
  [
    ["accuracy", 0.55, (of) => of.rate("accuracy")],
    ["accuracy(priv)", 0.727, (of) => of.rate("accuracy", { sex: "1" }), 0.0003],
    ["accuracy(unpriv)", 0.3333, (of) => of.rate("accuracy", { sex: "0" }), 0.0004],
    ["average_abs_odds_difference", 0.425, (of) => of.named("average_absolute_odds_difference", "sex"), 0.00061],
    [
      "average_odds_difference",
      -0.07545,
      (of) =>
        (of.rate("false_positive_rate", { sex: "0" })! -
          of.rate("false_positive_rate", { sex: "1" })! +
          (of.rate("true_positive_rate", { sex: "0" })! - of.rate("true_positive_rate", { sex: "1" })!)) /
        2,
      6e-5,
    ],
    ["disparate_impact", 1.629, (of) => of.against("selection_rate", "ratio", { sex: "0" }, { sex: "1" }), 0.002],
    ["equal_opportunity_difference", -0.5, (of) => of.against("true_positive_rate", "difference", { sex: "0" }, { sex: "1" })],
    ["error_rate", 0.45, (of) => of.rate("error_rate")],
    ["error_rate(priv)", 0.27, (of) => of.rate("error_rate", { sex: "1" }), 0.003],
    ["error_rate(unpriv)", 0.66, (of) => of.rate("error_rate", { sex: "0" }), 0.007],
    ["error_rate_difference", 0.3939, (of) => of.against("error_rate", "difference", { sex: "0" }, { sex: "1" }), 4e-5],
    ["error_rate_ratio", 2.44, (of) => of.against("error_rate", "ratio", { sex: "0" }, { sex: "1" }), 0.011],
    ["false_discovery_rate", 0.857, (of) => of.rate("false_discovery_rate"), 0.0002],
    ["false_discovery_rate(priv)", 0.66, (of) => of.rate("false_discovery_rate", { sex: "1" }), 0.007],
    ["false_discovery_rate(unpriv)", 1, (of) => of.rate("false_discovery_rate", { sex: "0" })],
    [
      "false_discovery_rate_difference",
      0.3333,
      (of) => of.against("false_discovery_rate", "difference", { sex: "0" }, { sex: "1" }),
      0.0004,
    ],
    ["false_discovery_rate_ratio", 1.5, (of) => of.against("false_discovery_rate", "ratio", { sex: "0" }, { sex: "1" })],
    ["false_negative_rate", 0.75, (of) => of.rate("false_negative_rate")],
    ["false_negative_rate(priv)", 0.5, (of) => of.rate("false_negative_rate", { sex: "1" })],
    ["false_negative_rate(unpriv)", 1, (of) => of.rate("false_negative_rate", { sex: "0" })],
    ["false_negative_rate_difference", 0.5, (of) => of.against("false_negative_rate", "difference", { sex: "0" }, { sex: "1" })],
    ["false_negative_rate_ratio", 2, (of) => of.against("false_negative_rate", "ratio", { sex: "0" }, { sex: "1" })],
    ["false_omission_rate", 0.231, (of) => of.rate("false_omission_rate"), 0.0008],
    ["false_omission_rate(priv)", 0.125, (of) => of.rate("false_omission_rate", { sex: "1" })],
    ["false_omission_rate(unpriv)", 0.4, (of) => of.rate("false_omission_rate", { sex: "0" })],
    ["false_omission_rate_difference", 0.275, (of) => of.against("false_omission_rate", "difference", { sex: "0" }, { sex: "1" })],
    ["false_omission_rate_ratio", 3.2, (of) => of.against("false_omission_rate", "ratio", { sex: "0" }, { sex: "1" })],
    ["false_positive_rate", 0.375, (of) => of.rate("false_positive_rate")],
    ["false_positive_rate(priv)", 0.2215, (of) => of.rate("false_positive_rate", { sex: "1" }), 0.0023],
    ["false_positive_rate(unpriv)", 0.571, (of) => of.rate("false_positive_rate", { sex: "0" }), 0.0005],
    [
      "false_positive_rate_difference",
      0.34901,
      (of) => of.against("false_positive_rate", "difference", { sex: "0" }, { sex: "1" }),
      0.00021,
    ],
    ["negative_predictive_value", 0.769, (of) => of.rate("negative_predictive_value"), 0.0003],
    ["positive_predictive_value", 0.143, (of) => of.rate("positive_predictive_value"), 0.0005],
    ["recall", 0.25, (of) => of.rate("true_positive_rate")],
    ["selection_rate", 0.35, (of) => of.rate("selection_rate")],
    ["specificity", 0.625, (of) => of.rate("true_negative_rate")],
    ["statistical_parity_difference", 0.172, (of) => of.against("selection_rate", "difference", { sex: "0" }, { sex: "1" }), 0.0005],
    ["true_positive_rate_difference", -0.5, (of) => of.against("true_positive_rate", "difference", { sex: "0" }, { sex: "1" })],
  ],
);

// Trusted-AI/AIF360, aif360/sklearn/metrics/metrics.py (Apache-2.0), commit 3487791
reproduces(
  "peerrun-aif360-german",
  [
    [{ Female: "Female" }, 181, 20, 57, 52],
    [{ Female: "Male" }, 462, 37, 122, 69],
  ],
  { tolerance: 1e-9 },
  [
    [
      "statistical_parity_difference",
      0.07863487611033193,
      (of) => of.against("selection_rate", "difference", { Female: "Female" }, { Female: "Male" }),
    ],
    ["disparate_impact_ratio", 1.5118685331710287, (of) => of.against("selection_rate", "ratio", { Female: "Female" }, { Female: "Male" })],
    [
      "equal_opportunity_difference",
      0.11580767568086847,
      (of) => of.against("true_positive_rate", "difference", { Female: "Female" }, { Female: "Male" }),
    ],
    [
      "average_odds_difference",
      0.07058093332493559,
      (of) =>
        (of.rate("false_positive_rate", { Female: "Female" })! -
          of.rate("false_positive_rate", { Female: "Male" })! +
          (of.rate("true_positive_rate", { Female: "Female" })! - of.rate("true_positive_rate", { Female: "Male" })!)) /
        2,
    ],
    ["average_odds_error", 0.07058093332493559, (of) => of.named("average_absolute_odds_difference", "Female")],
    [
      "average_predictive_value_difference",
      0.050935257363046896,
      (of) =>
        (of.rate("positive_predictive_value", { Female: "Female" })! -
          of.rate("positive_predictive_value", { Female: "Male" })! +
          (of.rate("false_omission_rate", { Female: "Female" })! - of.rate("false_omission_rate", { Female: "Male" })!)) /
        2,
    ],
    [
      "dataset statistical_parity_difference",
      0.07480130902290794,
      (of) => of.against("base_rate", "difference", { Female: "Female" }, { Female: "Male" }),
    ],
    ["class_imbalance", -0.38, (of) => (of.rows({ Female: "Female" }) - of.rows({ Female: "Male" })) / of.rows()],
  ],
);

// Trusted-AI/AIF360, aif360/sklearn/metrics/metrics.py (sample_weight) (Apache-2.0), commit 3487791
reproduces(
  "peerrun-aif360-german-weighted",
  [
    [{ Female: "Female" }, [181, 443197, 1673942925], [20, 70554, 422819344], [57, 159958, 731091616], [52, 218401, 1833328245]],
    [{ Female: "Male" }, [462, 1383304, 6531087462], [37, 192765, 1642399617], [122, 423636, 2496764908], [69, 379443, 3329570413]],
  ],
  { tolerance: 1e-9 },
  [
    [
      "statistical_parity_difference",
      0.08339101223925421,
      (of) => of.against("selection_rate", "difference", { Female: "Female" }, { Female: "Male" }),
    ],
    ["disparate_impact_ratio", 1.3467262953104417, (of) => of.against("selection_rate", "ratio", { Female: "Female" }, { Female: "Male" })],
    [
      "equal_opportunity_difference",
      0.10474693308402949,
      (of) => of.against("true_positive_rate", "difference", { Female: "Female" }, { Female: "Male" }),
    ],
    [
      "average_odds_difference",
      0.059885295103536296,
      (of) =>
        (of.rate("false_positive_rate", { Female: "Female" })! -
          of.rate("false_positive_rate", { Female: "Male" })! +
          (of.rate("true_positive_rate", { Female: "Female" })! - of.rate("true_positive_rate", { Female: "Male" })!)) /
        2,
    ],
  ],
);

// Trusted-AI/AIF360, aif360/sklearn/metrics/metrics.py (Apache-2.0), commit 3487791
reproduces(
  "peerrun-aif360-adultrf",
  [
    [{ gender: "Female" }, 98, 2743, 213, 145],
    [{ gender: "Male" }, 608, 3968, 1355, 639],
  ],
  { tolerance: 1e-9 },
  [
    [
      "statistical_parity_difference",
      0.20156446340013978,
      (of) => of.against("selection_rate", "difference", { gender: "Female" }, { gender: "Male" }),
    ],
    ["disparate_impact_ratio", 1.2874492130538133, (of) => of.against("selection_rate", "ratio", { gender: "Female" }, { gender: "Male" })],
    [
      "equal_opportunity_difference",
      0.08456654880843645,
      (of) => of.against("true_positive_rate", "difference", { gender: "Female" }, { gender: "Male" }),
    ],
    [
      "average_odds_difference",
      0.09146939275612327,
      (of) =>
        (of.rate("false_positive_rate", { gender: "Female" })! -
          of.rate("false_positive_rate", { gender: "Male" })! +
          (of.rate("true_positive_rate", { gender: "Female" })! - of.rate("true_positive_rate", { gender: "Male" })!)) /
        2,
    ],
    ["average_odds_error", 0.09146939275612327, (of) => of.named("average_absolute_odds_difference", "gender")],
    [
      "average_predictive_value_difference",
      -0.04693837706052108,
      (of) =>
        (of.rate("positive_predictive_value", { gender: "Female" })! -
          of.rate("positive_predictive_value", { gender: "Male" })! +
          (of.rate("false_omission_rate", { gender: "Female" })! - of.rate("false_omission_rate", { gender: "Male" })!)) /
        2,
    ],
    [
      "dataset statistical_parity_difference",
      -0.19159078916879943,
      (of) => of.against("base_rate", "difference", { gender: "Female" }, { gender: "Male" }),
    ],
    ["class_imbalance", -0.3450711434128365, (of) => (of.rows({ gender: "Female" }) - of.rows({ gender: "Male" })) / of.rows()],
  ],
);
