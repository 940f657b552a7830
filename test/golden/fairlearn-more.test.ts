import { audit, type Result } from "../../src/index.js";
import { auditOf, numbersOf } from "../conventions/of-counts.js";
import { type GoldenNumber, reproduces } from "./numbers.js";

const three = { a: [0, 2, 1, 1], b: [1, 0, 2, 3], c: [1, 2, 3, 2] } as const;
const row = (result: Result, group?: string) =>
  result.groups.find(({ by, group: at }) => (group === undefined ? by.length === 0 : at.g === group))!;

// fairlearn/fairlearn, docs/user_guide/assessment/advanced_metricframe.rst (MIT), commit ebf8fa7: F with β = 0.6, as a formula of the user's.
reproduces("fairlearn-fbeta-confusion", 2e-6, async () => {
  const result = await auditOf(three, { formulas: { f06: "1.36 * tp / (1.36 * tp + 0.36 * fn + fp)" } });
  const counts = (["tn", "fp", "fn", "tp"] as const).map((cell, i) => [cell, i] as const);
  const rates = { tn: "true_negative_rate", fp: "false_positive_rate", fn: "false_negative_rate", tp: "true_positive_rate" } as const;
  const published = { all: [2, 4, 6, 6], ...three } as const;
  return [
    ["fbeta", 0.56983, row(result).metrics.f06!.value, 1e-5],
    ["fbeta of a", 0.365591, row(result, "a").metrics.f06!.value],
    ["fbeta of b", 0.85, row(result, "b").metrics.f06!.value],
    ["fbeta of c", 0.468966, row(result, "c").metrics.f06!.value],
    ...(["all", "a", "b", "c"] as const).flatMap((group) =>
      counts.map(([cell, i]): GoldenNumber => {
        const { metrics } = row(result, group === "all" ? undefined : group);
        return [`${cell} of ${group}`, published[group]![i]!, metrics[rates[cell]]!.numerator];
      }),
    ),
  ];
});

// fairlearn/fairlearn, docs/user_guide/assessment/confidence_interval_estimation.rst (MIT), commit ebf8fa7: quantiles .159 and .841 of 100 bootstrap draws, to its stated closeness.
reproduces("fairlearn-bootstrap-ci", 2e-6, async () => {
  const result = await auditOf({ a: [0, 2, 2, 3], b: [2, 2, 4, 3] }, { confidence: 0.682 });
  const of = (group?: string) => row(result, group).metrics.selection_rate!;
  return [
    ["selection_rate", 0.555556, of().value],
    ["selection_rate of a", 0.714286, of("a").value],
    ["selection_rate of b", 0.454545, of("b").value],
    ["lower", 0.444444, of().lower, 0.06],
    ["upper", 0.666667, of().upper, 0.06],
    ["lower of a", 0.5, of("a").lower, 0.12],
    ["upper of a", 0.891767, of("a").upper, 0.12],
    ["lower of b", 0.333333, of("b").lower, 0.08],
    ["upper of b", 0.583333, of("b").upper, 0.08],
  ];
});

// fairlearn/fairlearn, docs/user_guide/assessment (MIT), commit ebf8fa7: what the first file leaves out.
reproduces("fairlearn-three-groups (equalized odds and extremes)", 2e-6, async () => {
  const values = numbersOf(await auditOf(three, { convention: ["fairlearn"] }), "fairlearn");
  return [
    ["equalized_odds_difference", 1, values.equalized_odds_difference!.value],
    ["equalized_odds_ratio", 0, values.equalized_odds_ratio!.value],
    ["tpr group_min", 0.4, values.recall_score_group_min!.value],
  ];
});

// Fairlearn run on German credit (kozodoi/fairness, MIT); counts by housing.
reproduces("peerrun-fairlearn-german-conditional (differences within strata)", 1e-9, async () => {
  const strata = {
    A151: { Female: [47, 9, 17, 22], Male: [49, 4, 18, 13] },
    A152: { Female: [127, 10, 36, 23], Male: [371, 19, 89, 38] },
    A153: { Female: [7, 1, 4, 7], Male: [42, 14, 15, 18] },
  } as const;
  const rows = Object.entries(strata).flatMap(([housing, groups]) =>
    Object.entries<readonly number[]>(groups).flatMap(([g, counts]) =>
      [...counts].map((count, i) => ({ housing, g, label: i < 2 ? 0 : 1, prediction: i % 2, count })),
    ),
  );
  const options = { label: "label", prediction: "prediction", count: "count", sensitive: ["g"], strata: ["housing"], minN: 1 };
  const result = await audit(rows, options);
  const published = {
    A151: [0.12393483709273184, 0.14474772539288666],
    A152: [0.05811589626179291, 0.09061791004937941],
    A153: [0.061502069781194546, 0.09090909090909094],
  } as const;
  return Object.entries(published).flatMap(([housing, [selected, recall]]): readonly GoldenNumber[] => {
    const { disparities } = result.strata.find(({ stratum }) => stratum.housing === housing)!;
    const value = (id: string) => disparities.find((one) => one.id === `${id}@g`)!.value;
    return [
      [`selection rate difference in ${housing}`, selected, value("demographic_parity_difference")],
      [`TPR difference in ${housing}`, recall, value("equal_opportunity_difference")],
    ];
  });
});

// tidymodels/yardstick, README.md (MIT), commit fa91f90: kappa, as a formula of the user's.
reproduces("yardstick-two-class (kappa)", 0.00051, async () => {
  const kappa = "2 * (tp * tn - fp * fn) / ((tp + fp) * (fp + tn) + (tp + fn) * (fn + tn))";
  const result = await auditOf({ all: [192, 50, 31, 227] }, { formulas: { kappa } });
  return [["Cohen kappa", 0.675, row(result).metrics.kappa!.value]];
});

// fidelity/jurity, tests/test_fairness_binary.py (Apache-2.0), commit 3407b6b; its third figure, 1 for 0.2 / 0, has no value here.
reproduces("jurity-disparate-impact (other predictions)", 1e-6, async () => {
  const ratio = async (protectedOnes: number, others: number) => {
    const tables = { 1: [5 - protectedOnes, protectedOnes, 0, 0], 0: [5 - others, others, 0, 0] } as const;
    const result = await auditOf(tables, { define: { g: { reference: "0" } } });
    return result.disparities.find(({ id, group }) => id === "selection_rate__ratio_to_reference@g" && group?.g === "1")!.value;
  };
  return [
    ["none of the protected", 0, await ratio(0, 2)],
    ["equal", 1, await ratio(1, 1)],
    ["none of the others", null, await ratio(1, 0)],
  ];
});
