import { expect } from "vitest";
import { audit } from "../../../src/index.js";
import { auditOf, numbersOf } from "../../conventions/of-counts.js";
import type { Card } from "../card.js";

export const clarify: Card = {
  peer: "SageMaker Clarify",
  licence: "Apache-2.0",
  cases: ["smclarify-", "peerrun-smclarify-"],
  differences: [
    {
      what: "KL, JS, LP and TVD of labels that one side does not have",
      theirs:
        "the label is dropped before the sum: half and half against all 0 gives KL −0.347, JS 0.0425, LP 0.5, TVD 0.25; a test of its own asserts KL −0.366516",
      ours: "every label counts: no KL (`infinite`), JS 0.2158, LP 0.7071, TVD 0.5",
      why: "a divergence is never negative",
      async shows() {
        const result = await auditOf({ a: [5, 0, 5, 0], d: [10, 0, 0, 0] }, { convention: ["clarify"] });
        const values = numbersOf(result, "clarify", "d");
        expect(values.KL).toEqual({ value: null, reason: "infinite" });
        expect(values.JS!.value).toBeCloseTo(0.2157616, 7);
        expect(values.LP!.value).toBeCloseTo(Math.SQRT1_2, 12);
        expect(values.TVD!.value).toBeCloseTo(0.5, 12);
      },
    },
    {
      what: "NPV, DI and every other 0 / 0",
      theirs: "0",
      ours: "no value, reason `zero_denominator`",
      why: "0 of 0 is not 0",
      async shows() {
        const result = await auditOf({ a: [0, 5, 0, 5], d: [0, 5, 0, 5] }, { convention: ["clarify"] });
        expect(numbersOf(result, "clarify", "d").DRR).toEqual({ value: null, reason: "zero_denominator" });
      },
    },
    {
      what: "TE when both groups have no false positives",
      theirs: "0, as infinity less infinity",
      ours: "no value",
      why: "two ratios that do not exist are not equal",
      async shows() {
        const result = await auditOf({ a: [5, 0, 4, 1], d: [5, 0, 1, 4] }, { convention: ["clarify"] });
        expect(numbersOf(result, "clarify", "d").TE!.value).toBeNull();
      },
    },
    {
      what: "Sign of the flip test",
      theirs: "(better − worse) / n in the code and in its test (−0.2308), the opposite sign in the documentation",
      ours: "the sign of the code, under its name and in `individual`; both counts stand beside it",
      why: "two signs under one name need the counts to be read",
      async shows() {
        const rows = [...Array.from({ length: 12 }, () => ({ x: 1, p: 1, g: "a" })), { x: 1, p: 0, g: "d" }, { x: 1, p: 1, g: "d" }];
        const result = await audit(rows, { prediction: "p", sensitive: ["g"], features: ["x"], minN: 1, convention: ["clarify"] });
        expect(numbersOf(result, "clarify", "d").FT!.value).toBe(-0.5);
        expect(result.individual.find(({ group }) => group.g === "d")!.flipTest).toMatchObject({ better: 0, worse: 1 });
      },
    },
    {
      what: "Neighbours at the same distance, and scales of features",
      theirs: "whichever the search finds first, on unscaled features",
      ours: "they share the places that are left; features are scaled as the audit says, by default by their standard deviation",
      why: "the order of rows and the unit of income are not evidence",
      async shows() {
        const rows = Array.from({ length: 20 }, (_, i) => ({ x: i % 2, p: Number(i % 3 === 0), g: i < 14 ? "a" : "d" }));
        const options = { prediction: "p", sensitive: ["g"], features: ["x"], minN: 1 };
        const [one, other] = [await audit(rows, options), await audit([...rows].reverse(), options)];
        expect(other.individual).toEqual(one.individual);
      },
    },
    {
      what: "CDDL of strata in which everybody has the same label",
      theirs: "a share of nobody is 0, and the stratum counts: 0.2390 on Adult by education",
      ours: "the stratum is left out, counted and shown",
      why: "it says nothing about the groups",
      async shows() {
        const rows = [
          ...["fM1", "fM0", "fF1", "fF0"].map(([c, g, y]) => ({ c: c!, g: g!, y: Number(y) })),
          ...["gM0", "gF0", "gF0"].map(([c, g, y]) => ({ c: c!, g: g!, y: Number(y) })),
        ];
        const result = await audit(rows, { label: "y", sensitive: ["g"], strata: ["c"], convention: ["clarify"], minN: 1 });
        expect(numbersOf(result, "clarify", "F").CDDL!.value).toBeCloseTo(0, 12);
        const row = result.conditionalDisparity.find(({ group }) => group.g === "F")!;
        expect(row.strata).toMatchObject({ used: 1, leftOut: [{ stratum: { c: "g" }, rows: 3 }] });
      },
    },
  ],
};
