import { expect, test } from "vitest";
import { audit } from "../../src/audit/audit.js";
import type { LabelMeasure } from "../../src/audit/before-model/row.js";

type Row = Readonly<Record<string, string | number | boolean>>;
interface Labels {
  value(group: string, name: LabelMeasure): number | null;
}
type Figure = readonly [name: string, value: number, of: (labels: Labels) => number | null];
interface Options {
  readonly tolerance: number;
  readonly label: string;
  readonly attribute: string;
  readonly strata?: readonly string[];
  readonly weight?: string;
  readonly count?: string;
}

/** A test that the rows, looked at before any model, give the published figures. */
function reproduces(title: string, rows: readonly Row[], { tolerance, attribute, ...options }: Options, figures: readonly Figure[]): void {
  test(title, async () => {
    const { beforeModel } = await audit(rows, { ...options, positive: 1, sensitive: [attribute] });
    const ofGroup = (group: string) => beforeModel!.labels.find((row) => row.group[attribute] === group)!;
    const labels: Labels = { value: (group, name) => ofGroup(group).values[name].value };
    for (const [name, value, of] of figures) {
      const found = of(labels);
      expect(Math.abs(found! - value), `${name}: ${found}, published ${value}`).toBeLessThanOrEqual(tolerance);
    }
  });
}

// aws/amazon-sagemaker-clarify, tests/unit/bias/metrics/test_metrics.py (Apache-2.0), commit 024329d; the facet is x in {a, c}
reproduces(
  "smclarify-divergences",
  [..."abbcaabcbcbb"].map((x, i) => ({ facet: x === "b" ? "b" : "a or c", y: [0, 0, 1, 1, 1, 1, 0, 1, 1, 1, 0, 1][i]! })),
  { tolerance: 1e-6, label: "y", attribute: "facet" },
  [
    ["KL", 0.2938933, (of) => of.value("a or c", "KL")],
    ["JS", 0.06465997, (of) => of.value("a or c", "JS")],
    ["LP", 0.47140452, (of) => of.value("a or c", "LP")],
  ],
);

// aws/amazon-sagemaker-clarify, tests/unit/bias/metrics/test_metrics.py (Apache-2.0), commit 024329d
reproduces(
  "smclarify-conditional-demographic-disparity",
  [..."MMMFFFFMMMMFMMFMFFMMFMMF"].map((x, i) => ({
    x,
    y: [0, 1, 1, 0, 1, 0, 1, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 0, 1, 0, 0, 1, 1, 0][i]!,
    stratum: `s${[1, 0, 2, 2, 1, 1, 2, 1, 1, 2, 0, 1, 2, 0, 1, 1, 1, 2, 0, 1, 0, 0, 1, 1][i]!}`,
  })),
  { tolerance: 1e-9, label: "y", attribute: "x", strata: ["stratum"] },
  [
    ["CDDL of F", 0.3982142857, (of) => of.value("F", "CDDL")],
    ["CDDL of M", -0.3982142857, (of) => of.value("M", "CDDL")],
  ],
);

const cells = (attribute: string, groups: Readonly<Record<string, readonly [none: number, some: number]>>): readonly Row[] =>
  Object.entries(groups).flatMap(([group, counts]) => counts.map((rows, y) => ({ [attribute]: group, y, rows })));

// aws/amazon-sagemaker-clarify, src/smclarify/bias/metrics run on German credit (Apache-2.0), commit 024329d
reproduces(
  "peerrun-smclarify-german-labels",
  cells("sex", { female: [201, 109], male: [499, 191] }),
  { tolerance: 1e-12, label: "y", attribute: "sex", count: "rows" },
  [
    ["CI", 0.38, (of) => of.value("female", "CI")],
    ["DPL", -0.07480130902290794, (of) => of.value("female", "DPL")],
    ["KL", 0.012747470771464778, (of) => of.value("female", "KL")],
    ["JS", 0.003251546103493215, (of) => of.value("female", "JS")],
    ["LP", 0.10578502570345728, (of) => of.value("female", "LP")],
    ["TVD", 0.07480130902290788, (of) => of.value("female", "TVD")],
    ["KS", 0.07480130902290794, (of) => of.value("female", "KS")],
  ],
);

// aws/amazon-sagemaker-clarify, src/smclarify/bias/metrics run on Aequitas' adult_rf_binary.csv (Apache-2.0), commit 024329d
reproduces(
  "peerrun-smclarify-adultrf-labels",
  cells("gender", { Female: [2841, 358], Male: [4576, 1994] }),
  { tolerance: 1e-12, label: "y", attribute: "gender", count: "rows" },
  [
    ["CI", 0.3450711434128365, (of) => of.value("Female", "CI")],
    ["DPL", 0.19159078916879943, (of) => of.value("Female", "DPL")],
    ["KL", 0.13354570310915115, (of) => of.value("Female", "KL")],
    ["JS", 0.028754825366146028, (of) => of.value("Female", "JS")],
  ],
);

// Trusted-AI/AIF360, tests/sklearn/test_metrics.py (Apache-2.0), commit 3487791; its sign is the opposite of Clarify's CI
reproduces(
  "aif360-class-imbalance-weights",
  [1, 1, 1, 1, 0, 0, 0].map((sex, i) => ({ sex: `s${sex}`, y: i % 2, weight: [1, 2, 3, 4, 3, 2, 1][i]! })),
  { tolerance: 1e-12, label: "y", attribute: "sex", weight: "weight" },
  [
    ["class_imbalance(priv=1)", -0.25, (of) => -of.value("s0", "CI")!],
    ["class_imbalance(priv=0)", 0.25, (of) => -of.value("s1", "CI")!],
  ],
);

// Trusted-AI/AIF360, tests/sklearn/test_metrics.py (Apache-2.0), commit 3487791; its strata are the groups themselves: the mean of the
// groups' demographic disparities, weighted by their size
reproduces(
  "aif360-conditional-demographic-disparity",
  [0, 0, 1, 1, 2, 2, 2].map((sex, i) => ({ sex: `s${sex}`, y: [0, 1, 0, 1, 0, 1, 0][i]!, weight: i < 4 ? i + 1 : 7 - i, all: "x" })),
  { tolerance: 1e-12, label: "y", attribute: "sex", weight: "weight", strata: ["all"] },
  [
    [
      "conditional_demographic_disparity",
      0.015625,
      (of) => ["s0", "s1", "s2"].reduce((sum, group, i) => sum + ([3, 7, 6][i]! / 16) * of.value(group, "CDDL")!, 0),
    ],
  ],
);
