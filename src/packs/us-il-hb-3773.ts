import { elsewhere, inReport, type Pack } from "./pack.js";

/** What Illinois asks of AI in employment besides the federal screen; as reported. */
export const usIlHb3773 = {
  id: "us-il-hb-3773",
  version: 1,
  title: "Artificial intelligence in employment in Illinois (HB 3773)",
  aliases: [],
  summary:
    "An overlay of us-adverse-impact: effects, and no ZIP code as a proxy. It adds no check; columns whose name looks like a postal code are named. Read beside the pack us-adverse-impact, which has the tables.",
  jurisdiction: "US-IL",
  appliesTo: { fields: ["employment"], words: "decisions of employers in Illinois with artificial intelligence, as reported" },
  theory: "effects",
  standing: {
    status: "in-force",
    words: "In force since 1 January 2026, with a standard of effects and actions by private parties.",
    effectiveFrom: "2026-01-01",
    appliesFrom: "2026-01-01",
    supersededBy: null,
    evidence: "report",
  },
  sources: [],
  verifiedOn: null,
  disclaimer: "A column is told by its name only: one that is called otherwise is not found, and that none is found proves nothing.",
  errata: [],
  clauses: [
    { id: "HB 3773, effects", asks: "Differences between groups", answer: inReport("rates_by_group"), verified: false },
    { id: "HB 3773, ZIP codes", asks: "No ZIP code as a proxy of a protected group", answer: inReport("data_profile"), verified: false },
    { id: "HB 3773, notice", asks: "That people are told", answer: elsewhere("the employer’s notices"), verified: false },
  ],
  computes: [],
  policy: `version: 1
description: Overlay of Illinois; no limit
`,
} as const satisfies Pack;
