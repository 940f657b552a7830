import { listFromTexts } from "../../src/disparities/kind/listed-groups.js";
import { ndklOf } from "../../src/disparities/ndkl.js";
import { discountedGain } from "../../src/metrics/kind/discounted-gain.js";
import type { Sample } from "../../src/metrics/kind/metric.js";
import { rankingFrom } from "../../src/metrics/kind/ranking.js";
import { type RowFigure, type RowFigures, reproduces } from "./row-figures.js";

const list = "MMMMMMMWWW";
const exposures = (of: RowFigures): readonly number[] => ["M", "W"].map((g) => of.rate("mean_exposure", { g })!);
const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;

// KCachel/FairRankTune, examples/4_statisticalparitymetrics.ipynb (BSD-3-Clause), commit 9dd1550
reproduces(
  "fairranktune-exposure",
  [...list].map((g, i) => ({ g, place: i + 1 })),
  { task: "ranking", rank: "place", sensitive: ["g"], tolerance: 1e-12 },
  [
    ["per-group value of M", 0.5197142341886783, (of) => of.rate("mean_exposure", { g: "M" })],
    ["per-group value of W", 0.3018532329225326, (of) => of.rate("mean_exposure", { g: "W" })],
    ["MaxMinDiff", 0.21786100126614577, (of) => of.disparity("mean_exposure__difference@g")],
    ["MinMaxRatio", 0.5808061682084833, (of) => of.disparity("exposure_ratio@g")],
    ["MaxMinRatio", 1.721744800136222, (of) => 1 / of.disparity("exposure_ratio@g")!],
    ["MaxAbsDiff", 0.10893050063307291, (of) => Math.max(...exposures(of).map((x) => Math.abs(x - mean(exposures(of)))))],
    ["MeanAbsDev", 0.10893050063307289, (of) => mean(exposures(of).map((x) => Math.abs(x - mean(exposures(of)))))],
    ["LTwo", 0.6010143587670008, (of) => Math.hypot(...exposures(of))],
    ["Variance", 0.011865853968171892, (of) => mean(exposures(of).map((x) => (x - mean(exposures(of))) ** 2))],
  ],
);

const items = "xxxyxxxyyx";
const reranked = [0, 3, 1, 7, 2, 8, 4, 5, 6, 9].map((i) => items[i]!);
// yuanlonghao/reranking, README.md (MIT), commit c82b2e8; its target is half of each group, whatever the list holds.
reproduces(
  "reranking-ndkl",
  [...items].map((g, i) => ({ g, place: i + 1 })),
  { task: "ranking", rank: "place", sensitive: ["g"], tolerance: 0.00051 },
  [
    ["NDKL before", 0.412, () => ndklOf(listFromTexts([...items], "xy"), [0.5, 0.5])],
    ["NDKL after", 0.172, () => ndklOf(listFromTexts(reranked, "xy"), [0.5, 0.5])],
    ["NDKL of the list from its own shares", ndklOf(listFromTexts([...items], "xy"), [0.7, 0.3]), (of) => of.disparity("ndkl@g")],
  ],
);

/** Recommended items of each user, best first, 1 = also in the truth; then true items that were not recommended, beyond place 10. */
const users = [
  { hits: [1, 0, 0], truly: 3 },
  { hits: [0, 0, 1, 0, 0], truly: 5 },
  { hits: [0, 1, 0, 1, 0, 0, 1, 1, 1, 1], truly: 10 },
].map(({ hits, truly }) => {
  const filled = [...hits, ...new Array(10 - hits.length).fill(0)];
  return [...filled, ...new Array(truly - hits.filter((hit) => hit === 1).length).fill(1)];
});
// recommenders-team/recommenders, tests/unit/recommenders/evaluation/test_python_evaluation.py (MIT), commit b02c95e
reproduces(
  "recommenders-ranking-metrics",
  users.flatMap((relevance, user) => relevance.map((hit, i) => ({ user: `u${user}`, g: "all", hit, place: i + 1 }))),
  { task: "ranking", rank: "place", label: "hit", query: "user", sensitive: ["g"], tolerance: 1e-4 },
  [["ndcg@10", 0.38172, (of) => of.rate("ndcg_at_10")]],
);
// The same file: users and items that are in both, as amounts.
reproduces(
  "recommenders-ranking-metrics amounts",
  (
    [
      [3, 12],
      [3, 13],
      [2, 11],
      [5, 8],
      [5, 7],
      [3, 6],
      [1, 5],
      [3, 14],
    ] as const
  ).map(([rating, prediction]) => ({ rating, prediction, g: "all" })),
  { task: "regression", label: "rating", prediction: "prediction", sensitive: ["g"], tolerance: 1e-4 },
  [
    ["rmse", 7.254309, (of) => of.rate("root_mean_squared_error")],
    ["mae", 6.375, (of) => of.rate("mean_absolute_error")],
    ["r2", -31.699029, (of) => of.rate("r_squared")],
  ],
);

const relevance = [10, 0, 0, 1, 5];
const rowsOf = (scores: readonly number[]) => scores.map((score, i) => ({ score, relevance: relevance[i]!, g: "all" }));
const gainAt = (k: number, order: Parameters<typeof rankingFrom>[0][number]): number | null =>
  discountedGain(k, { id: `ndcg_at_${k}`, title: "", formula: "", aliases: [], source: "" }).estimate({
    ranking: rankingFrom([order]).everyone,
  } as unknown as Sample).value;
const ndcg: RowFigure[2] = (of) => of.rate("ndcg");
const options = { task: "ranking", label: "relevance", score: "score", sensitive: ["g"], tolerance: 1e-6 } as const;

// scikit-learn/scikit-learn, ndcg_score, docstring (BSD-3-Clause), release 1.2.1
reproduces("sklearn-ndcg", rowsOf([0.1, 0.2, 0.3, 4, 70]), options, [["ndcg(scores_a)", 0.6956940443813076, ndcg, 1e-8]]);
reproduces("sklearn-ndcg b", rowsOf([0.05, 1.1, 1, 0.5, 0]), options, [
  ["ndcg(scores_b)", 0.49368019, ndcg],
  [
    "ndcg@4(scores_b)",
    0.35202432,
    () =>
      gainAt(
        4,
        [0, 0, 1, 10, 5].map((r) => ["all", r] as const),
      ),
  ],
  [
    "ndcg@1(scores_ties), ties averaged",
    0.75,
    () =>
      gainAt(1, [
        {
          tied: [
            ["all", 10],
            ["all", 5],
          ],
        },
        {
          tied: [
            ["all", 0],
            ["all", 0],
            ["all", 1],
          ],
        },
      ]),
  ],
]);
