import { expect } from "vitest";
import type { Estimate } from "../../../src/metrics/kind/metric.js";
import { measured } from "../../disparities/measured.js";
import { type Card, estimate, half } from "../card.js";

export const fairlearn: Card = {
  peer: "Fairlearn",
  licence: "MIT",
  cases: ["fairlearn-", "peerrun-fairlearn-"],
  differences: [
    {
      what: "True positive rate of a group without a positive label",
      theirs: "0.0, so the group looks like the worst one",
      ours: "no value, reason `zero_denominator`; the group is listed and the gap is marked incomplete",
      why: "0 of 0 is not 0",
      shows() {
        expect(estimate("true_positive_rate", { tp: 0, fn: 0, fp: 2, tn: 3 })).toMatchObject({ value: null, reason: "zero_denominator" });
      },
    },
    {
      what: "Interval of the largest gap",
      theirs:
        "percentiles of the bootstrapped max − min, which cannot reach 0: with eight equal groups of 200 its lower end is above 0 in every run",
      ours: "bounds of every pair, corrected for their number: equal groups have a lower bound of 0",
      why: "the largest of many gaps is biased upwards, and its bootstrap twice",
      shows() {
        const equal = Object.fromEntries("abcdefgh".split("").map((name, i) => [name, { ...half, tp: 23 + (i % 5), fn: 27 - (i % 5) }]));
        expect(measured(equal)("demographic_parity_difference")[0]!.bounds!.lower).toBe(0);
      },
    },
    {
      what: "A group whose rows all have weight 0, or without a rate",
      theirs: "left out of the largest difference without a word: 0.0 for two groups of which one has no weight",
      ours: "no value; the group is named among those left out",
      why: "one group is not a comparison",
      shows() {
        const [row] = measured({ a: { tp: 3, fn: 7 }, b: { fp: 4, tn: 6 } })("equal_opportunity_difference");
        expect(row).toMatchObject({ value: null, complete: false, excluded: [{ group: { g: "b" } }] });
      },
    },
    {
      what: "Rows without a group",
      theirs: "in the overall figure and in no group (up to 0.14), or refused",
      ours: "a group of their own, shown and not compared",
      why: "everybody and the groups are of the same rows",
      shows() {
        const [row] = measured({ a: half, b: half, "": { tp: 5, fn: 5 } })("demographic_parity_difference");
        expect(row).toMatchObject({ value: 0, excluded: [{ reason: "missing_group", n: 10 }] });
      },
    },
    {
      what: "Quantiles of 100 bootstrap draws",
      theirs: "depend on NumPy's generator",
      ours: "Wilson's limits, within the stated closeness of the quantiles",
      why: "the same data give the same limits",
      shows() {
        const { limits } = estimate("selection_rate", { tp: 10, fn: 8, fp: 0, tn: 0 }) as Estimate;
        expect(limits(0.159)!.lower).toBeCloseTo(0.437, 2);
      },
    },
  ],
};
