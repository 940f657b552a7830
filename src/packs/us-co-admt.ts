import { elsewhere, inRecord, inReport, type Pack } from "./pack.js";

/** What a developer tells a deployer of automated decision technology in Colorado. */
export const usCoAdmt = {
  id: "us-co-admt",
  version: 1,
  title: "Documentation for deployers (Colorado SB 26-189)",
  aliases: [],
  summary: "What developers of automated decision technology tell those who use it. It adds no check.",
  jurisdiction: "US-CO",
  appliesTo: { fields: [], words: "automated decisions of consequence about people in Colorado, as reported" },
  theory: "disclosure",
  standing: {
    status: "enacted-not-applicable",
    words:
      "SB 24-205 was repealed and re-enacted as SB 26-189, signed 14 May 2026, effective 1 January 2027. The clauses are as reported; the text was not read.",
    effectiveFrom: "2027-01-01",
    appliesFrom: "2027-01-01",
    supersededBy: null,
    evidence: "report",
  },
  sources: [
    {
      title: "Attorney General of Colorado, page on artificial intelligence (the repeal and the dates, not the clauses)",
      url: "https://coag.gov/resources/ai",
      quote: null,
      sha256: null,
    },
  ],
  verifiedOn: null,
  disclaimer: null,
  errata: [],
  clauses: [
    {
      id: "6-1-1702(1)(a)",
      asks: "Intended uses, and uses known to be harmful or inappropriate",
      answer: inRecord("purpose.intended_use"),
      verified: false,
    },
    {
      id: "6-1-1702(1)(b)",
      asks: "Categories of training data, personal data among them",
      answer: inRecord("data.training"),
      verified: false,
    },
    {
      id: "6-1-1702(1)(c)",
      asks: "Known limitations and risks, and when not to use it",
      answer: inRecord("purpose.limitations"),
      verified: false,
    },
    {
      id: "6-1-1702(1)(d)",
      asks: "Instructions for use, monitoring and meaningful human review",
      answer: inRecord("oversight.human_review"),
      verified: false,
    },
    {
      id: "6-1-1702(1)(e)",
      asks: "What a deployer needs for its notices under 6-1-1704",
      answer: inReport("rates_by_group"),
      verified: false,
    },
    { id: "6-1-1702(2)", asks: "Notice of material updates", answer: inRecord("model.changes"), verified: false },
    {
      id: "6-1-1702(4)",
      asks: "Records of versions and changes for three years",
      answer: inRecord("oversight.retention"),
      verified: false,
    },
    { id: "6-1-1704, before", asks: "Notice where people meet the system", answer: elsewhere("the deployer"), verified: false },
    {
      id: "6-1-1704, after",
      asks: "Within 30 days of an adverse outcome, the decision and the system’s part in it in plain language",
      answer: elsewhere("the deployer"),
      verified: false,
    },
    {
      id: "6-1-1704, correction and review",
      asks: "How to correct data and to have a person look at the decision",
      answer: inRecord("oversight.contest_route"),
      verified: false,
    },
  ],
  computes: [],
  policy: `version: 1
description: Documentation for deployers; no limit
`,
} as const satisfies Pack;
