import { elsewhere, inRecord, inReport, type Pack } from "./pack.js";

/** What insurers in the United States are asked about algorithms; mostly as reported. */
export const usInsurance = {
  id: "us-insurance",
  version: 1,
  title: "Algorithms and external data of insurers (Colorado Regulation 10-1-1 and Bulletin B-10.004, NAIC model bulletin)",
  aliases: [],
  summary:
    "Governance, a description of testing, and the exhibits of the NAIC’s evaluation tool. No text in force sets a number, so it adds no check.",
  jurisdiction: "US",
  appliesTo: { fields: ["insurance"], words: "algorithms and external data that insurers use" },
  theory: "disclosure",
  standing: {
    status: "in-force",
    words:
      "Colorado’s bulletin B-10.004 (18 October 2024, revised draft of October 2025) was read: a rule on quantitative testing was not adopted by October 2025. The rest is as reported: Regulation 10-1-1 of 14 November 2023 for life insurance, extended in 2025 to private cars and health plans; the model bulletin of 4 December 2023.",
    effectiveFrom: "2023-11-14",
    appliesFrom: null,
    supersededBy: null,
    evidence: "report",
  },
  sources: [{ title: "Colorado Division of Insurance, Bulletin B-10.004", url: "https://doi.colorado.gov/", quote: null, sha256: null }],
  verifiedOn: "2026-11-22",
  disclaimer:
    "A draft rule on quantitative testing of 2023 was not adopted; its method is left out here. Race that is guessed from names and places has a known error and must never be an input of a decision.",
  errata: [],
  clauses: [
    {
      id: "Colorado, bulletin B-10.004",
      asks: "A description of quantitative testing",
      answer: inReport("rates_by_group"),
      verified: true,
    },
    {
      id: "Colorado, regulation 10-1-1",
      asks: "Governance of external data and algorithms",
      answer: inRecord("oversight.monitoring"),
      verified: false,
    },
    {
      id: "Colorado, regulation 10-1-1, annual report",
      asks: "A report on 1 December for life insurance, on 1 July for cars and health",
      answer: elsewhere("the insurer"),
      verified: false,
    },
    { id: "NAIC, exhibit A", asks: "How many models are in use, and for what", answer: inRecord("purpose.intended_use"), verified: false },
    { id: "NAIC, exhibit B", asks: "Governance", answer: inRecord("oversight"), verified: false },
    { id: "NAIC, exhibit C", asks: "High-risk systems, one by one", answer: inReport("rates_by_group"), verified: false },
    { id: "NAIC, exhibit D", asks: "Data", answer: inRecord("data"), verified: false },
  ],
  computes: [],
  policy: `version: 1
description: What insurers are asked; no limit
`,
} as const satisfies Pack;
