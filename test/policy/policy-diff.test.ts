import { expect, test } from "vitest";
import { stringify } from "yaml";
import { looserParts, policyDiff, stricterParts } from "../../src/policy/policy-diff.js";
import { policyAmong } from "./worlds.js";

const waiver = {
  check: "accuracy",
  owner: "model-risk",
  reason: "The new cut goes live soon enough.",
  created: "2026-09-01",
  expires: "2026-10-01",
};
const base = {
  version: 1,
  columns: { label: "y", prediction: "p", sensitive: ["sex"] },
  outcome: { positive: "yes", favorable: "positive" },
  checks: [
    { metric: "f1", by: "sex", max: 0.1, warn_max: 0.05 },
    { metric: "accuracy", min: 0.7 },
  ],
  waivers: [waiver],
};
const read = (policy: unknown) => policyAmong({ "evenhand.yml": stringify(policy) });
const diffOf = async (change: object) => policyDiff(await read(base), await read({ ...base, ...change }));
const [gap, floor] = base.checks;

test("a policy differs in nothing from itself, nor from its comments", async () => {
  expect(await diffOf({ description: "x" })).toEqual({ loosened: [], tightened: [], added: [], removed: [] });
});

test.each([
  [{ checks: [{ ...gap, max: 0.2 }, floor] }, ["f1__difference@sex: max 0.2, was 0.1"]],
  [{ checks: [{ ...gap, warn_max: undefined }, floor] }, ["f1__difference@sex: warn_max none, was 0.05"]],
  [{ checks: [gap, { ...floor, min: 0.6 }] }, ["accuracy: min 0.6, was 0.7"]],
  [{ checks: [gap, { ...floor, severity: "warn" }] }, ["accuracy: severity warn, was error"]],
  [{ checks: [gap, { ...floor, where: "a = 1" }] }, ["accuracy: where a = 1, was none"]],
  [{ checks: [gap] }, ["accuracy: removed"]],
  [{ stats: { on_no_data: "warn" } }, ["f1__difference@sex: on_no_data warn, was fail", "accuracy: on_no_data warn, was fail"]],
  [{ groups: { min_coverage: 0.5 } }, ["f1__difference@sex: min_coverage 0.5, was 0.95"]],
  [{ waivers: [{ ...waiver, expires: "2026-12-01" }] }, ["waiver accuracy: expires 2026-12-01, was 2026-10-01"]],
  [{ waivers: [waiver, { ...waiver, check: "f1__difference@sex", groups: ["b", "a"] }] }, ["waiver f1__difference@sex (a, b): added"]],
  [{ data: { where: "age > 17" } }, ["data.where age > 17, was none"]],
  [{ outcome: { ...base.outcome, threshold: 0.4 } }, ["outcome.threshold 0.4, was none"]],
  [{ stats: { confidence: 0.99 } }, ["stats.confidence 0.99, was 0.95"]],
  [{ stats: { suite_correction: "holm" } }, ["stats.suite_correction holm, was none"]],
])("%j loosens it", async (change, looser) => {
  const diff = await diffOf(change);
  expect(looserParts(diff)).toEqual(looser);
  expect(stricterParts(diff)).toEqual([]);
});

test.each([
  [{ checks: [{ ...gap, max: 0.08 }, floor] }, ["f1__difference@sex: max 0.08, was 0.1"]],
  [{ checks: [gap, { ...floor, max_regression: 0.01 }] }, ["accuracy: max_regression 0.01, was none"]],
  [{ checks: [gap, { ...floor, range: [0.7, 0.9], min: undefined }] }, ["accuracy: range [0.7, 0.9], was min 0.7"]],
  [{ checks: [gap, { ...floor, locked: true }] }, ["accuracy: locked"]],
  [{ checks: [gap, floor, { metric: "f1", min: 0.2 }] }, ["f1: added"]],
  [
    { stats: { on_inconclusive: "fail" } },
    ["f1__difference@sex: on_inconclusive fail, was warn", "accuracy: on_inconclusive fail, was warn"],
  ],
  [{ waivers: [] }, ["waiver accuracy: removed"]],
  [{ waivers: [{ ...waiver, ceiling: 0.6 }] }, ["waiver accuracy: ceiling 0.6, was none"]],
  [{ data: { expect: { rows_min: 100 } } }, ["data.expect.rows_min 100, was none"]],
  [{ baseline: { from: "b.json" } }, ["baseline set, was none"]],
])("%j tightens it", async (change, stricter) => {
  const diff = await diffOf(change);
  expect(stricterParts(diff)).toEqual(stricter);
  expect(looserParts(diff)).toEqual([]);
});
