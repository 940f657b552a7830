import { expect, test } from "vitest";
import { check } from "../../../src/audit/check.js";
import { checkStored } from "../../../src/audit/gate/check-stored.js";
import { readPolicy } from "../../../src/policy/read-policy.js";
import { normalQuantile } from "../../../src/stats/normal.js";
import { rng } from "../../../src/stats/rng.js";

const n = 3000;
const random = rng(8, "gate");
const g = Array.from({ length: n }, (_, i) => (i % 2 === 0 ? "narrow" : "wide"));
const x = g.map((group) => (group === "narrow" ? 1 : 5) * normalQuantile(random.next() + 2 ** -54));
const data = { x, g, y: x.map((v) => (v > 0 ? 1 : 0)), yhat: x.map((v) => (v > 0 ? 1 : 0)), id: x.map((_, i) => i) };
const model = {
  features: ["x"],
  predict: ({ x: all }: Record<string, readonly (number | string | null)[]>) => all!.map((v) => 0.5 + Number(v)),
};
const policyOf = (robustness: readonly object[]) => ({
  version: 1,
  columns: { id: "id", label: "y", prediction: "yhat", sensitive: ["g"] },
  outcome: { positive: 1, favorable: "positive" },
  checks: [{ metric: "accuracy", min: 0.5 }],
  robustness,
});
const sd = Math.sqrt(13);
/** arctan(a·sd/sd_g)/π, see test/audit/stress/planned.test.ts. */
const flips = (amount: number, own: number): number => Math.atan((amount * sd) / own) / Math.PI;
const noise = { test: "gaussian_noise", columns: "numeric", amount: 0.1, repeats: 2 };

async function statuses(entries: readonly object[], options: object = { model }) {
  const { checks, verdict } = await check(data, { policy: policyOf(entries.map((one) => ({ ...noise, ...one }))), ...options });
  return { rows: checks.slice(1), verdict };
}

test("limits on flip rates, their gap and accuracy are judged by their bounds", async () => {
  const [narrow, wide] = [flips(0.1, 1), flips(0.1, 5)];
  const all = (narrow + wide) / 2;
  const { rows, verdict } = await statuses([
    { metric: "flip_rate", max: all + 0.03 },
    { metric: "flip_rate", max: all - 0.03 },
    { metric: "flip_rate", by: "g", max: narrow - 0.04 },
    { metric: "flip_rate_difference", by: "g", max: narrow - wide - 0.05 },
    { metric: "flip_rate_difference", by: "g", max: narrow - wide + 0.05 },
    { metric: "accuracy", min: 1 - all - 0.03 },
    { metric: "accuracy_loss", max: all - 0.03 },
    { metric: "flip_rate", max: all + 0.008 },
    { metric: "mean_absolute_score_change", max: 1 },
  ]);
  expect(rows.map(({ id, status }) => `${id} ${status}`)).toEqual([
    "gaussian_noise.flip_rate pass",
    "gaussian_noise.flip_rate.2 fail",
    "gaussian_noise.flip_rate@g fail",
    "gaussian_noise.flip_rate_difference@g fail",
    "gaussian_noise.flip_rate_difference@g.2 pass",
    "gaussian_noise.accuracy pass",
    "gaussian_noise.accuracy_loss fail",
    "gaussian_noise.flip_rate.3 inconclusive",
    "gaussian_noise.mean_absolute_score_change pass",
  ]);
  expect(rows[2]!.pair!.a.group).toEqual({ g: "narrow" });
  expect(rows[3]!.sentence).toMatch(/^0\.\d+ \(0\.\d+ to 0\.\d+\), limit at most 0\.\d+: narrow/);
  expect(verdict).toMatchObject({ status: "fail", exitCode: 1 });
});

test("without a model there are no data, which is no pass; with one that reads nothing of it neither", async () => {
  const { rows, verdict } = await statuses([{ metric: "flip_rate", max: 0.5 }], {});
  expect(rows).toMatchObject([{ status: "no_data", reason: "needs_model" }]);
  expect(verdict).toMatchObject({ status: "undecided", exitCode: 4 });
  const texts = await statuses([
    { metric: "flip_rate", max: 0.5, columns: "categorical" },
    { metric: "flip_rate", max: 0.5 },
  ]);
  expect(texts.rows).toMatchObject([{ status: "no_data", reason: "nothing_to_disturb" }, { status: "pass" }]);
  const gap = await statuses([{ metric: "demographic_parity_difference", max: 0.5 }]);
  expect(gap.rows).toMatchObject([{ status: "no_data", reason: "needs_groups" }]);
});

test("without an amount every severity has to keep the limit", async () => {
  const { rows } = await statuses([{ metric: "flip_rate", max: 0.15, amount: undefined, column: "x", columns: undefined }]);
  expect(rows).toMatchObject([{ status: "fail" }]);
  expect(rows[0]!.value!).toBeGreaterThan(0.2);
  expect(rows[0]!.bounds!.lowerAlpha).toBeCloseTo(0.01, 12);
});

test("a stored result is judged by what it holds", async () => {
  const text = JSON.stringify(policyOf([{ ...noise, metric: "flip_rate_difference", by: "g", max: 0.5 }]));
  const stored = await check(data, { policy: JSON.parse(text), model });
  const policy = await readPolicy(text, "(policy)");
  const again = await checkStored(stored, policy, { today: "2026-11-28", baseline: null });
  expect(again.checks.at(-1)).toEqual(stored.checks.at(-1));
});

// Shares of positive decisions are one half in either group before and after, so noise opens no gap in them; accuracy falls by the
// flip rate of each group, so that noise opens a gap of their difference.
test("limits on gaps after a disturbance, on how much wider they become, and on each group are judged by paired bounds", async () => {
  const [narrow, wide] = [flips(0.1, 1), flips(0.1, 5)];
  const opened = narrow - wide;
  const { rows } = await statuses([
    { metric: "demographic_parity_difference", by: "g", max: 0.1 },
    { metric: "demographic_parity_difference_loss", by: "g", max: 0.05 },
    { metric: "accuracy_difference", by: "g", max: opened + 0.05 },
    { metric: "accuracy_difference", by: "g", max: opened - 0.05 },
    { metric: "accuracy_difference_loss", by: "g", max: opened + 0.05 },
    { metric: "accuracy_difference_loss", by: "g", max: opened - 0.05 },
    { metric: "accuracy_difference_loss", by: "g", max: opened + 0.005 },
    { metric: "accuracy", by: "g", min: 1 - narrow - 0.04 },
    { metric: "accuracy", by: "g", min: 1 - narrow + 0.04 },
    { metric: "accuracy_loss", by: "g", max: narrow + 0.04 },
    { metric: "disparate_impact", by: "g", min: 0.8 },
    { metric: "equalized_odds_difference", by: "g", max: opened + 0.08 },
  ]);
  expect(rows.map(({ status }) => status)).toEqual([
    ...["pass", "pass", "pass", "fail", "pass", "fail", "inconclusive", "pass", "fail", "pass", "pass", "pass"],
  ]);
  expect(rows[3]!.pair).toMatchObject({ a: { group: { g: "wide" } }, b: { group: { g: "narrow" } } });
  expect(rows[5]!.value!).toBeCloseTo(rows[3]!.value!, 12);
  expect(rows[5]!.bounds!.lower!).toBeGreaterThan(opened - 0.05);
});

const waiver = { owner: "model-risk@example.org", reason: "accepted until the next model", created: "2026-11-01", expires: "2026-12-31" };

test("a limit on a model is waived as any other; a waiver that has ended, or is for other groups, is not", async () => {
  const entries = [{ ...noise, metric: "flip_rate_difference", by: "g", max: 0.01 }];
  const stored = await check(data, { policy: policyOf(entries), model });
  const judged = async (waivers: readonly object[], today = "2026-11-28") => {
    const text = JSON.stringify({ ...policyOf(entries), waivers: waivers.map((one) => ({ ...waiver, ...one })) });
    const { checks, verdict, diagnostics } = await checkStored(stored, await readPolicy(text, "(policy)"), { today, baseline: null });
    return { row: checks.at(-1)!, verdict, codes: diagnostics.map(({ code }) => code) };
  };
  const id = "gaussian_noise.flip_rate_difference@g";
  const used = await judged([{ check: id }]);
  expect(used.row).toMatchObject({ status: "waived", action: "none", waiver: 0 });
  expect(used.verdict.exitCode).toBe(0);
  expect(used.codes).not.toContain("EH207");
  expect((await judged([{ check: id, groups: ["narrow", "wide"] }])).row.status).toBe("waived");
  expect((await judged([{ check: id, groups: ["narrow", "other"] }])).row.status).toBe("fail");
  const late = await judged([{ check: id }], "2027-01-01");
  expect(late.row).toMatchObject({ status: "fail", reason: "waiver_expired" });
  expect(late.codes).toContain("EH401");
});

test("an expectation that is not kept is waived as any other limit", async () => {
  const limits = { ...policyOf([]), expectations: [{ feature: "x", expect: "decrease" }] };
  const stored = await check(data, { policy: limits, model });
  expect(stored.checks.at(-1)).toMatchObject({ status: "fail" });
  const policy = await readPolicy(JSON.stringify({ ...limits, waivers: [{ ...waiver, check: "x.decrease" }] }), "(policy)");
  const { checks } = await checkStored(stored, policy, { today: "2026-11-28", baseline: null });
  expect(checks.at(-1)).toMatchObject({ id: "x.decrease", status: "waived" });
});
