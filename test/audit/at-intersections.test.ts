import { expect, test } from "vitest";
import { audit } from "../../src/audit/audit.js";
import { rng } from "../../src/stats/rng.js";

const random = rng(0, "at-intersections");
const column = (values: number): string[] => Array.from({ length: 200 }, () => `v${random.below(values)}`);
const data = {
  a: column(2),
  b: column(2),
  c: column(2),
  d: column(2),
  y: Array.from({ length: 200 }, () => random.below(2)),
  s: Array.from({ length: 200 }, () => random.below(10) / 10),
};
const options = { label: "y", score: "s", threshold: 0.5, minN: 5 } as const;

test("at up to three intersections single groups are compared by every measure", async () => {
  const result = await audit(data, { ...options, sensitive: ["a", "b", "c"] });
  expect(result.disparities.filter(({ id }) => id === "log_loss__impact_ratio@a*b")).toHaveLength(4);
  expect(result.diagnostics.some(({ code }) => code === "EH125")).toBe(false);
});

test("at more than three they are compared by the measures of named disparities, which the result says", async () => {
  const result = await audit(data, { ...options, sensitive: ["a", "b", "c", "d"] });
  const ids = new Set(result.disparities.map(({ id }) => id));
  expect(ids.has("log_loss__impact_ratio@a*b")).toBe(false);
  expect(ids.has("log_loss__difference@a*b")).toBe(true);
  expect(ids.has("log_loss__impact_ratio@a")).toBe(true);
  for (const metric of ["selection_rate", "true_positive_rate", "positive_predictive_value", "accuracy", "auc"])
    expect(ids.has(`${metric}__impact_ratio@a*b`)).toBe(true);
  expect(result.groups.find(({ by }) => by.length === 2)!.metrics.log_loss!.value).not.toBeNull();
  expect(result.diagnostics.find(({ code }) => code === "EH125")).toMatchObject({
    level: "note",
    message: "at 6 intersections single groups are compared by the measures of named disparities only",
  });
});

test("distances say how often groups were shuffled: less often at intersections", async () => {
  const { disparities, groups } = await audit(data, { ...options, sensitive: ["a", "b"] });
  for (const id of ["ks", "wasserstein_1", "abroca", "xauc", "calibration_gap"]) {
    expect(disparities.find((row) => row.id === `${id}@a`)).toMatchObject({ draws: 499 });
    const row = disparities.find((one) => one.id === `${id}@a*b`)!;
    expect(row.draws).toBe(99);
    expect(row.pValue! * 100).toBeCloseTo(Math.round(row.pValue! * 100), 9);
  }
  const drawsOf = (length: number) => groups.find(({ by }) => by.length === length)!.metrics.expected_calibration_error!.underNone!.draws;
  expect([drawsOf(0), drawsOf(1), drawsOf(2)]).toEqual([499, 499, 99]);
});
