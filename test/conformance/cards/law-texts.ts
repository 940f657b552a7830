import { expect } from "vitest";
import { unreconciled } from "../../../src/audit/regulation/margins.js";
import { selectionComparison } from "../../../src/stats/selection-comparison.js";
import { ruleTables } from "../../audit/regulation/rule-tables.js";
import type { Card } from "../card.js";

/** Worked examples in texts of law, where the text does not agree with itself. */
export const localLaw144: Card = {
  peer: "NYC Local Law 144, the examples of the rule",
  licence: "public law text",
  cases: ["ll144-"],
  differences: [
    {
      what: "Hispanic or Latino in the example of 5-301(b)",
      theirs:
        "408 applicants and 204 selected in the table by race; 205 and 190 with 90 and 82, which are 395 and 172, in that of both attributes",
      ours: "both tables are reproduced as printed, and the category is named as one on which they do not agree",
      why: "the same people cannot be 13 fewer; every other category agrees",
      shows() {
        expect(unreconciled(ruleTables)).toEqual([
          { attribute: "race", group: "Hispanic or Latino", alone: { n: 408, selected: 204 }, together: { n: 395, selected: 172 } },
        ]);
      },
    },
    {
      what: "Scoring rate of Hispanic or Latino in the example of 5-301(d)",
      theirs: "64.2%",
      ours: "64.3%: 18 of 28, the only count that fits the rate and the table of both attributes",
      why: "18 of 28 are 64.29%, and the rule rounds its other rates",
      shows() {
        const printed = Array.from({ length: 29 }, (_, selected) => ((100 * selected) / 28).toFixed(1));
        expect(printed).not.toContain("64.2");
        expect(printed[18]).toBe("64.3");
      },
    },
    {
      what: "One selection moved between groups that have the same rate, or one above the reference",
      theirs: "an auditor’s formula, (a + 1) / n > (b − 1) / m, calls 3 of 4 against 12 of 16 a result that one selection reverses",
      ours: "not reversed: there has to be a lower rate that a moved selection makes the higher one",
      why: "equal rates have no order that could be turned round",
      shows() {
        expect(4 / 4 > 11 / 16).toBe(true);
        expect(selectionComparison({ selected: 3, n: 4 }, { selected: 12, n: 16 })).toMatchObject({ ratio: 1, flips: false });
        expect(selectionComparison({ selected: 1, n: 10 }, { selected: 3, n: 20 }).flips).toBe(true);
      },
    },
  ],
};
