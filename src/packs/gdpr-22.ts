import { inRecord, inReport, type Pack } from "./pack.js";

/** Safeguards where a decision is taken by a machine alone. */
export const gdpr22 = {
  id: "gdpr-22",
  version: 1,
  title: "Decisions taken by machines alone (Regulation (EU) 2016/679, Article 22)",
  aliases: [],
  summary: "What people may ask for when a machine alone decides about them. It adds no check.",
  jurisdiction: "EU",
  appliesTo: {
    fields: [],
    words: "decisions about a person by a machine alone, with legal effects or effects that weigh as much",
  },
  theory: "none",
  standing: {
    status: "in-force",
    words: "In force.",
    effectiveFrom: "2016-05-24",
    appliesFrom: "2018-05-25",
    supersededBy: null,
    evidence: "text",
  },
  sources: [
    { title: "Regulation (EU) 2016/679, Article 22", url: "https://eur-lex.europa.eu/eli/reg/2016/679/oj", quote: null, sha256: null },
  ],
  verifiedOn: "2026-11-22",
  disclaimer: "Recital 71 speaks of preventing discriminatory effects; recitals do not bind.",
  errata: [],
  clauses: [
    { id: "22(1)", asks: "Whether decisions are taken by a machine alone", answer: inRecord("purpose.automation"), verified: true },
    { id: "22(3), intervention", asks: "Human intervention on request", answer: inRecord("oversight.human_review"), verified: true },
    { id: "22(3), contest", asks: "A way to contest the decision", answer: inRecord("oversight.contest_route"), verified: true },
    { id: "Recital 71", asks: "Statistical procedures that are appropriate", answer: inReport("method"), verified: true },
  ],
  computes: [],
  policy: `version: 1
description: Safeguards of decisions taken by machines alone; no limit
`,
} as const satisfies Pack;
