import { elsewhere, inRecord, inReport, type Pack } from "./pack.js";

/** Adverse impact ratios in lending, against a fixed reference; no check, because no text sets the limit. */
export const usFairLending = {
  id: "us-fair-lending",
  version: 1,
  title: "Differences in lending (Regulation B, 12 CFR 1002, and state law)",
  aliases: [],
  summary:
    "Approval ratios with tests, against the highest rate, and what must be kept on record. Limits in use are 0.80 and 0.90; choose yours in the policy.",
  jurisdiction: "US",
  appliesTo: { fields: ["lending"], words: "applications for credit" },
  theory: "intent",
  standing: {
    status: "in-force",
    words:
      "12 CFR 1002.9 (reasons for adverse action) is in force as read. As reported, a final rule of 22 April 2026 deleted the effects test from 21 July 2026; proxies designed or applied with intent stay prohibited, and state law may know effects.",
    effectiveFrom: null,
    appliesFrom: null,
    supersededBy: null,
    evidence: "report",
  },
  sources: [
    {
      title: "12 CFR 1002.9(b)(2)",
      url: "https://www.ecfr.gov/current/title-12/chapter-X/part-1002/subpart-A/section-1002.9",
      quote: "specific and indicate the principal reason(s)",
      sha256: "8e9ab2f779d1d68a3868ed7ca02772dbcd2607ab75c22a08dd4af07ff786deb1",
    },
  ],
  verifiedOn: "2026-11-22",
  disclaimer: "Proxies of race or sex describe groups with a known error and must never be an input of a decision.",
  errata: [],
  clauses: [
    {
      id: "Adverse impact ratio",
      asks: "Approval rates by group beside the highest; limits in use are 0.80 and 0.90",
      answer: inReport("rates_by_group"),
      verified: false,
    },
    {
      id: "1002.2(z)",
      asks: "Whether inputs are, or reveal, a prohibited basis: race, color, religion, national origin, sex, marital status, age, public assistance",
      answer: inReport("importance"),
      verified: true,
    },
    {
      id: "1002.9(b)(2)",
      asks: "Specific principal reasons for each adverse action; internal standards or a score that was not reached do not suffice",
      answer: elsewhere("the lender’s reason codes"),
      verified: true,
    },
    {
      id: "Comment 9(b)(2)-2",
      asks: "Reasons that relate to and describe the factors that were scored",
      answer: elsewhere("the lender’s reason codes"),
      verified: true,
    },
    { id: "Chance", asks: "Whether chance explains a difference", answer: inReport("uncertainty"), verified: false },
    {
      id: "Alternatives",
      asks: "Less discriminatory alternatives that were considered",
      answer: inRecord("alternatives"),
      verified: false,
    },
    { id: "Proxies of race", asks: "Where race is guessed: with which method and error", answer: inRecord("data.gaps"), verified: false },
  ],
  computes: ["screen_tables"],
  policy: `version: 1
description: Approval ratios with tests; limits are the user's own
`,
} as const satisfies Pack;
