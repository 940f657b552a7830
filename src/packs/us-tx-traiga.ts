import { elsewhere, inRecord, inReport, type Pack } from "./pack.js";

/** What Texas asks of artificial intelligence: intent, not effects; as reported. */
export const usTxTraiga = {
  id: "us-tx-traiga",
  version: 1,
  title: "Responsible Artificial Intelligence Governance Act of Texas (TRAIGA)",
  aliases: [],
  summary: "An overlay: intent is what counts, and following NIST’s framework is a defence. It adds no check.",
  jurisdiction: "US-TX",
  appliesTo: { fields: [], words: "artificial intelligence that is developed or used in Texas, as reported" },
  theory: "intent",
  standing: {
    status: "in-force",
    words: "In force since 1 January 2026; disparate impact is not sufficient by itself.",
    effectiveFrom: "2026-01-01",
    appliesFrom: "2026-01-01",
    supersededBy: null,
    evidence: "report",
  },
  sources: [],
  verifiedOn: null,
  disclaimer:
    "Tables of differences between groups show effects. By themselves they say nothing about intent, which is what this act is reported to ask.",
  errata: [],
  clauses: [
    { id: "Intent", asks: "Why the model and its inputs were chosen", answer: inRecord("purpose.metric_rationale"), verified: false },
    { id: "Inputs", asks: "Whether inputs reveal a protected group", answer: inReport("importance"), verified: false },
    { id: "Defence", asks: "Following the AI Risk Management Framework", answer: elsewhere("the pack nist-ai-rmf"), verified: false },
  ],
  computes: [],
  policy: `version: 1
description: Overlay of Texas; no limit
`,
} as const satisfies Pack;
