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
    { id: "Overview", asks: "Inventory record: owner, developer, use, version", answer: inRecord("model"), verified: false },
    {
      id: "Conceptual soundness",
      asks: "Theory, assumptions, alternatives considered, limitations",
      answer: inRecord("purpose.limitations"),
      verified: false,
    },
    { id: "Data", asks: "Source, quality and representativeness", answer: inRecord("data"), verified: false },
    { id: "Outcomes analysis", asks: "Performance by segment", answer: inReport("errors_by_group"), verified: false },
    { id: "Sensitivity", asks: "Perturbation and extreme values", answer: inReport("robustness"), verified: false },
    { id: "Sensitivity", asks: "Which inputs matter", answer: inReport("importance"), verified: false },
    { id: "Differences in lending", asks: "Differences between groups", answer: inReport("rates_by_group"), verified: false },
    { id: "Ongoing monitoring", asks: "Metrics, limits, frequency, owner", answer: inRecord("oversight.monitoring"), verified: false },
    { id: "Effective challenge", asks: "Questions, answers, and by whom", answer: inRecord("challenge"), verified: false },
    { id: "Approvals", asks: "A validator who is not the developer", answer: inRecord("approvals"), verified: false },
    { id: "Implementation", asks: "Change control of the running system", answer: elsewhere("the bank’s own systems"), verified: false },
  ],
  computes: [],
  policy: `version: 1
description: Parts of a model validation report; limits are the bank's own
`,
} as const satisfies Pack;
