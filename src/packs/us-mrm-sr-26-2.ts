import { elsewhere, inRecord, inReport, type Pack } from "./pack.js";

/** The outline of a bank's model validation report. */
export const usMrmSr262 = {
  id: "us-mrm-sr-26-2",
  version: 1,
  title: "Model validation at banks (SR 26-2, in the place of SR 11-7)",
  aliases: ["sr-11-7"],
  summary: "The parts of a validation report, with the limits that the bank sets itself. It adds no check.",
  jurisdiction: "US",
  appliesTo: { fields: [], words: "models that banks work with, as reported" },
  theory: "none",
  standing: {
    status: "voluntary",
    words:
      "As reported, SR 26-2 (with OCC Bulletin 2026-13 and FDIC FIL-15-2026) replaced SR 11-7 on 17 April 2026 and is guidance without supervisory criticism for not following it. Its text was not read.",
    effectiveFrom: "2026-04-17",
    appliesFrom: "2026-04-17",
    supersededBy: null,
    evidence: "report",
  },
  sources: [],
  verifiedOn: null,
  disclaimer: null,
  errata: [],
  clauses: [
    {
      id: "1 Summary",
      asks: "Materiality (exposure and purpose), rating, findings by severity, conditions of use",
      answer: inRecord("approvals"),
      verified: false,
    },
    {
      id: "2 Overview",
      asks: "Inventory record: owner, developer, validator, use, version, what depends on it",
      answer: inRecord("model"),
      verified: false,
    },
    {
      id: "3 Conceptual soundness",
      asks: "Theory, assumptions, choice of variables, limitations",
      answer: inRecord("purpose.limitations"),
      verified: false,
    },
    {
      id: "3 Conceptual soundness, alternatives",
      asks: "Alternatives that were considered",
      answer: inRecord("alternatives"),
      verified: false,
    },
    { id: "4 Data", asks: "Source, quality, exclusions", answer: inRecord("data"), verified: false },
    {
      id: "4 Data, representativeness",
      asks: "Whether the data stand for the people concerned",
      answer: inReport("representation"),
      verified: false,
    },
    { id: "5 Outcomes analysis", asks: "Performance by segment", answer: inReport("errors_by_group"), verified: false },
    {
      id: "6 Sensitivity, inputs",
      asks: "Which inputs matter, with the spread of the answer",
      answer: inReport("importance"),
      verified: false,
    },
    { id: "6 Sensitivity, robustness", asks: "Disturbance, extreme values, stability", answer: inReport("robustness"), verified: false },
    { id: "7 Differences in lending", asks: "Differences between groups", answer: inReport("rates_by_group"), verified: false },
    { id: "8 Implementation", asks: "Change control of the running system", answer: elsewhere("the bank’s own systems"), verified: false },
    {
      id: "9 Ongoing monitoring",
      asks: "Metrics, limits, frequency, owner, escalation",
      answer: inRecord("oversight.monitoring"),
      verified: false,
    },
    { id: "10 Effective challenge", asks: "Questions, by whom, answers, what followed", answer: inRecord("challenge"), verified: false },
    { id: "11 Findings", asks: "Each with severity, remedy, owner and date", answer: inRecord("risks"), verified: false },
    { id: "12 Approvals", asks: "A validator who is not the developer", answer: inRecord("approvals"), verified: false },
    { id: "Appendix", asks: "Catalogue of the tests", answer: inReport("method"), verified: false },
  ],
  computes: [],
  policy: `version: 1
description: Parts of a model validation report; limits are the bank's own
`,
} as const satisfies Pack;
