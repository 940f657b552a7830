import { reproduces } from "./figures.js";

// fidelity/jurity, tests/test_fairness_binary.py (Apache-2.0), commit 3407b6b
reproduces(
  "jurity-all-scores",
  [
    [{ member: "0" }, 1, 0, 3, 1],
    [{ member: "1" }, 0, 1, 4, 0],
  ],
  { tolerance: 1e-6 },
  [
    ["Statistical Parity", 0, (of) => of.against("selection_rate", "difference", { member: "1" }, { member: "0" })],
    [
      "Average Odds",
      0.375,
      (of) =>
        (of.rate("false_positive_rate", { member: "1" })! -
          of.rate("false_positive_rate", { member: "0" })! +
          (of.rate("true_positive_rate", { member: "1" })! - of.rate("true_positive_rate", { member: "0" })!)) /
        2,
    ],
    ["Disparate Impact", 1, (of) => of.against("selection_rate", "ratio", { member: "1" }, { member: "0" })],
    ["FNR difference", 0.25, (of) => of.against("false_negative_rate", "difference", { member: "1" }, { member: "0" })],
    ["FOR difference", 0.25, (of) => of.against("false_omission_rate", "difference", { member: "1" }, { member: "0" })],
    ["Predictive Equality", 1.0, (of) => of.against("false_positive_rate", "difference", { member: "1" }, { member: "0" })],
  ],
);

// fidelity/jurity, tests/test_fairness_binary.py (Apache-2.0), commit 3407b6b
reproduces(
  "jurity-average-odds-bound-pos",
  [
    [{ member: "0" }, 1, 0, 3, 0],
    [{ member: "1" }, 0, 3, 0, 1],
  ],
  { tolerance: 1e-6 },
  [
    [
      "AverageOdds",
      1,
      (of) =>
        (of.rate("false_positive_rate", { member: "1" })! -
          of.rate("false_positive_rate", { member: "0" })! +
          (of.rate("true_positive_rate", { member: "1" })! - of.rate("true_positive_rate", { member: "0" })!)) /
        2,
    ],
    ["PredictiveEquality", 1, (of) => of.against("false_positive_rate", "difference", { member: "1" }, { member: "0" })],
  ],
);

// fidelity/jurity, tests/test_fairness_binary.py (Apache-2.0), commit 3407b6b
reproduces(
  "jurity-average-odds",
  [
    [{ member: "0" }, 0, 1, 1, 2],
    [{ member: "1" }, 1, 1, 2, 0],
  ],
  { tolerance: 0.001 },
  [
    [
      "AverageOdds",
      -0.5833,
      (of) =>
        (of.rate("false_positive_rate", { member: "1" })! -
          of.rate("false_positive_rate", { member: "0" })! +
          (of.rate("true_positive_rate", { member: "1" })! - of.rate("true_positive_rate", { member: "0" })!)) /
        2,
      0.01,
    ],
    ["PredictiveEquality", -0.5, (of) => of.against("false_positive_rate", "difference", { member: "1" }, { member: "0" })],
  ],
);

// fidelity/jurity, tests/test_fairness_binary.py (Apache-2.0), commit 3407b6b
reproduces(
  "jurity-disparate-impact",
  [
    [{ member: "0" }, 4, 1, 0, 0],
    [{ member: "1" }, 3, 2, 0, 0],
  ],
  { tolerance: 1e-6, only: "prediction" },
  [["DisparateImpact", 2, (of) => of.against("selection_rate", "ratio", { member: "1" }, { member: "0" })]],
);

// fidelity/jurity, tests/test_fairness_binary.py (Apache-2.0), commit 3407b6b
reproduces(
  "jurity-equal-opportunity",
  [
    [{ member: "0" }, 0, 1, 1, 2],
    [{ member: "1" }, 0, 3, 1, 0],
  ],
  { tolerance: 0.001 },
  [["EqualOpportunity", -0.666, (of) => of.against("true_positive_rate", "difference", { member: "1" }, { member: "0" })]],
);

// fidelity/jurity, tests/test_fairness_binary.py (Apache-2.0), commit 3407b6b
reproduces(
  "jurity-fnr-difference",
  [
    [{ member: "0" }, 1, 1, 1, 2],
    [{ member: "1" }, 2, 0, 2, 1],
  ],
  { tolerance: 0.001 },
  [["FNRDifference", 0.333, (of) => of.against("false_negative_rate", "difference", { member: "1" }, { member: "0" })]],
);

// fidelity/jurity, tests/test_fairness_binary.py (Apache-2.0), commit 3407b6b
reproduces(
  "jurity-statistical-parity",
  [
    [{ member: "0" }, 1, 2, 0, 0],
    [{ member: "1" }, 2, 1, 0, 0],
  ],
  { tolerance: 0.001, only: "prediction" },
  [["StatisticalParity", -0.3333, (of) => of.against("selection_rate", "difference", { member: "1" }, { member: "0" })]],
);

// fidelity/jurity, jurity/fairness (BinaryFairnessMetrics.get_all_scores) (Apache-2.0), commit 3407b6b
reproduces(
  "peerrun-jurity-german",
  [
    [{ Female: "Female" }, 181, 20, 57, 52],
    [{ Female: "Male" }, 462, 37, 122, 69],
  ],
  { tolerance: 0.00051 },
  [
    [
      "Average Odds",
      0.071,
      (of) =>
        (of.rate("false_positive_rate", { Female: "Female" })! -
          of.rate("false_positive_rate", { Female: "Male" })! +
          (of.rate("true_positive_rate", { Female: "Female" })! - of.rate("true_positive_rate", { Female: "Male" })!)) /
        2,
    ],
    ["Disparate Impact", 1.512, (of) => of.against("selection_rate", "ratio", { Female: "Female" }, { Female: "Male" })],
    ["Equal Opportunity", 0.116, (of) => of.against("true_positive_rate", "difference", { Female: "Female" }, { Female: "Male" })],
    ["FNR difference", -0.116, (of) => of.against("false_negative_rate", "difference", { Female: "Female" }, { Female: "Male" })],
    ["FOR difference", 0.031, (of) => of.against("false_omission_rate", "difference", { Female: "Female" }, { Female: "Male" })],
    ["Predictive Equality", 0.025, (of) => of.against("false_positive_rate", "difference", { Female: "Female" }, { Female: "Male" })],
    ["Statistical Parity", 0.079, (of) => of.against("selection_rate", "difference", { Female: "Female" }, { Female: "Male" })],
  ],
);

// fidelity/jurity, jurity/fairness (BinaryFairnessMetrics.get_all_scores) (Apache-2.0), commit 3407b6b
reproduces(
  "peerrun-jurity-adultrf",
  [
    [{ gender: "Female" }, 98, 2743, 213, 145],
    [{ gender: "Male" }, 608, 3968, 1355, 639],
  ],
  { tolerance: 0.00051 },
  [
    [
      "Average Odds",
      0.091,
      (of) =>
        (of.rate("false_positive_rate", { gender: "Female" })! -
          of.rate("false_positive_rate", { gender: "Male" })! +
          (of.rate("true_positive_rate", { gender: "Female" })! - of.rate("true_positive_rate", { gender: "Male" })!)) /
        2,
    ],
    ["Disparate Impact", 1.287, (of) => of.against("selection_rate", "ratio", { gender: "Female" }, { gender: "Male" })],
    ["Equal Opportunity", 0.085, (of) => of.against("true_positive_rate", "difference", { gender: "Female" }, { gender: "Male" })],
    ["FNR difference", -0.085, (of) => of.against("false_negative_rate", "difference", { gender: "Female" }, { gender: "Male" })],
    ["FOR difference", -0.005, (of) => of.against("false_omission_rate", "difference", { gender: "Female" }, { gender: "Male" })],
    ["Predictive Equality", 0.098, (of) => of.against("false_positive_rate", "difference", { gender: "Female" }, { gender: "Male" })],
    ["Statistical Parity", 0.202, (of) => of.against("selection_rate", "difference", { gender: "Female" }, { gender: "Male" })],
  ],
);
