import { audit } from "../../src/index.js";
import { clopperPearson } from "../../src/stats/clopper-pearson.js";
import { normalQuantile } from "../../src/stats/normal.js";
import { wilson } from "../../src/stats/wilson.js";
import { reproduces as ofCounts } from "./figures.js";
import { type GoldenNumber, reproduces } from "./numbers.js";

const cells = ([tn, fp, fn, tp]: readonly number[]) => ({ tn: tn!, fp: fp!, fn: fn!, tp: tp! });

// propublica/compas-analysis, Compas Analysis.ipynb, cells 71–79 (no licence stated; figures only), commit bafff5d; percentages and two decimals as printed there.
const compas = {
  all: [2681, 1282, 1216, 2035],
  "African-American": [990, 805, 532, 1369],
  Caucasian: [1139, 349, 461, 505],
} as const;
const printed: Readonly<Record<keyof typeof compas, readonly number[]>> = {
  all: [32.35, 37.4, 0.68, 0.63, 0.45, 0.61, 0.69, 1.94, 0.55],
  "African-American": [44.85, 27.99, 0.55, 0.72, 0.51, 0.63, 0.65, 1.61, 0.51],
  Caucasian: [23.45, 47.72, 0.77, 0.52, 0.39, 0.59, 0.71, 2.23, 0.62],
};
reproduces("propublica-compas-two-years", 0.0051, async () => {
  const rows = await audit("fixtures/counts/compas-race.csv", {
    label: "label",
    prediction: "prediction",
    positive: "yes",
    count: "count",
    sensitive: ["race"],
    formulas: { lr_plus: "(tp / (tp + fn)) / (fp / (fp + tn))", lr_minus: "(fn / (tp + fn)) / (tn / (fp + tn))" },
  });
  const row = (group: string) => rows.groups.find(({ by, group: at }) => (group === "all" ? by.length === 0 : at.race === group))!.metrics;
  const perGroup = (Object.keys(compas) as (keyof typeof compas)[]).flatMap((group): readonly GoldenNumber[] => {
    const { tn, fp, fn, tp } = cells(compas[group]);
    const of = row(group);
    const [fpr, fnr, ...rest] = printed[group];
    const names = [
      "true_negative_rate",
      "true_positive_rate",
      "base_rate",
      "positive_predictive_value",
      "negative_predictive_value",
      "lr_plus",
      "lr_minus",
    ];
    return [
      [`survived low, ${group}`, tn, of.true_negative_rate!.numerator, 1e-9],
      [`survived high, ${group}`, fp, of.false_positive_rate!.numerator, 1e-9],
      [`recidivated low, ${group}`, fn, of.false_negative_rate!.numerator, 1e-9],
      [`recidivated high, ${group}`, tp, of.true_positive_rate!.numerator, 1e-9],
      [`FPR %, ${group}`, fpr!, of.false_positive_rate!.value! * 100, 0.006],
      [`FNR %, ${group}`, fnr!, of.false_negative_rate!.value! * 100, 0.006],
      ...names.map((name, i): GoldenNumber => [`${name}, ${group}`, rest[i]!, of[name]!.value]),
    ];
  });
  const [black, white] = [row("African-American"), row("Caucasian")];
  return [
    ...perGroup,
    ["FPR ratio", 1.9125799573560769, black.false_positive_rate!.value! / white.false_positive_rate!.value!, 0.001],
    ["FNR ratio", 1.7048946052161487, white.false_negative_rate!.value! / black.false_negative_rate!.value!, 0.001],
  ];
});

// 6 RCNY § 5-301, the example of the rule: applicants, selected, selection rate in %, impact ratio; the rates rounded as printed.
type Category = readonly [group: Readonly<Record<string, string>>, applicants: number, selected: number, rate: number, ratio: number];
const one = (attribute: string, list: readonly (readonly [string, number, number, number, number])[]): readonly Category[] =>
  list.map(([name, ...figures]) => [{ [attribute]: name }, ...figures]);
const ll144: readonly (readonly [tables: readonly Category[], rateTolerance: number])[] = [
  [
    one("sex", [
      ["Male", 1390, 667, 48, 1],
      ["Female", 1181, 555, 47, 0.979],
    ]),
    0.51,
  ],
  [
    one("race", [
      ["Hispanic or Latino", 408, 204, 50, 0.97],
      ["White", 797, 412, 52, 1],
      ["Black or African American", 390, 170, 44, 0.84],
      ["Native Hawaiian or Pacific Islander", 119, 52, 44, 0.85],
      ["Asian", 616, 302, 49, 0.95],
      ["Native American or Alaska Native", 41, 18, 44, 0.85],
      ["Two or More Races", 213, 96, 45, 0.87],
    ]),
    0.51,
  ],
  [
    one("race and sex", [
      ["Hispanic or Latino, Male", 205, 90, 43.9, 0.841],
      ["Hispanic or Latino, Female", 190, 82, 43.2, 0.827],
      ["White, Male", 412, 215, 52.2, 1],
      ["Black or African American, Male", 226, 95, 42, 0.806],
      ["Native Hawaiian or Pacific Islander, Male", 87, 37, 42.5, 0.815],
      ["Asian, Male", 321, 167, 52, 0.997],
      ["Native American or Alaska Native, Male", 24, 11, 45.8, 0.878],
      ["Two or More Races, Male", 115, 52, 45.2, 0.866],
      ["White, Female", 385, 197, 51.2, 0.981],
      ["Black or African American, Female", 164, 75, 45.7, 0.876],
      ["Native Hawaiian or Pacific Islander, Female", 32, 15, 46.9, 0.898],
      ["Asian, Female", 295, 135, 45.8, 0.877],
      ["Native American or Alaska Native, Female", 17, 7, 41.2, 0.789],
      ["Two or More Races, Female", 98, 44, 44.9, 0.86],
    ]),
    0.051,
  ],
];
reproduces("ll144-selection-example", 0.0006, async () => {
  const parts = await Promise.all(
    ll144.map(async ([table, tolerance]) => {
      const rows = table.map(([group, applicants, selected]) => ({ ...group, applicants, selected }));
      const attribute = Object.keys(table[0]![0])[0]!;
      const result = await audit(rows, { sensitive: [attribute], trials: "applicants", hits: "selected", minN: 1 });
      return table.flatMap(([group, , , rate, ratio]): readonly GoldenNumber[] => {
        const name = group[attribute]!;
        const found = result.groups.find(({ group: at }) => at[attribute] === name)!.metrics.selection_rate!.value!;
        const row = result.disparities.find(
          ({ id, group: at }) => id === `selection_rate__impact_ratio@${attribute}` && at?.[attribute] === name,
        )!;
        const places = String(ratio).length > 4 ? 0.0006 : 0.0051;
        return [
          [`rate of ${name}`, rate, found * 100, tolerance],
          [`impact ratio of ${name}`, ratio, row.value, places],
        ];
      });
    }),
  );
  return parts.flat();
});

// statsmodels, stats/tests/results/results_proportion.py (BSD-3-Clause), commit 1a63aa7: output of R's binom.confint at 95 %.
reproduces("rbinom-proportion-intervals-n30", 6e-7, () => {
  const figures: readonly (readonly [hits: number, wilson: readonly [number, number], clopperPearson: readonly [number, number]])[] = [
    [1, [0.00590859, 0.16670391], [0.0008435709, 0.17216946]],
    [29, [0.8332961, 0.9940914], [0.8278305, 0.9991564]],
    [0, [0, 0.11351339], [0, 0.11570331]],
    [30, [0.8864866, 1], [0.8842967, 1]],
  ];
  return figures.flatMap(([hits, score, exact]): readonly GoldenNumber[] => {
    const [w, c] = [wilson(hits / 30, 30, normalQuantile(0.975)), clopperPearson(hits, 30, 0.025)];
    return [
      [`Wilson lower, ${hits}`, score[0], w.lower],
      [`Wilson upper, ${hits}`, score[1], w.upper],
      [`Clopper–Pearson lower, ${hits}`, exact[0], c.lower],
      [`Clopper–Pearson upper, ${hits}`, exact[1], c.upper],
    ];
  });
});

// linkedin/LiFT, lift/src/test/scala/com/linkedin/lift/lib/DivergenceUtilsTest.scala (BSD-2-Clause), commit b1cef85
const [male, female, unknown] = [{ gender: "MALE" }, { gender: "FEMALE" }, { gender: "UNKNOWN" }];
ofCounts(
  "lift-demographic-parity-counts",
  [
    [male, 123, 345, 0, 0],
    [female, 89, 567, 0, 0],
    [unknown, 70, 25, 0, 0],
  ],
  { tolerance: 5.1e-6, only: "prediction" },
  [
    ["rate of MALE", 0.73718, (of) => of.rate("selection_rate", male)],
    ["rate of FEMALE", 0.86433, (of) => of.rate("selection_rate", female)],
    ["rate of UNKNOWN", 0.26316, (of) => of.rate("selection_rate", unknown)],
    ["FEMALE − UNKNOWN", 0.60117, (of) => of.gap("selection_rate", "difference", "gender")],
    ["FEMALE − MALE", 0.12715, (of) => of.against("selection_rate", "difference", female, male)],
    ["UNKNOWN − MALE", -0.47402, (of) => of.against("selection_rate", "difference", unknown, male)],
  ],
);

// aws/amazon-sagemaker-clarify, tests/unit/bias/metrics/test_basic_stats.py (Apache-2.0), commit 024329d
ofCounts("smclarify-basic-performance", [[{}, 2, 1, 0, 2]], { tolerance: 1e-9 }, [
  ["accuracy", 0.8, (of) => of.rate("accuracy")],
  ["PPL", 0.6, (of) => of.rate("selection_rate")],
  ["PNL", 0.4, (of) => 1 - of.rate("selection_rate")!],
  ["recall", 1, (of) => of.rate("true_positive_rate")],
  ["specificity", 2 / 3, (of) => of.rate("true_negative_rate")],
  ["precision", 2 / 3, (of) => of.rate("positive_predictive_value")],
  ["rejection_rate", 1, (of) => of.rate("negative_predictive_value")],
  ["conditional_acceptance", 2 / 3, (of) => of.rate("conditional_acceptance")],
  ["conditional_rejection", 1.5, (of) => of.rate("conditional_rejection")],
  ["f1", 0.8, (of) => of.rate("f1")],
]);

// fidelity/jurity, tests/test_fairness_binary.py (Apache-2.0), commit 3407b6b: each group has labels of one class only.
ofCounts(
  "jurity-average-odds-homogeneous-both",
  [
    [{ member: "0" }, 4, 0, 0, 0],
    [{ member: "1" }, 0, 0, 4, 0],
  ],
  { tolerance: 1e-6 },
  [
    ["FPR of member 1", null, (of) => of.rate("false_positive_rate", { member: "1" })],
    ["TPR of member 0", null, (of) => of.rate("true_positive_rate", { member: "0" })],
    ["AverageOdds", null, (of) => of.named("average_absolute_odds_difference", "member")],
  ],
);
