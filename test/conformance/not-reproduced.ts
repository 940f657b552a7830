const rowsNeeded = "needs the rows of a file that cannot be passed on";
const read = (figures: string): string =>
  `needs a model and rows that cannot be passed on; where somebody has them, test/servers/peer-models.long.ts reproduces it: ${figures}`;

/** Why a case is not reproduced. One that is reproduced all the same is left out of the page. */
export const casesNotReproduced: Readonly<Record<string, string>> = {
  "aiverify-partial-dependence": `${rowsNeeded}; its 125 points were reproduced once from the files, within 1e-15`,
  "aiverify-regression": rowsNeeded,
  "fairranktune-exposure": "a ranking case; not taken up yet",
  "fairsearch-mtables": "the FA*IR test of a ranking's prefixes is not measured",
  "holisticai-multiclass": "a case of classes; not taken up yet",
  "holisticai-regression": "a case of amounts; not taken up yet",
  "jurity-auc": "a case of scores; not taken up yet",
  "jurity-multiclass-one-vs-rest": "a case of classes; not taken up yet",
  "kit-aiverify-credit-robustness":
    "it needs 2,500 rows of another project's data, which may not be copied; from the files, flip rates under noise (0.0165, 0.0319, 0.1327 in 40 draws), decisions changed by 10 % more income (101) and loan (85), and by another gender (0) are as expected",
  "lightgbm-audit-missing": read("1,899 rows, at most 1e-15 apart"),
  "lightgbm-housing-regression": read("506 rows, equal to the bit"),
  "peerrun-scipy-german-scores": rowsNeeded,
  "peerrun-sklearn-german-calibration": rowsNeeded,
  "recommenders-ranking-metrics": "a ranking case; not taken up yet",
  "reranking-ndkl": "a ranking case; not taken up yet",
  "sklearn-calibration-curve": "its bins have equal width; those of the curves here have about equal weight",
  "sklearn-ndcg": "a ranking case; not taken up yet",
  "sklearn-score-metrics": "a case of scores; not taken up yet",
  "torchmetrics-calibration-error": "a case of scores; not taken up yet",
  "treelite-toy-categorical": read("180 rows, equal to the bit"),
  "xgboost-audit-missing": read("1,899 rows, at most 1e-7 apart"),
  "xgboost-iris-multinomial": read("150 rows of 3 classes, at most 1e-7 apart"),
};

/** Figures of reproduced cases that are left out, and why. */
export const figuresNotReproduced: readonly { readonly case: string; readonly figures: string; readonly why: string }[] = [
  {
    case: "aequitas-compas-disparity-majority",
    figures: "the choice of reference groups",
    why: "the same here by default: the largest group",
  },
  { case: "aequitas-all-predicted-positive", figures: "NaN of FOR and of the FNR disparity", why: "no value here, with the reason" },
  {
    case: "fairlearn-intersections, peerrun-fairlearn-*",
    figures: "0 for 0 / 0",
    why: "no value here; AUC, Brier score and log loss of German credit need its rows",
  },
  { case: "fairlearn-three-groups", figures: "differences and ratios of the number of rows", why: "counts are shown, not compared" },
  {
    case: "holisticai-binary, peerrun-holisticai-german",
    figures: "cohen_d, z_test_diff, z_test_ratio and “abroca”",
    why: "limits and exact tests stand in for z values; its abroca is not an area",
  },
  { case: "jurity-disparate-impact", figures: "1 for 0.2 / 0", why: "no value here, reason `reference_zero`" },
  {
    case: "peerrun-aif360-german",
    figures: "consistency_score, generalized_fpr, generalized_fnr",
    why: `${rowsNeeded}; its consistency counts every row as its own neighbour`,
  },
  { case: "peerrun-aif360-adultrf", figures: "infinite bias amplification", why: "1.4655 here, as on the card" },
  {
    case: "peerrun-smclarify-adultrf",
    figures: "CDDL and CDDPL by education",
    why: "strata of one outcome are left out here, as on the card",
  },
  {
    case: "rbinom-proportion-intervals-n30",
    figures: "Wald and Agresti–Coull",
    why: "not used anywhere: Wald's collapse to a point at 0 of 30, and both leave the scale",
  },
  { case: "themis-mean-difference-*", figures: "normalized_mean_difference", why: "no such measure; the difference is reproduced" },
  { case: "veritas-credit-scoring-750", figures: "AUC, log loss, Brier score", why: rowsNeeded },
  { case: "yardstick-two-class", figures: "ROC AUC", why: rowsNeeded },
];
