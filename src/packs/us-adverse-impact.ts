import type { Pack } from "./pack.js";

/** The four-fifths screen of the Uniform Guidelines: a rule on point estimates. */
export const usAdverseImpact = {
  id: "us-adverse-impact",
  version: 1,
  title: "Adverse impact, four-fifths screen (29 CFR 1607.4(D))",
  aliases: ["four-fifths"],
  summary:
    "The favourable decision rate of every group is at least four fifths of the highest one, judged on the estimates as the rule is written; bounds are shown beside.",
  sources: [
    {
      title: "Uniform Guidelines on Employee Selection Procedures, 29 CFR 1607.4(D)",
      url: "https://www.ecfr.gov/current/title-29/subtitle-B/chapter-XIV/part-1607/subject-group-ECFR8ee2cd9b5e3ba3a/section-1607.4",
      quote: "less than four-fifths (4/5) (or eighty percent) of the rate for the group with the highest rate will generally be regarded",
    },
  ],
  verifiedOn: "2026-08-15",
  policy: `version: 1
description: Four-fifths screen on favourable decisions
checks:
  - metric: disparate_impact
    by: "*"
    min: 0.8
    decision: point
    why: Below four fifths of the highest rate is generally regarded as evidence of adverse impact (29 CFR 1607.4(D)).
`,
} as const satisfies Pack;
