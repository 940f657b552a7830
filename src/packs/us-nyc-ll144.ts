import { inRecord, inReport, type Pack } from "./pack.js";

/** The impact ratios of New York City's Local Law 144: reporting, with no legal limit. */
export const usNycLl144 = {
  id: "us-nyc-ll144",
  version: 1,
  title: "Impact ratios for a bias audit (New York City Local Law 144, 6 RCNY 5-301)",
  aliases: ["nyc-ll144"],
  summary:
    "Selection rates and impact ratios by sex, by race and by their intersections. The law sets no ratio that passes, so the pack reports and has no check.",
  jurisdiction: "US-NY-NYC",
  appliesTo: { fields: ["employment"], words: "automated tools that screen candidates for a job or a promotion in New York City" },
  theory: "disclosure",
  standing: {
    status: "in-force",
    words:
      "In force and unchanged since the rules of 2023. A review by the State Comptroller (2 December 2025) announced stronger enforcement.",
    effectiveFrom: "2023-07-05",
    appliesFrom: "2023-07-05",
    supersededBy: null,
    evidence: "text",
  },
  sources: [
    { title: "Rules of the City of New York, title 6, 5-300 to 5-304", url: "https://rules.cityofnewyork.us/", quote: null, sha256: null },
  ],
  verifiedOn: "2026-11-22",
  disclaimer:
    "Local Law 144 and its rules set no impact ratio that is passing. An impact ratio below 0.80 is a common screening value, not a finding.",
  clauses: [
    {
      id: "5-301(b)",
      asks: "Selection rates and impact ratios by sex, by race or ethnicity, and by both together",
      answer: inReport("intersections"),
      verified: true,
    },
    { id: "5-301(b)(5)", asks: "The number of people whose category is unknown", answer: inReport("missing_groups"), verified: true },
    {
      id: "5-301(d)",
      asks: "A category under 2 % that is left out: why, how many, and its rate",
      answer: inRecord("audit.excluded_categories"),
      verified: true,
    },
    {
      id: "5-302",
      asks: "Historical data, or why test data were used and how they were made",
      answer: inRecord("audit.data_statement"),
      verified: true,
    },
    { id: "5-300", asks: "An auditor who is independent", answer: inRecord("audit.auditor"), verified: true },
    { id: "5-303(a)(1)", asks: "The date of the most recent bias audit", answer: inRecord("audit.date"), verified: true },
    { id: "5-303(a)(2)", asks: "The day on which the tool was first used", answer: inRecord("audit.distribution_date"), verified: true },
    { id: "5-304", asks: "Notice to candidates at least 10 business days before", answer: inRecord("audit.notice"), verified: true },
  ],
  computes: ["selection_tables", "scoring_tables"],
  policy: `version: 1
description: Selection rates and impact ratios by attribute and intersection; no limit
groups:
  depth: 2
stats:
  decision: point
`,
} as const satisfies Pack;
