import { inRecord, inReport, type Pack } from "./pack.js";

/** What New Jersey’s rules on disparate impact ask besides the federal screen; as reported. */
export const usNj1316 = {
  id: "us-nj-13-16",
  version: 1,
  title: "Disparate impact in New Jersey (N.J.A.C. 13:16)",
  aliases: [],
  summary:
    "An overlay of us-adverse-impact: necessity, alternatives and vendors. It adds no check. Read beside the pack us-adverse-impact, which has the tables.",
  jurisdiction: "US-NJ",
  appliesTo: { fields: ["employment"], words: "decisions of employers in New Jersey, automated tools among them, as reported" },
  theory: "effects",
  standing: {
    status: "in-force",
    words: "Rules of 15 December 2025 that cover automated employment decision tools.",
    effectiveFrom: "2025-12-15",
    appliesFrom: "2025-12-15",
    supersededBy: null,
    evidence: "report",
  },
  sources: [],
  verifiedOn: null,
  disclaimer:
    "How New Jersey judges the size of a difference was not read; the four fifths of us-adverse-impact are of federal guidelines.",
  errata: [],
  clauses: [
    { id: "13:16, necessity", asks: "Why the procedure is necessary", answer: inRecord("purpose.metric_rationale"), verified: false },
    {
      id: "13:16, alternatives",
      asks: "Alternatives that discriminate less and were considered; they need not be equally effective",
      answer: inRecord("alternatives"),
      verified: false,
    },
    { id: "13:16, vendors", asks: "Oversight of those who sell the tool", answer: inRecord("oversight.monitoring"), verified: false },
    { id: "13:16, effects", asks: "Differences between groups", answer: inReport("rates_by_group"), verified: false },
  ],
  computes: [],
  policy: `version: 1
description: Overlay of New Jersey; no limit
`,
} as const satisfies Pack;
