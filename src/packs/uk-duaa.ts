import { elsewhere, inRecord, type Pack } from "./pack.js";

/** Safeguards of automated decisions in the United Kingdom; as reported. */
export const ukDuaa = {
  id: "uk-duaa",
  version: 1,
  title: "Automated decisions in the United Kingdom (Data (Use and Access) Act, Articles 22A to 22D)",
  aliases: [],
  summary: "What people are told and may ask for. It adds no check.",
  jurisdiction: "UK",
  appliesTo: { fields: [], words: "significant decisions about a person by automated processing alone, as reported" },
  theory: "none",
  standing: {
    status: "in-force",
    words: "Articles 22A to 22D apply from 5 February 2026.",
    effectiveFrom: null,
    appliesFrom: "2026-02-05",
    supersededBy: null,
    evidence: "report",
  },
  sources: [],
  verifiedOn: null,
  disclaimer: null,
  errata: [],
  clauses: [
    { id: "22C, information", asks: "That people are told", answer: elsewhere("the notices of whoever decides"), verified: false },
    { id: "22C, representations", asks: "A way to be heard", answer: inRecord("oversight.contest_route"), verified: false },
    { id: "22C, intervention", asks: "Human intervention", answer: inRecord("oversight.human_review"), verified: false },
    { id: "22C, contest", asks: "A way to contest the decision", answer: inRecord("oversight.contest_route"), verified: false },
  ],
  computes: [],
  policy: `version: 1
description: Safeguards of automated decisions; no limit
`,
} as const satisfies Pack;
