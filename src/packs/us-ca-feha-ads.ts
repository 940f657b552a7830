import { inRecord, inReport, type Pack } from "./pack.js";

/** What California’s rules on automated decision systems ask besides the federal screen; as reported. */
export const usCaFehaAds = {
  id: "us-ca-feha-ads",
  version: 1,
  title: "Automated decision systems in employment in California (FEHA regulations)",
  aliases: [],
  summary:
    "An overlay of us-adverse-impact: what anti-bias testing has on record. It adds no check. Read beside the pack us-adverse-impact, which has the tables.",
  jurisdiction: "US-CA",
  appliesTo: { fields: ["employment"], words: "decisions of employers in California with automated decision systems, as reported" },
  theory: "effects",
  standing: {
    status: "in-force",
    words: "In force since 1 October 2025.",
    effectiveFrom: "2025-10-01",
    appliesFrom: "2025-10-01",
    supersededBy: null,
    evidence: "report",
  },
  sources: [],
  verifiedOn: null,
  disclaimer: "Whether a test suffices is for a court or an agency; what it covered, how recent it is and what followed are put on record.",
  errata: [],
  clauses: [
    { id: "Anti-bias testing, quality", asks: "Quality of the tests", answer: inReport("method"), verified: false },
    {
      id: "Anti-bias testing, scope and efficacy",
      asks: "What the tests covered, and what they can find",
      answer: inReport("uncertainty"),
      verified: false,
    },
    { id: "Anti-bias testing, recency", asks: "When the tests were made", answer: inReport("reproduction"), verified: false },
    { id: "Anti-bias testing, results", asks: "What the tests found", answer: inReport("rates_by_group"), verified: false },
    { id: "Anti-bias testing, response", asks: "What was done about the results", answer: inRecord("risks"), verified: false },
    { id: "Retention", asks: "Records kept for four years", answer: inRecord("oversight.retention"), verified: false },
  ],
  computes: [],
  policy: `version: 1
description: Overlay of California; no limit
`,
} as const satisfies Pack;
