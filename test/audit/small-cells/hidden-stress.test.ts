import { expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.js";
import { suppressed } from "../../../src/audit/small-cells/suppressed.js";
import { plainTest, usualAdversarial } from "../../../src/policy/stress-settings.js";
import { rng } from "../../../src/stats/rng.js";

test("groups of few people are in nothing that stress found, nor are gaps and medians of few", async () => {
  const random = rng(2, "few");
  const g = [...Array(150).fill("a"), ...Array(90).fill("b"), ...Array(60).fill("c"), ...Array(6).fill("tiny")].map(String);
  const x = g.map(() => random.next());
  const result = await audit(
    { x, g, score: x },
    {
      ...{
        sensitive: ["g"],
        score: "score",
        threshold: 0.5,
        minN: 5,
        model: { features: ["x"], predict: ({ x: all }) => all!.map(Number) },
      },
      stress: {
        tests: [plainTest("gaussian_noise")],
        serving: false,
        expectations: [{ feature: "x", expected: "decrease", tolerance: 0, check: null }],
        adversarial: { ...usualAdversarial, rows: 100, queries: 50 },
      },
    },
  );
  const whole = JSON.stringify([result.robustness, result.stress, result.expectations, result.adversarial]);
  expect(whole).toContain('"tiny"');
  const shared = suppressed(result, 10);
  const text = JSON.stringify([shared.robustness, shared.stress, shared.expectations, shared.adversarial]);
  expect(text).not.toContain("tiny");
  // The group that would give it away by subtraction is hidden too.
  expect(text).not.toContain('"c"');
  expect(text).toContain('"a"');
  expect(shared.robustness.every(({ gaps, measures }) => gaps.length === 0 && measures.every(({ metric }) => !metric.includes("@g")))).toBe(
    true,
  );
  expect(suppressed(result, null)).toBe(result);
});
