import { expect, test } from "vitest";
import { check } from "../../../src/audit/check.js";
import { resolve } from "../../../src/disparities/resolve.js";

const gate = async (file: string, head: object, checks: readonly object[]) => {
  const result = await check(`fixtures/tasks/${file}.csv`, { policy: { version: 1, ...head, checks } as never });
  return Object.fromEntries(result.checks.map(({ id, status }) => [id, status]));
};

test("limits on rankings", async () => {
  const head = { task: "ranking", columns: { label: "relevance", score: "score", query: "search", sensitive: ["gender"] } };
  expect(
    await gate("candidates", head, [
      { metric: "exposure_ratio", by: "gender", min: 0.9 },
      { metric: "min_skew_at_10", by: "gender", min: -0.2 },
      { metric: "ndkl", by: "gender", max: 0.3 },
      { metric: "representation_at_10", by: "gender", compare: "each_group", min: 0.9 },
      { metric: "ndcg", min: 0.8 },
    ]),
  ).toEqual({
    "exposure_ratio@gender": "fail",
    "min_skew_at_10@gender": "fail",
    "ndkl@gender": "pass",
    "representation_at_10@gender": "fail",
    ndcg: "pass",
  });
});

test("one ranking proves nothing about a limit", async () => {
  const head = { task: "ranking", columns: { score: "score", sensitive: ["gender"] } };
  expect(await gate("candidates", head, [{ metric: "exposure_ratio", by: "gender", min: 0.9 }])).toEqual({
    "exposure_ratio@gender": "inconclusive",
  });
});

test("limits on amounts", async () => {
  const head = { task: "regression", columns: { label: "salary", prediction: "predicted_salary", sensitive: ["sex", "age"] } };
  expect(
    await gate("salaries", head, [
      { metric: "mean_error_difference", by: "sex", max: 1000 },
      { metric: "bounded_group_loss", by: "age", max: 8000 },
      { metric: "standardized_mean_difference", by: "sex", max: 0.5 },
      { metric: "ks", by: "sex", max: 0.3 },
      { metric: "r_squared", min: 0.5 },
    ]),
  ).toEqual({
    "mean_error__difference@sex": "fail",
    "bounded_group_loss@age": "pass",
    "standardized_mean_difference@sex": "pass",
    "ks@sex": "pass",
    r_squared: "pass",
  });
});

test("limits on classes, and on one class", async () => {
  const head = { task: "multiclass", columns: { label: "priority", prediction: "predicted_priority", sensitive: ["language"] } };
  expect(
    await gate("tickets", head, [
      { metric: "accuracy", min: 0.7 },
      { metric: "macro_f1", by: "language", compare: "each_group", min: 0.5 },
      { metric: "tpr[urgent]", by: "language", compare: "each_group", min: 0.75 },
      { metric: "true_positive_rate[urgent]_difference", by: "language", max: 0.1, min_n: 30 },
    ]),
  ).toEqual({
    accuracy: "pass",
    "macro_f1@language": "pass",
    "true_positive_rate[urgent]@language": "fail",
    "true_positive_rate[urgent]__difference@language": "fail",
  });
});

test("a class is named in brackets, as it is written", () => {
  expect(resolve("tpr[Very urgent]")).toMatchObject({ kind: "metric", metric: { id: "true_positive_rate[Very urgent]" } });
  expect(resolve("selection-rate[a_b]__ratio")).toMatchObject({ kind: "pairing", contrast: { id: "ratio" } });
  expect(() => resolve("auc[urgent]")).toThrow(/no metric/);
  expect(() => resolve("tpr[urgent]_nothing")).toThrow(/no metric/);
});
