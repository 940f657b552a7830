import { reproduces } from "./figures.js";

// fairlearn/fairlearn, docs/user_guide/assessment/perform_fairness_assessment.rst + common_fairness_metrics.rst (MIT), commit ebf8fa7
reproduces(
  "fairlearn-three-groups",
  [
    [{ sf: "a" }, 0, 2, 1, 1],
    [{ sf: "b" }, 1, 0, 2, 3],
    [{ sf: "c" }, 1, 2, 3, 2],
  ],
  { tolerance: 2e-6 },
  [
    ["tpr", 0.5, (of) => of.rate("true_positive_rate")],
    ["fpr", 0.666667, (of) => of.rate("false_positive_rate")],
    ["selection_rate", 0.555556, (of) => of.rate("selection_rate")],
    ["count", 18, (of) => of.rows()],
    ["tpr of a", 0.5, (of) => of.rate("true_positive_rate", { sf: "a" })],
    ["fpr of a", 1.0, (of) => of.rate("false_positive_rate", { sf: "a" })],
    ["selection_rate of a", 0.75, (of) => of.rate("selection_rate", { sf: "a" })],
    ["count of a", 4, (of) => of.rows({ sf: "a" })],
    ["tpr of b", 0.6, (of) => of.rate("true_positive_rate", { sf: "b" })],
    ["fpr of b", 0.0, (of) => of.rate("false_positive_rate", { sf: "b" })],
    ["selection_rate of b", 0.5, (of) => of.rate("selection_rate", { sf: "b" })],
    ["count of b", 6, (of) => of.rows({ sf: "b" })],
    ["tpr of c", 0.4, (of) => of.rate("true_positive_rate", { sf: "c" })],
    ["fpr of c", 0.666667, (of) => of.rate("false_positive_rate", { sf: "c" })],
    ["selection_rate of c", 0.5, (of) => of.rate("selection_rate", { sf: "c" })],
    ["count of c", 8, (of) => of.rows({ sf: "c" })],
    ["tpr difference(between_groups)", 0.2, (of) => of.gap("true_positive_rate", "difference", "sf")],
    ["tpr ratio(between_groups)", 0.666667, (of) => of.gap("true_positive_rate", "ratio", "sf")],
    ["tpr difference(to_overall)", 0.1, (of) => of.fromOverall("true_positive_rate", "difference", "sf")],
    ["tpr ratio(to_overall)", 0.8, (of) => of.fromOverall("true_positive_rate", "ratio", "sf")],
    ["fpr difference(between_groups)", 1, (of) => of.gap("false_positive_rate", "difference", "sf")],
    ["fpr ratio(between_groups)", 0, (of) => of.gap("false_positive_rate", "ratio", "sf")],
    ["fpr difference(to_overall)", 0.666667, (of) => of.fromOverall("false_positive_rate", "difference", "sf")],
    ["fpr ratio(to_overall)", 0, (of) => of.fromOverall("false_positive_rate", "ratio", "sf")],
    ["selection_rate difference(between_groups)", 0.25, (of) => of.gap("selection_rate", "difference", "sf")],
    ["selection_rate ratio(between_groups)", 0.666667, (of) => of.gap("selection_rate", "ratio", "sf")],
    ["selection_rate difference(to_overall)", 0.194444, (of) => of.fromOverall("selection_rate", "difference", "sf")],
    ["selection_rate ratio(to_overall)", 0.740741, (of) => of.fromOverall("selection_rate", "ratio", "sf")],
    ["demographic_parity_difference", 0.25, (of) => of.gap("selection_rate", "difference", "sf")],
    ["demographic_parity_ratio", 0.666666, (of) => of.gap("selection_rate", "ratio", "sf")],
    ["equalized_odds_difference", 1.0, (of) => of.named("equalized_odds_difference", "sf")],
    ["equalized_odds_ratio", 0.0, (of) => of.named("equalized_odds_ratio", "sf")],
  ],
);

// fairlearn/fairlearn, docs/user_guide/assessment/intersecting_groups.rst (MIT), commit ebf8fa7
reproduces(
  "fairlearn-intersections",
  [
    [{ sf: "a", g2: "6" }, 0, 1, 1, 0],
    [{ sf: "a", g2: "8" }, 0, 1, 0, 1],
    [{ sf: "b", g2: "6" }, 0, 0, 1, 2],
    [{ sf: "b", g2: "8" }, 1, 0, 1, 1],
    [{ sf: "c", g2: "6" }, 1, 1, 2, 2],
    [{ sf: "c", g2: "8" }, 0, 1, 1, 0],
  ],
  { tolerance: 2e-6 },
  [
    ["recall overall", 0.5, (of) => of.rate("true_positive_rate")],
    ["precision overall", 0.6, (of) => of.rate("positive_predictive_value")],
    ["precision of ax6", 0, (of) => of.rate("positive_predictive_value", { sf: "a", g2: "6" })],
    ["recall of ax6", 0, (of) => of.rate("true_positive_rate", { sf: "a", g2: "6" })],
    ["count of ax6", 2, (of) => of.rows({ sf: "a", g2: "6" })],
    ["precision of ax8", 0.5, (of) => of.rate("positive_predictive_value", { sf: "a", g2: "8" })],
    ["recall of ax8", 1, (of) => of.rate("true_positive_rate", { sf: "a", g2: "8" })],
    ["count of ax8", 2, (of) => of.rows({ sf: "a", g2: "8" })],
    ["precision of bx6", 1, (of) => of.rate("positive_predictive_value", { sf: "b", g2: "6" })],
    ["recall of bx6", 0.666667, (of) => of.rate("true_positive_rate", { sf: "b", g2: "6" })],
    ["count of bx6", 3, (of) => of.rows({ sf: "b", g2: "6" })],
    ["precision of bx8", 1, (of) => of.rate("positive_predictive_value", { sf: "b", g2: "8" })],
    ["recall of bx8", 0.5, (of) => of.rate("true_positive_rate", { sf: "b", g2: "8" })],
    ["count of bx8", 3, (of) => of.rows({ sf: "b", g2: "8" })],
    ["precision of cx6", 0.666667, (of) => of.rate("positive_predictive_value", { sf: "c", g2: "6" })],
    ["recall of cx6", 0.5, (of) => of.rate("true_positive_rate", { sf: "c", g2: "6" })],
    ["count of cx6", 6, (of) => of.rows({ sf: "c", g2: "6" })],
    ["precision of cx8", 0, (of) => of.rate("positive_predictive_value", { sf: "c", g2: "8" })],
    ["recall of cx8", 0, (of) => of.rate("true_positive_rate", { sf: "c", g2: "8" })],
    ["count of cx8", 2, (of) => of.rows({ sf: "c", g2: "8" })],
  ],
);

// fairlearn/fairlearn, docs/user_guide/assessment/intersecting_groups.rst (MIT), commit ebf8fa7
reproduces(
  "fairlearn-control-features",
  [
    [{ cf: "H", sf: "A" }, 0, 1, 3, 1],
    [{ cf: "H", sf: "B" }, 1, 1, 2, 1],
    [{ cf: "H", sf: "C" }, 1, 1, 0, 2],
    [{ cf: "L", sf: "A" }, 1, 1, 2, 1],
    [{ cf: "L", sf: "B" }, 1, 3, 2, 1],
    [{ cf: "L", sf: "C" }, 0, 2, 0, 2],
  ],
  { tolerance: 2e-6 },
  [
    ["accuracy of H", 0.428571, (of) => of.rate("accuracy", { cf: "H" })],
    ["accuracy of L", 0.375, (of) => of.rate("accuracy", { cf: "L" })],
    ["accuracy of HxA", 0.2, (of) => of.rate("accuracy", { cf: "H", sf: "A" })],
    ["accuracy of HxB", 0.4, (of) => of.rate("accuracy", { cf: "H", sf: "B" })],
    ["accuracy of HxC", 0.75, (of) => of.rate("accuracy", { cf: "H", sf: "C" })],
    ["accuracy of LxA", 0.4, (of) => of.rate("accuracy", { cf: "L", sf: "A" })],
    ["accuracy of LxB", 0.285714, (of) => of.rate("accuracy", { cf: "L", sf: "B" })],
    ["accuracy of LxC", 0.5, (of) => of.rate("accuracy", { cf: "L", sf: "C" })],
    [
      "group_max of H",
      0.75,
      (of) =>
        Math.max(
          of.rate("accuracy", { cf: "H", sf: "A" })!,
          of.rate("accuracy", { cf: "H", sf: "B" })!,
          of.rate("accuracy", { cf: "H", sf: "C" })!,
        ),
    ],
    [
      "group_max of L",
      0.5,
      (of) =>
        Math.max(
          of.rate("accuracy", { cf: "L", sf: "A" })!,
          of.rate("accuracy", { cf: "L", sf: "B" })!,
          of.rate("accuracy", { cf: "L", sf: "C" })!,
        ),
    ],
    ["difference of H", 0.55, (of) => of.against("accuracy", "difference", { cf: "H", sf: "C" }, { cf: "H", sf: "A" })],
    ["difference of L", 0.214285, (of) => of.against("accuracy", "difference", { cf: "L", sf: "C" }, { cf: "L", sf: "B" })],
  ],
);

// fairlearn/fairlearn, docs/user_guide/assessment/advanced_metricframe.rst (MIT), commit ebf8fa7
reproduces(
  "fairlearn-weighted-recall-1",
  [
    [{ sf: "a" }, [0, 0, 0], [2, 3, 5], [1, 1, 1], [1, 1, 1]],
    [{ sf: "b" }, [1, 1, 1], [0, 0, 0], [2, 5, 13], [3, 7, 17]],
    [{ sf: "c" }, [1, 2, 4], [2, 6, 18], [3, 6, 14], [2, 2, 2]],
  ],
  { tolerance: 2e-6 },
  [
    ["recall", 0.454545, (of) => of.rate("true_positive_rate")],
    ["recall of a", 0.5, (of) => of.rate("true_positive_rate", { sf: "a" })],
    ["recall of b", 0.583333, (of) => of.rate("true_positive_rate", { sf: "b" })],
    ["recall of c", 0.25, (of) => of.rate("true_positive_rate", { sf: "c" })],
  ],
);

// fairlearn/fairlearn, test/unit/metrics/test_base_metrics.py (MIT), commit ebf8fa7
reproduces("fairlearn-pos-label-basic", [[{}, 3, 1, 3, 1]], { tolerance: 1e-12 }, [["tpr", 0.25, (of) => of.rate("true_positive_rate")]]);

// fairlearn/fairlearn, test/unit/metrics/test_base_metrics.py (MIT), commit ebf8fa7
reproduces("fairlearn-pos-label-basic-pos0", [[{}, 1, 3, 1, 3]], { tolerance: 1e-12 }, [
  ["tpr", 0.75, (of) => of.rate("true_positive_rate")],
]);

// fairlearn/fairlearn, test/unit/metrics/test_base_metrics.py (MIT), commit ebf8fa7
reproduces("fairlearn-pos-label-letters-a", [[{}, 3, 1, 0, 1]], { tolerance: 1e-12 }, [
  ["tnr", 0.75, (of) => of.rate("true_negative_rate")],
]);

// fairlearn/fairlearn, test/unit/metrics/test_base_metrics.py (MIT), commit ebf8fa7
reproduces("fairlearn-pos-label-minus-one", [[{}, 3, 1, 0, 1]], { tolerance: 1e-12 }, [
  ["tnr", 0.75, (of) => of.rate("true_negative_rate")],
]);

// fairlearn/fairlearn, test/unit/metrics/test_selection_rate.py (MIT), commit ebf8fa7
reproduces(
  "fairlearn-selection-rate-weighted",
  [[{}, [6, 11, 27], [2, 5, 13], [0, 0, 0], [0, 0, 0]]],
  { tolerance: 1e-12, only: "prediction" },
  [["selection_rate", 0.3125, (of) => of.rate("selection_rate")]],
);
