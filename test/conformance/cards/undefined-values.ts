import { expect } from "vitest";
import { exactValue } from "../../../src/checks/exactly.js";
import { measured } from "../../disparities/measured.js";
import { type Card, estimate, half } from "../card.js";

export const aiverify: Card = {
  peer: "AI Verify",
  licence: "Apache-2.0",
  cases: ["aiverify-"],
  differences: [
    {
      what: "Rates of a group",
      theirs: "of the group's cases over the totals of all groups, and 0 for 0 / 0",
      ours: "over the group's own totals, and no value for 0 / 0",
      why: "a small group would always have small rates",
      shows() {
        const of = measured({ large: { tp: 80, fn: 20 }, small: { tp: 8, fn: 2 } });
        expect(of("equal_opportunity_difference")[0]!.value).toBeCloseTo(0, 12);
        expect(estimate("true_positive_rate", { tp: 0, fn: 0, fp: 1, tn: 1 }).value).toBeNull();
      },
    },
  ],
};

export const guardian: Card = {
  peer: "guardian-ai",
  licence: "UPL-1.0",
  cases: [],
  differences: [
    {
      what: "A ratio of two rates of 0",
      theirs: "1, and a millionth is added to both sides of every ratio",
      ours: "no value, reason `both_zero`, and no number is added",
      why: "two empty hands are no evidence of equal treatment",
      shows() {
        const [row] = measured({ a: { tn: 10 }, b: { tn: 10 } })("demographic_parity_ratio");
        expect(row).toMatchObject({ value: null, reason: "both_zero" });
      },
    },
    {
      what: "Many groups in one number",
      theirs: "the mean over all pairs, which hides the worst one",
      ours: "the pair that is furthest apart, by name",
      why: "a mean of 28 pairs does not show the group that is excluded",
      shows() {
        const groups = Object.fromEntries(
          "abcdefgh".split("").map((g) => [g, g === "h" ? { ...half, tp: 0, fn: 50, fp: 0, tn: 50 } : half]),
        );
        const [row] = measured(groups)("demographic_parity_difference");
        expect(row!.value).toBe(0.5);
        expect(row!.pair!.b.group.g).toBe("h");
      },
    },
  ],
};

export const oxonfair: Card = {
  peer: "OxonFair and FairBench",
  licence: "Apache-2.0",
  cases: [],
  differences: [
    {
      what: "Denominators of 0",
      theirs: "taken as 1, so that a rate of nobody is 0",
      ours: "no value",
      why: "0 of 0 is not 0",
      shows() {
        expect(estimate("positive_predictive_value", { tp: 0, fp: 0, fn: 3, tn: 3 })).toMatchObject({
          value: null,
          reason: "zero_denominator",
        });
      },
    },
    {
      what: "Treatment equality",
      theirs: "false positives per false negative, the inverse of everybody else's",
      ours: "false negatives per false positive, as in Berk et al. (2021); the id says which",
      why: "the inverse turns the order of groups round",
      shows() {
        expect(estimate("false_negative_to_false_positive_ratio", { tp: 1, fn: 6, fp: 2, tn: 1 }).value).toBe(3);
      },
    },
  ],
};

export const kozodoi: Card = {
  peer: "fairness (R)",
  licence: "MIT",
  cases: [],
  differences: [
    {
      what: "`equal_odds`",
      theirs: "the ratio of true positive rates only",
      ours: "true and false positive rates, and which of the two decides",
      why: "equal odds are equal on both sides",
      shows() {
        const [row] = measured({ a: { tp: 8, fn: 2, fp: 1, tn: 9 }, b: { tp: 8, fn: 2, fp: 6, tn: 4 } })("equalized_odds_difference");
        expect(row!.value).toBeCloseTo(0.5, 12);
        expect(row!.metric).toBe("false_positive_rate");
      },
    },
  ],
};

export const everybody: Card = {
  peer: "every toolkit that divides before it compares",
  licence: "all",
  cases: [],
  differences: [
    {
      what: "Exactly four fifths",
      theirs:
        "3/5 over 6/8 is 0.7999999999999999 in doubles and fails; so do 32.7 % of the pairs of counts up to 200 whose ratio is exactly 4/5",
      ours: "counts are compared as whole numbers: it is met",
      why: "the rule fails what is below four fifths",
      shows() {
        const [row] = measured({ a: { fp: 3, tn: 2 }, b: { fp: 6, tn: 2 } })("demographic_parity_ratio");
        expect(row!.value).toBeLessThan(0.8);
        expect(exactValue(row!.value!, row!.pair as never, { limit: 0.8 } as never, "ratio")).toBe(0.8);
      },
    },
  ],
};
