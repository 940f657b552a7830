import { audit } from "../../src/index.js";
import { jensenShannon, kullbackLeibler } from "../../src/stats/divergence.js";
import { numbersOf } from "../conventions/of-counts.js";
import { type GoldenNumber, reproduces } from "./numbers.js";

// Trusted-AI/AIF360, tests/sklearn/test_metrics.py (Apache-2.0), commit 3487791
reproduces("aif360-class-imbalance-weights", 1e-12, async () => {
  const weight = [1, 2, 3, 4, 3, 2, 1];
  const rows = weight.map((w, i) => ({ g: i < 4 ? "1" : "0", y: i % 2, w }));
  const found = async (reference: string) => {
    const options = {
      label: "y",
      sensitive: ["g"],
      weight: "w",
      convention: ["aif360"],
      define: { g: { reference } },
      minN: 1,
      positive: 1,
    };
    return numbersOf(await audit(rows, options), "aif360", reference === "1" ? "0" : "1").class_imbalance!.value;
  };
  return [
    ["privileged 1", -0.25, await found("1")],
    ["privileged 0", 0.25, await found("0")],
  ];
});

// Trusted-AI/AIF360, tests/sklearn/test_metrics.py (Apache-2.0), commit 3487791: the groups themselves are the strata.
reproduces("aif360-conditional-demographic-disparity", 1e-12, async () => {
  const y = [0, 1, 0, 1, 0, 1, 0];
  const weight = [1, 2, 3, 4, 3, 2, 1];
  const rows = y.map((label, i) => ({ g: "0011222"[i]!, y: label, w: weight[i]! }));
  const result = await audit(rows, { label: "y", sensitive: ["g"], weight: "w", convention: ["aif360"], minN: 1, positive: 1 });
  return [["conditional_demographic_disparity", 0.015625, result.conventions[0]!.values.conditional_demographic_disparity!.value]];
});

const shares = (weights: readonly number[]): readonly number[] => weights.map((w) => w / weights.reduce((a, b) => a + b, 0));

// Trusted-AI/AIF360, tests/sklearn/test_metrics.py (Apache-2.0), commit 3487791: weights of the classes 0, 1, 2.
reproduces("aif360-kl-weighted-multiclass", 1e-9, () => {
  const [one, other] = [shares([1 + 4, 2, 3]), shares([4, 3, 3])];
  return [
    ["privileged 1", 0.03047875403547199, kullbackLeibler(one, other)],
    ["privileged 0", 0.03238211190676543, kullbackLeibler(other, one)],
  ];
});

// linkedin/LiFT, lift/src/test/scala/com/linkedin/lift/lib/DivergenceUtilsTest.scala (BSD-2-Clause), commit b1cef85: bits; the second distribution with one more of each.
reproduces("lift-divergences-overlap", 1e-12, () => {
  const [first, second] = [
    [24, 12, 4, 0],
    [0, 10, 5, 20],
  ] as const;
  const smoothed = (counts: readonly number[]) => shares(counts.map((count) => count + 1));
  return [
    ["KL(1‖2)", 2.6936146389606224, kullbackLeibler(shares(first), smoothed(second)) / Math.LN2],
    ["KL(2‖1)", 2.691675620698329, kullbackLeibler(shares(second), smoothed(first)) / Math.LN2],
    ["JS", 0.5885820906341489, jensenShannon(shares(first), shares(second)) / Math.LN2],
  ];
});

// The same file: gender × prediction against the uniform distribution with one more of each.
reproduces("lift-model-metrics (joint distribution)", 1e-9, () => {
  const joint = shares([6, 4, 2, 4, 2, 2]);
  const uniform = shares([1, 1, 1, 1, 1, 1]);
  return [["KL", 0.13852315605014037, kullbackLeibler(joint, uniform) / Math.LN2]];
});

// aws/amazon-sagemaker-clarify, tests/unit/bias/metrics/test_metrics.py (Apache-2.0), commit 024329d
reproduces("smclarify-divergences", 1e-6, async () => {
  const label = [0, 0, 1, 1, 1, 1, 0, 1, 1, 1, 0, 1];
  const x = "abbcaabcbcbb";
  const rows = label.map((y, i) => ({ g: x[i] === "b" ? "b" : "a or c", y }));
  const result = await audit(rows, { label: "y", sensitive: ["g"], convention: ["clarify"], minN: 1 });
  const values = numbersOf(result, "clarify", "a or c");
  return [
    ["KL", 0.2938933, values.KL!.value],
    ["JS", 0.06465997, values.JS!.value],
    ["LP", 0.47140452, values.LP!.value],
  ];
});

// aws/amazon-sagemaker-clarify, tests/unit/bias/metrics/test_metrics.py (Apache-2.0), commit 024329d
reproduces("smclarify-conditional-demographic-disparity", 1e-9, async () => {
  const y = [0, 1, 1, 0, 1, 0, 1, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 0, 1, 0, 0, 1, 1, 0];
  const x = "MMMFFFFMMMMFMMFMFFMMFMMF";
  const stratum = [1, 0, 2, 2, 1, 1, 2, 1, 1, 2, 0, 1, 2, 0, 1, 1, 1, 2, 0, 1, 0, 0, 1, 1];
  const rows = y.map((label, i) => ({ g: x[i]!, y: label, stratum: String(stratum[i]) }));
  const result = await audit(rows, { label: "y", sensitive: ["g"], strata: ["stratum"], convention: ["clarify"], minN: 1 });
  return ["F", "M"].map((g): GoldenNumber => [g, g === "F" ? 0.3982142857 : -0.3982142857, numbersOf(result, "clarify", g).CDDL!.value]);
});

type Strata = Readonly<Record<string, Readonly<Record<string, readonly [tn: number, fp: number, fn: number, tp: number]>>>>;

/** Clarify's numbers of a group of counts within strata. */
async function clarifyOf(strata: Strata, group: string) {
  const rows = Object.entries(strata).flatMap(([stratum, groups]) =>
    Object.entries(groups).flatMap(([g, counts]) =>
      counts.map((count, i) => ({ stratum, g, label: i < 2 ? 0 : 1, prediction: i % 2, count })),
    ),
  );
  const result = await audit(
    rows.filter(({ count }) => count > 0),
    { label: "label", prediction: "prediction", count: "count", sensitive: ["g"], strata: ["stratum"], convention: ["clarify"], minN: 1 },
  );
  const values = numbersOf(result, "clarify", group);
  return (figures: Readonly<Record<string, number>>) =>
    Object.entries(figures).map(([name, value]): GoldenNumber => [name, value, values[name]!.value]);
}

// smclarify run on German credit (kozodoi/fairness, MIT) and Adult (Aequitas, MIT) predictions; counts by housing and by education.
reproduces("peerrun-smclarify-german (labels and strata)", 1e-9, async () =>
  (
    await clarifyOf(
      {
        A151: { Female: [47, 9, 17, 22], Male: [49, 4, 18, 13] },
        A152: { Female: [127, 10, 36, 23], Male: [371, 19, 89, 38] },
        A153: { Female: [7, 1, 4, 7], Male: [42, 14, 15, 18] },
      },
      "Female",
    )
  )({
    KL: 0.012747470771464778,
    JS: 0.003251546103493215,
    CDDL: -0.06207899416647393,
    CDDPL: -0.10716917856043695,
    GE: 0.143417167822915,
  }),
);
reproduces("peerrun-smclarify-adultrf (labels)", 1e-9, async () =>
  (await clarifyOf({ all: { Female: [98, 2743, 213, 145], Male: [608, 3968, 1355, 639] } }, "Female"))({
    KL: 0.13354570310915115,
    JS: 0.028754825366146028,
    GE: 0.12238083865256993,
  }),
);
