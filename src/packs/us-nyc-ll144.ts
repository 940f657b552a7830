import { elsewhere, inRecord, inReport, type Pack } from "./pack.js";

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
    {
      title: "Rules of the City of New York, title 6, 5-300 to 5-304 (a transcription of the final rule), 5-301(a)",
      url: "https://rules.cityofnewyork.us/",
      quote:
        "An employer or employment agency may not use or continue to use an AEDT if more than one year has passed since the most recent bias audit of the AEDT.",
      sha256: "9b32dd6981711d5ed21d060da5f316af29873773074fcbce034093f823e9b492",
    },
  ],
  verifiedOn: "2026-11-22",
  disclaimer:
    "Local Law 144 and its rules set no impact ratio that is passing. An impact ratio below 0.80 is a common screening value, not a finding.",
  errata: [
    "6 RCNY 5-301(b), example: the table by race has 408 Hispanic or Latino applicants and 204 selected, that of both attributes 205 and 190 with 90 and 82, which are 395 and 172. One of the two cannot be right; every other category agrees.",
    "6 RCNY 5-301(d), example: the scoring rate of Hispanic or Latino is printed as 64.2%; 18 of 28, the number that fits it and the other tables, are 64.3%.",
  ],
  clauses: [
    { id: "5-301(a)", asks: "A bias audit of the last year", answer: inRecord("audit.date"), verified: true },
    {
      id: "5-301(b)(1)–(3), (c)",
      asks: "Selection or scoring rates and impact ratios by sex, by race or ethnicity, and by both together",
      answer: inReport("intersections"),
      verified: true,
    },
    {
      id: "5-301(b)(4)",
      asks: "The same for each group that the tool sorts people into",
      answer: inReport("rates_by_group"),
      verified: true,
    },
    {
      id: "5-301(b)(5), (c)(5)",
      asks: "The number of people whose category is unknown",
      answer: inReport("missing_groups"),
      verified: true,
    },
    {
      id: "5-301(d)",
      asks: "A category under 2 % that is left out: why, how many, and its rate",
      answer: inRecord("audit.excluded_categories"),
      verified: true,
    },
    {
      id: "5-302(a)",
      asks: "Historical data; those of other employers only for who gave their own data or never used the tool",
      answer: inRecord("audit.data_statement"),
      verified: true,
    },
    {
      id: "5-302(b)",
      asks: "Of test data: why historical data were not used, and how the test data were made and obtained",
      answer: inRecord("audit.data_statement"),
      verified: true,
    },
    { id: "5-300", asks: "An auditor who is independent", answer: inRecord("audit.independence"), verified: true },
    { id: "5-303(a)(1)", asks: "The date of the most recent bias audit", answer: inRecord("audit.date"), verified: true },
    { id: "5-303(a)(1)", asks: "The source of the data", answer: inRecord("data.origin"), verified: true },
    { id: "5-303(a)(2)", asks: "The day on which the tool was first used", answer: inRecord("audit.distribution_date"), verified: true },
    {
      id: "5-303(c)",
      asks: "The summary stays published for 6 months after the last use",
      answer: elsewhere("whoever publishes it"),
      verified: true,
    },
    {
      id: "5-304(a)",
      asks: "In the notice, how to ask for another selection process or an accommodation",
      answer: inRecord("audit.notice_text.alternative"),
      verified: true,
    },
    {
      id: "5-304(b)–(c)",
      asks: "Notice to candidates and employees at least 10 business days before",
      answer: inRecord("audit.notice"),
      verified: true,
    },
    {
      id: "5-304(d)",
      asks: "Type and source of the data, how long they are kept, and how to ask for it in writing",
      answer: inRecord("audit.notice_text.data_retention"),
      verified: true,
    },
    {
      id: "Questions and answers of the city",
      asks: "Categories that people stated, none that were guessed",
      answer: inRecord("audit.categories"),
      verified: false,
    },
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
