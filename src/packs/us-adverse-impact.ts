import { elsewhere, inRecord, inReport, type Pack } from "./pack.js";

/** The four-fifths screen of the Uniform Guidelines: a rule on point estimates. */
export const usAdverseImpact = {
  id: "us-adverse-impact",
  version: 1,
  title: "Adverse impact, four-fifths screen (29 CFR 1607.4(D))",
  aliases: ["four-fifths"],
  summary:
    "The favourable decision rate of every group is at least four fifths of the highest one, judged on the estimates as the rule is written; bounds are shown beside.",
  jurisdiction: "US",
  appliesTo: { fields: ["employment"], words: "hiring, promotion and other decisions of employers" },
  theory: "effects",
  standing: {
    status: "in-force",
    words:
      "In force on 15 August 2026. Its rescission is on the Unified Agenda at the final-rule stage (RIN 3046-AB43). Claims under state law and by private parties do not depend on it.",
    effectiveFrom: "1978-08-25",
    appliesFrom: "1978-08-25",
    supersededBy: null,
    evidence: "text",
  },
  sources: [
    {
      title: "Uniform Guidelines on Employee Selection Procedures, 29 CFR 1607.4(D)",
      url: "https://www.ecfr.gov/current/title-29/subtitle-B/chapter-XIV/part-1607/subject-group-ECFR8ee2cd9b5e3ba3a/section-1607.4",
      quote:
        "less than four-fifths (4/5) (or eighty percent) of the rate for the group with the highest rate will generally be regarded … as evidence of adverse impact",
      sha256: "a9ef41a94fb3e5d8e2ac1753ef8e883df4e9701b2c33370d02d9e626f608cda5",
    },
  ],
  verifiedOn: "2026-08-15",
  disclaimer:
    "A ratio below four fifths is a screen, not a finding of law. Smaller differences may matter where they are significant in both statistical and practical terms; larger ones may not where numbers are small.",
  errata: [],
  clauses: [
    {
      id: "1607.4(D), four fifths",
      asks: "Compare each group’s selection rate with the highest one",
      answer: inReport("rates_by_group"),
      verified: true,
    },
    { id: "1607.4(D), significance", asks: "Say whether chance explains the difference", answer: inReport("uncertainty"), verified: true },
    {
      id: "1607.4(D), small numbers",
      asks: "Do not conclude from small numbers; look at a longer period",
      answer: inReport("not_judged"),
      verified: true,
    },
    { id: "1607.4(A)", asks: "Keep the records from which impact is known", answer: inReport("reproduction"), verified: true },
    { id: "1607.3", asks: "Consider suitable alternatives with less adverse impact", answer: inRecord("alternatives"), verified: false },
    { id: "1607.5", asks: "Show that the procedure is valid for the job", answer: elsewhere("a validity study"), verified: false },
  ],
  computes: ["screen_tables"],
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
