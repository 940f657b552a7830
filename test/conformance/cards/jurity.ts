import { expect } from "vitest";
import { measured } from "../../disparities/measured.js";
import { type Card, estimate } from "../card.js";

export const jurity: Card = {
  peer: "Jurity",
  licence: "Apache-2.0",
  cases: ["jurity-", "peerrun-jurity-"],
  differences: [
    {
      what: "Disparate impact when nobody of the other group is selected",
      theirs: "1, or the number of people selected in the group, by release",
      ours: "no value, reason `reference_zero`",
      why: "a count is not a ratio, and 0.2 / 0 is not 1",
      shows() {
        const rows = measured({ a: { fp: 1, tn: 4 }, b: { tn: 5 } }, { reference: "b" })("selection_rate__ratio_to_reference");
        expect(rows.find(({ group }) => group?.g === "a")).toMatchObject({ value: null, reason: "reference_zero" });
      },
    },
    {
      what: "False omission rate when nobody is turned down",
      theirs: "0",
      ours: "no value, reason `zero_denominator`",
      why: "0 of 0 is not 0",
      shows() {
        expect(estimate("false_omission_rate", { tp: 3, fp: 2, fn: 0, tn: 0 })).toMatchObject({ value: null, reason: "zero_denominator" });
      },
    },
    {
      what: "Acceptable band of a ratio",
      theirs: "0.8 to 1.2: a group of 83 % of the other passes one way round and fails the other (1.205)",
      ours: "the smallest over the largest rate, compared with one limit",
      why: "which group is named first is not a fact about people",
      shows() {
        const one = measured({ a: { fp: 83, tn: 117 }, b: { fp: 100, tn: 100 } })("demographic_parity_ratio")[0]!.value;
        const other = measured({ a: { fp: 100, tn: 100 }, b: { fp: 83, tn: 117 } })("demographic_parity_ratio")[0]!.value;
        expect(one).toBe(other);
        expect(one).toBeCloseTo(0.83, 12);
      },
    },
  ],
};
