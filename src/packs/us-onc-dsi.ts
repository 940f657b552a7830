import { inRecord, inReport, type Pack } from "./pack.js";

/** Source attributes of predictive decision support in certified health IT. */
export const usOncDsi = {
  id: "us-onc-dsi",
  version: 1,
  title: "Source attributes of predictive decision support (45 CFR 170.315(b)(11)(iv)(B))",
  aliases: [],
  summary: "The groups of source attributes and where the report or the record answers them. It adds no check.",
  jurisdiction: "US",
  appliesTo: { fields: ["health"], words: "predictive decision support in certified health IT" },
  theory: "disclosure",
  standing: {
    status: "in-force",
    words: "In force on 5 October 2026. A proposed rule of 29 December 2025 (HTI-5) would remove it, as reported.",
    effectiveFrom: "2025-01-01",
    appliesFrom: "2025-01-01",
    supersededBy: null,
    evidence: "text",
  },
  sources: [
    { title: "45 CFR 170.315(b)(11)(iv)(B)", url: "https://www.ecfr.gov/current/title-45/section-170.315", quote: null, sha256: null },
  ],
  verifiedOn: "2026-11-22",
  disclaimer: null,
  errata: [],
  clauses: [
    { id: "(1)(i)–(ii)", asks: "Developer and funding", answer: inRecord("model.owner"), verified: true },
    { id: "(1)(iii)–(iv)", asks: "The output and its kind", answer: inRecord("model.output"), verified: true },
    { id: "(2)", asks: "Intended use, patients, users and role in decisions", answer: inRecord("purpose.intended_use"), verified: true },
    { id: "(3)(i)", asks: "Uses, settings and populations to be cautious about", answer: inRecord("purpose.out_of_scope"), verified: true },
    { id: "(3)(ii)", asks: "Known risks and limitations", answer: inRecord("purpose.limitations"), verified: true },
    {
      id: "(4)(i)–(ii), (iv)",
      asks: "Training data: who is in it, which inputs, how relevant",
      answer: inRecord("data.training"),
      verified: true,
    },
    { id: "(4)(iii)", asks: "Demographic representativeness of the training data", answer: inRecord("data.training"), verified: true },
    { id: "(5)", asks: "How differences between groups were kept small", answer: inRecord("risks"), verified: true },
    { id: "(6)", asks: "External validation: where, by whom, how", answer: inRecord("data.external_validation"), verified: true },
    { id: "(7)(i)", asks: "Validity in tests on data of the same source", answer: inReport("errors_by_group"), verified: true },
    { id: "(7)(ii)", asks: "Differences between groups in data of the same source", answer: inReport("rates_by_group"), verified: true },
    {
      id: "(8)",
      asks: "Monitoring of validity and of differences between groups",
      answer: inRecord("oversight.monitoring"),
      verified: true,
    },
    { id: "(9)", asks: "Updates and corrections", answer: inRecord("model.changes"), verified: true },
  ],
  computes: [],
  policy: `version: 1
description: Source attributes of decision support; no limit
`,
} as const satisfies Pack;
