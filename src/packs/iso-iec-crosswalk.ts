import { elsewhere, inRecord, inReport, type Pack } from "./pack.js";

/** Which parts of a report answer standards of ISO, IEC and IEEE; a table and nothing else. */
export const isoIecCrosswalk = {
  id: "iso-iec-crosswalk",
  version: 1,
  title: "Standards on bias, robustness, quality and governance (ISO/IEC TS 12791, TR 24027, 24029, 25059, 5259, 42001, 23894; IEEE 7003)",
  aliases: [],
  summary:
    "A crosswalk: table of contents of TS 12791:2024 as read, of the others what is remembered of them and marked so. It adds no check.",
  jurisdiction: null,
  appliesTo: null,
  theory: "none",
  standing: {
    status: "voluntary",
    words:
      "Voluntary. Of ISO/IEC TS 12791:2024 the table of contents was read, of the others nothing: their rows are not verified. European standards that harmonise are in drafting, as reported.",
    effectiveFrom: null,
    appliesFrom: null,
    supersededBy: null,
    evidence: "text",
  },
  sources: [{ title: "ISO/IEC TS 12791:2024, table of contents", url: null, quote: null, sha256: null }],
  verifiedOn: "2026-11-22",
  disclaimer: "A crosswalk says where a report speaks of the subject of a clause. It does not say that a standard is followed.",
  errata: [],
  clauses: [
    {
      id: "TS 12791, 5.1",
      asks: "Inception: stakeholders, needs, procurement, data sources, risk management",
      answer: inRecord("purpose.affected_people"),
      verified: true,
    },
    { id: "TS 12791, 5.1.6", asks: "Acceptance criteria", answer: inReport("limits"), verified: true },
    {
      id: "TS 12791, 5.2",
      asks: "Design: features, metadata, annotations, adjusting data, managing risks",
      answer: inRecord("data.preparation"),
      verified: true,
    },
    { id: "TS 12791, 5.3, static testing", asks: "Testing of the data", answer: inReport("data_profile"), verified: true },
    { id: "TS 12791, 5.3, dynamic testing", asks: "Testing of the system", answer: inReport("rates_by_group"), verified: true },
    { id: "TS 12791, 5.4", asks: "Re-evaluation", answer: inRecord("oversight.monitoring"), verified: true },
    { id: "TS 12791, 5.5", asks: "Disposal", answer: elsewhere("whoever runs the system"), verified: true },
    { id: "TS 12791, 6", asks: "Techniques on algorithms, training and data", answer: inRecord("alternatives"), verified: true },
    { id: "TS 12791, 7", asks: "Life cycles that are spread over several parties", answer: elsewhere("the parties"), verified: true },
    {
      id: "TR 24027:2021",
      asks: "Measures of bias: confusion matrix, rates and errors by group",
      answer: inReport("errors_by_group"),
      verified: false,
    },
    { id: "24029-1 and -2", asks: "Robustness by statistics, formal proof and trial", answer: inReport("robustness"), verified: false },
    {
      id: "25059",
      asks: "Quality of AI systems: adaptability, control, transparency, robustness",
      answer: inReport("robustness"),
      verified: false,
    },
    { id: "5259-1 to -5", asks: "Quality of data", answer: inReport("data_profile"), verified: false },
    { id: "42001, A.5", asks: "Assessment of impact", answer: inRecord("purpose.harms"), verified: false },
    { id: "42001, A.6.2.4", asks: "Verification and validation", answer: inReport("errors_by_group"), verified: false },
    { id: "42001, A.6.2.6", asks: "Operation and monitoring", answer: inRecord("oversight.monitoring"), verified: false },
    { id: "42001, A.7.4", asks: "Quality of data", answer: inReport("data_profile"), verified: false },
    { id: "42001, A.8.2", asks: "Documentation for users", answer: inRecord("purpose.limitations"), verified: false },
    { id: "23894", asks: "Management of risk", answer: inRecord("risks"), verified: false },
    { id: "IEEE 7003-2024", asks: "A bias profile that is kept through the life cycle", answer: inRecord("risks"), verified: false },
  ],
  computes: [],
  policy: `version: 1
description: Crosswalk of standards; no limit
`,
} as const satisfies Pack;
