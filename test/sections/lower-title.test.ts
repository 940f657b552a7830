import { expect, test } from "vitest";
import { lowerTitle } from "../../src/sections/lower-title.js";

test.each([
  ["True positive rate", "true positive rate"],
  ["Area under the ROC curve", "area under the ROC curve"],
  ["BPSN AUC", "BPSN AUC"],
  ["F1", "F1"],
  ["R² of predictions", "R² of predictions"],
  ["Kolmogorov–Smirnov distance", "Kolmogorov–Smirnov distance"],
  ["", ""],
])("%s inside a sentence is %s", (title, inside) => {
  expect(lowerTitle(title)).toBe(inside);
});
