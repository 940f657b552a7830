import { expect } from "vitest";
import { measured } from "../../disparities/measured.js";
import { type Card, half } from "../card.js";

export const dalex: Card = {
  peer: "DALEX and fairmodels",
  licence: "GPL-3.0",
  cases: [],
  differences: [
    {
      what: "Rounding before a limit is compared",
      theirs: "0.7996 is shown, and compared, as 0.8",
      ours: "compared exactly, and printed with the digits that keep it on its side",
      why: "four fifths is four fifths",
      shows() {
        const [row] = measured({ a: { tp: 0, fp: 1000, fn: 0, tn: 1000 }, b: { tp: 0, fp: 1999, fn: 0, tn: 3001 } })(
          "demographic_parity_ratio",
        );
        expect(row!.value!).toBeLessThan(0.8);
        expect(Number(row!.value!.toFixed(2))).toBe(0.8);
      },
    },
    {
      what: "Nobody of a group is selected",
      theirs: "a ratio of 0 is turned into NaN, and total exclusion is not flagged",
      ours: "0, far below every limit",
      why: "it is the worst case, not a missing one",
      shows() {
        const [row] = measured({ a: { fp: 50, tn: 50 }, b: { tn: 100 } })("demographic_parity_ratio");
        expect(row!.value).toBe(0);
        expect(row!.bounds!.upper!).toBeLessThan(0.2);
      },
    },
    {
      what: "Parity loss, Σ |ln(rate / reference)|",
      theirs: "grows with the number of groups, and any 0 makes it NaN",
      ours: "the pair that is furthest apart, with bounds corrected for the number of pairs",
      why: "more groups are not more unequal",
      shows() {
        const few = measured({ a: half, b: { ...half, fp: 10, tn: 40 } })("demographic_parity_ratio")[0]!.value;
        const many = measured({ a: half, b: { ...half, fp: 10, tn: 40 }, c: { ...half, fp: 10, tn: 40 } })("demographic_parity_ratio")[0]!
          .value;
        expect(many).toBe(few);
      },
    },
  ],
};
