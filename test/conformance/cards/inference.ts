import { expect } from "vitest";
import type { Estimate } from "../../../src/metrics/kind/metric.js";
import { holm } from "../../../src/stats/holm.js";
import { permutationP } from "../../../src/stats/permutation-p.js";
import { measured } from "../../disparities/measured.js";
import { type Card, estimate } from "../card.js";

const nothing = { licence: "", cases: [], differences: [] };

export const lift: Card = {
  ...nothing,
  peer: "LiFT",
  licence: "BSD-2-Clause",
  cases: ["lift-"],
  differences: [
    {
      what: "p of a permutation test",
      theirs: "count / N, which can be exactly 0; undefined permutations leave the count and stay in N",
      ours: "(1 + count) / (1 + N), never 0",
      why: "no test can rule a thing out with certainty",
      shows() {
        expect(
          permutationP(
            9,
            Float64Array.from({ length: 99 }, () => 0),
          ).pValue,
        ).toBe(0.01);
      },
    },
  ],
};

export const giskard: Card = {
  ...nothing,
  peer: "Giskard",
  licence: "Apache-2.0",
  differences: [
    {
      what: "Correction for many tests",
      theirs: "`argsort() + 1` is taken for the rank, which it is not: p of 0.04, 0.001, 0.03 have ranks 3, 1, 2, not 2, 3, 1",
      ours: "ranks are ranks; Holm's adjusted p, in the order given",
      why: "the wrong rank gives the wrong limit",
      shows() {
        const adjusted = holm([0.04, 0.001, 0.03]);
        expect(adjusted[0]).toBeCloseTo(0.06, 12);
        expect(adjusted[1]).toBeCloseTo(0.003, 12);
        expect(adjusted[2]).toBeCloseTo(0.06, 12);
      },
    },
  ],
};

export const tfma: Card = {
  ...nothing,
  peer: "TensorFlow Model Analysis and Fairness Indicators",
  licence: "Apache-2.0",
  differences: [
    {
      what: "Interval of a rate",
      theirs: "around the mean of 20 Poisson draws, not around the value, symmetric, and at times outside 0 to 1",
      ours: "the value is always inside its limits, and they inside 0 to 1",
      why: "a share above 1 is not a share",
      shows() {
        for (const hits of [0, 1, 19, 20]) {
          const { value, limits } = estimate("selection_rate", { tp: hits, fn: 20 - hits, fp: 0, tn: 0 }) as Estimate;
          const { lower, upper } = limits(0.025)!;
          expect(lower).toBeGreaterThanOrEqual(0);
          expect(lower).toBeLessThanOrEqual(value);
          expect(upper).toBeGreaterThanOrEqual(value);
          expect(upper).toBeLessThanOrEqual(1);
        }
      },
    },
  ],
};

export const auditAi: Card = {
  ...nothing,
  peer: "audit-AI",
  licence: "MIT",
  differences: [
    {
      what: "The top against the bottom group",
      theirs: "tested as if they had been named before anybody looked, so that more groups mean more false alarms",
      ours: "bounds of all pairs, corrected for their number",
      why: "the furthest of 28 pairs is always far",
      shows() {
        const sizes = (hits: number) => ({ fp: hits, tn: 100 - hits });
        const groups = Object.fromEntries("abcdefgh".split("").map((name, i) => [name, sizes(i === 0 ? 68 : i === 7 ? 32 : 50)]));
        const two = measured({ a: groups.a!, h: groups.h! })("demographic_parity_difference")[0]!.bounds!.lower!;
        const eight = measured(groups)("demographic_parity_difference")[0]!.bounds!.lower!;
        expect(eight).toBeLessThan(two);
      },
    },
  ],
};

export const fairtest: Card = {
  ...nothing,
  peer: "FairTest",
  licence: "Apache-2.0",
  differences: [
    {
      what: "Five more in every cell",
      theirs: "differences and ratios are of counts to each of which 5 was added",
      ours: "of the counts",
      why: "3 of 10 is 0.3, not 8 of 20",
      shows() {
        expect(measured({ a: { fp: 3, tn: 7 }, b: { fp: 6, tn: 4 } })("demographic_parity_difference")[0]!.value).toBeCloseTo(0.3, 12);
      },
    },
  ],
};
