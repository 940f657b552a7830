import { expect } from "vitest";
import { audit } from "../../../src/index.js";
import { measured } from "../../disparities/measured.js";
import { type Card, half } from "../card.js";

export const aequitas: Card = {
  peer: "Aequitas",
  licence: "MIT",
  cases: ["aequitas-"],
  differences: [
    {
      what: "Significance of a difference in false positive rates",
      theirs: "tests rows with a positive prediction: 100 of 1,500 against 100 of 250 has p = 1.0",
      ours: "the rate's own rows: the difference is at least 27 points",
      why: "a false positive rate is of people who are truly negative",
      shows() {
        const [row] = measured({ a: { tp: 400, fp: 100, fn: 100, tn: 1400 }, b: { tp: 400, fp: 100, fn: 100, tn: 150 } })(
          "predictive_equality_difference",
        );
        expect(row!.value).toBeCloseTo(0.4 - 100 / 1500, 12);
        expect(row!.bounds!.lower!).toBeGreaterThan(0.27);
      },
    },
    {
      what: "“Statistical parity” by the share of all positive decisions",
      theirs: "`ppr`: a group of half the size has half of it however equally it is treated",
      ours: "`demographic_parity` is of selection rates; the share is `selection_share`, and has no bounds",
      why: "a large group gets more of everything",
      shows() {
        const of = measured({ large: { tp: 50, fn: 50, fp: 50, tn: 50 }, small: half });
        expect(of("demographic_parity_difference")[0]!.value).toBe(0);
        expect(of("selection_share__difference")[0]).toMatchObject({ value: expect.closeTo(1 / 3, 12), bounds: null });
      },
    },
    {
      what: "A ratio to 0",
      theirs: "10, for every rate and however large",
      ours: "no value, reason `reference_zero`",
      why: "10 is a number that no data gave",
      shows() {
        const rows = measured({ a: { fp: 5, tn: 5 }, b: { tn: 10 } }, { reference: "b" })("false_positive_rate__ratio_to_reference");
        expect(rows.find(({ group }) => group?.g === "a")).toMatchObject({ value: null, reason: "reference_zero" });
      },
    },
    {
      what: "Values of one name in two attributes",
      theirs: "significance is written by the value alone, so that “Unknown” of one attribute overwrites that of another",
      ours: "a group is attribute and value",
      why: "the unknown sex and the unknown race are different people",
      async shows() {
        const rows = Array.from({ length: 40 }, (_, i) => ({
          sex: i % 2 ? "u" : "f",
          race: i % 4 < 2 ? "u" : "w",
          p: Number(i % 4 === 3),
        }));
        const { groups } = await audit(rows, { prediction: "p", sensitive: ["sex", "race"], minN: 1 });
        const rate = (attribute: string) =>
          groups.find(({ by, group }) => by.length === 1 && group[attribute] === "u")!.metrics.selection_rate!.value;
        expect([rate("sex"), rate("race")]).toEqual([0.5, 0]);
      },
    },
  ],
};
