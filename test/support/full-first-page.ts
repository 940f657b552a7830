import type { Result } from "../../src/audit/result.js";
import { usAdverseImpact } from "../../src/packs/us-adverse-impact.js";
import { usFairLending } from "../../src/packs/us-fair-lending.js";
import { checkRow, gatedResult } from "./gated-result.js";

const texts = [usAdverseImpact, usFairLending].map(({ aliases: _, summary: __, computes: ___, policy: ____, ...facts }) => ({
  ...facts,
  screens: false,
  selections: [],
  unreconciled: [],
}));

/** Limits with a baseline, texts of law, a whole record and parts of a gap: all that can stand on the first page. */
export const fullFirstPage = (): Result =>
  gatedResult(
    [
      "demographic_parity_difference",
      "equal_opportunity_difference",
      "disparate_impact",
      "accuracy",
      "equalized_odds_difference",
      "f1",
    ].map((metric, i) =>
      checkRow({
        id: `${metric}@race`,
        metric,
        value: 0.2 - 0.01 * i,
        status: i < 3 ? "fail" : "pass",
        baseline: { value: 0.15 + 0.02 * i, delta: 0.05 - 0.03 * i, lower: null, upper: null, paired: false, status: "pass" },
      }),
    ),
    {
      regulations: texts,
      record: {
        path: "evenhand.record.yml",
        sha256: "ab".repeat(32),
        content: {
          version: 1,
          purpose: { intended_use: "Advises a loan officer whether an application of a private person is to be approved. ".repeat(8) },
          data: { period: "January to December 1990, all applications reported under the Home Mortgage Disclosure Act in the area" },
          oversight: { next_audit: "2027-11-22" },
          approvals: ["Validated by", "Reviewed by", "Approved by"].map((role) => ({ role, name: "Ada Lovelace", date: "2026-11-20" })),
          audit: {
            independence: ["The auditor took no part in building, buying or using the model", "and has no financial interest in it"],
          },
        },
      },
      drivers: [
        {
          by: ["race"],
          group: { race: "Black" },
          comparedWith: { race: "White" },
          rows: 826,
          rowsOfOthers: 2599,
          gap: -0.807,
          reason: null,
          parts: [{ feature: "consumer_credit_code", value: -0.279, se: 0.04, lower: -0.355, upper: -0.203 }],
        } as unknown as Result["drivers"][number],
      ],
    },
  );
