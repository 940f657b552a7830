import type { Result } from "../../src/index.js";
import { auditOf, numbersOf, type Tables } from "../conventions/of-counts.js";
import { type GoldenNumber, reproduces } from "./numbers.js";

const index = (result: Result, id: string): number | null =>
  result.disparities.find((row) => row.id === `${id}@g` && row.group === undefined)!.value;
const between = (result: Result, alpha: number): number | null => result.inequality.find((row) => row.alpha === alpha)!.between;

/** The indices of everybody, and between the groups. */
async function indices(
  tables: Tables,
  figures: Readonly<Record<string, readonly [value: number, tolerance?: number]>>,
): Promise<readonly GoldenNumber[]> {
  const result = await auditOf(tables, {});
  const found: Readonly<Record<string, () => number | null>> = {
    GE: () => index(result, "generalized_entropy_index"),
    Theil: () => index(result, "theil_index"),
    "GE between": () => between(result, 2),
    "Theil between": () => between(result, 1),
  };
  return Object.entries(figures).map(([name, [value, tolerance]]) => [name, value, found[name]!(), tolerance]);
}

// Trusted-AI/AIF360, tests/test_classification_metric.py (Apache-2.0), commit 3487791
reproduces("aif360-between-group-entropy", 1e-12, () => indices({ 0: [1, 0, 1, 0], 1: [1, 2, 1, 0] }, { "GE between": [0.0625] }));

// Trusted-AI/AIF360, tests/test_classification_metric.py (Apache-2.0), commit 3487791; the second predictions are its other test.
reproduces("aif360-generalized-entropy", 1e-12, async () => [
  ...(await indices(
    { 0: [1, 0, 0, 1], 1: [1, 2, 1, 0], 2: [1, 0, 1, 2] },
    { GE: [0.2], Theil: [0.2772588722239781], "GE between": [0.025] },
  )),
  ...(await indices({ all: [2, 3, 3, 2] }, { GE: [0.3] })),
]);

// fidelity/jurity, tests/test_fairness_binary.py (Apache-2.0), commit 3407b6b
reproduces("jurity-gei-theil", 0.01, () => indices({ all: [2, 2, 3, 3] }, { GE: [0.302], Theil: [0.413] }));

// The indices of cases whose other figures are in the files of their peers.
reproduces("jurity-all-scores (indices)", 1e-6, () => indices({ 0: [1, 0, 3, 1], 1: [0, 1, 4, 0] }, { GE: [1.375], Theil: [1.263, 0.01] }));
reproduces("peerrun-jurity-german (indices)", 0.0005, () =>
  indices({ f: [181, 20, 57, 52], m: [462, 37, 122, 69] }, { GE: [0.143], Theil: [0.22] }),
);
reproduces("peerrun-jurity-adultrf (indices)", 0.0005, () =>
  indices({ f: [98, 2743, 213, 145], m: [608, 3968, 1355, 639] }, { GE: [0.122], Theil: [0.201] }),
);
reproduces("aif360r-classification-20rows (indices)", 1e-9, () =>
  indices(
    { 0: [3, 4, 2, 0], 1: [7, 2, 1, 1] },
    { GE: [0.16, 0.0017], Theil: [0.22188, 5e-6], "GE between": [0.00161, 4e-6], "Theil between": [0.0016, 9e-6] },
  ),
);

// Trusted-AI/AIF360, tests/test_classification_metric.py and aif360.sklearn run on public predictions (Apache-2.0), commit 3487791
const everybody = (tables: Tables, group: string, reference: string) => async (figures: Readonly<Record<string, number>>) => {
  const result = await auditOf(tables, { convention: ["aif360"], define: { g: { reference } } });
  const values = numbersOf(result, "aif360", group);
  return Object.entries(figures).map(([name, value]): GoldenNumber => [name, value, values[name]!.value]);
};
reproduces("peerrun-aif360-german (indices and labels)", 1e-9, () =>
  everybody(
    { Female: [181, 20, 57, 52], Male: [462, 37, 122, 69] },
    "Female",
    "Male",
  )({
    generalized_entropy_index: 0.143417167822915,
    theil_index: 0.2201072942124347,
    between_all_groups_generalized_entropy_index: 2.0389092338729543e-6,
    kl_divergence: 0.012747470771464764,
    conditional_demographic_disparity: 0.02895238095238092,
    smoothed_empirical_differential_fairness: 0.23938365222429048,
    class_imbalance: -0.38,
  }),
);
reproduces("peerrun-aif360-adultrf (indices and labels)", 1e-9, () =>
  everybody(
    { Female: [98, 2743, 213, 145], Male: [608, 3968, 1355, 639] },
    "Female",
    "Male",
  )({
    generalized_entropy_index: 0.12238083865256993,
    theil_index: 0.20093609024283193,
    between_all_groups_generalized_entropy_index: 0.007304760618789871,
    kl_divergence: 0.13354570310915115,
    conditional_demographic_disparity: -0.07965210956197936,
    class_imbalance: -0.3450711434128365,
  }),
);
