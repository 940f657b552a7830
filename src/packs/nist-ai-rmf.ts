import { elsewhere, inRecord, inReport, type Pack } from "./pack.js";

/** Which parts of a report answer the MEASURE and MANAGE functions. */
export const nistAiRmf = {
  id: "nist-ai-rmf",
  version: 1,
  title: "AI Risk Management Framework 1.0, MEASURE and MANAGE (NIST AI 100-1)",
  aliases: [],
  summary: "A table of subcategories and where the report answers them. It adds no check.",
  jurisdiction: "US",
  appliesTo: null,
  theory: "none",
  standing: {
    status: "voluntary",
    words: "Voluntary. Some state laws name it as a defence for those who follow it.",
    effectiveFrom: "2023-01-26",
    appliesFrom: null,
    supersededBy: null,
    evidence: "text",
  },
  sources: [
    {
      title: "NIST AI 100-1, MEASURE 2.11",
      url: "https://doi.org/10.6028/NIST.AI.100-1",
      quote: "Fairness and bias … are evaluated and results are documented",
      sha256: "f63afb754fd7744b92843774fd42df1cc1bc70fdfe0e9a41ee14a3620c6db239",
    },
  ],
  verifiedOn: "2026-11-22",
  disclaimer: null,
  errata: [],
  clauses: [
    { id: "MEASURE 1.1", asks: "Risks that will not or cannot be measured are documented", answer: inReport("not_judged"), verified: true },
    { id: "MEASURE 1.3", asks: "Assessors who did not develop the system", answer: inRecord("approvals"), verified: true },
    { id: "MEASURE 2.1", asks: "Test sets, metrics and tools are documented", answer: inReport("method"), verified: true },
    { id: "MEASURE 2.2", asks: "Evaluations with human subjects", answer: elsewhere("those who ran them"), verified: true },
    { id: "MEASURE 2.3", asks: "Performance in conditions like those of deployment", answer: inReport("errors_by_group"), verified: true },
    { id: "MEASURE 2.4", asks: "Monitoring in production", answer: inRecord("oversight.monitoring"), verified: true },
    { id: "MEASURE 2.5", asks: "Validity, reliability and limits of generalising", answer: inReport("uncertainty"), verified: true },
    { id: "MEASURE 2.6", asks: "Safety", answer: elsewhere("a safety assessment"), verified: true },
    { id: "MEASURE 2.7", asks: "Security and resilience", answer: inReport("robustness"), verified: true },
    { id: "MEASURE 2.8", asks: "Transparency and accountability", answer: inRecord("oversight"), verified: true },
    {
      id: "MEASURE 2.9",
      asks: "The model is explained and its output interpreted in context",
      answer: inReport("importance"),
      verified: true,
    },
    { id: "MEASURE 2.10", asks: "Privacy", answer: elsewhere("a privacy assessment"), verified: true },
    {
      id: "MEASURE 2.11",
      asks: "Differences between groups are evaluated and documented",
      answer: inReport("rates_by_group"),
      verified: true,
    },
    { id: "MEASURE 2.12", asks: "Effects on the environment", answer: elsewhere("an assessment of the environment"), verified: true },
    {
      id: "MEASURE 2.13",
      asks: "Whether the metrics and processes are effective: what the numbers of people let one find",
      answer: inReport("uncertainty"),
      verified: true,
    },
    {
      id: "MEASURE 4",
      asks: "Measures are tied to where the system is deployed",
      answer: inRecord("purpose.affected_people"),
      verified: true,
    },
    { id: "MANAGE 1.1", asks: "Whether the system goes ahead", answer: inRecord("approvals"), verified: true },
    { id: "MANAGE 1.4", asks: "Residual risks", answer: inRecord("risks"), verified: true },
  ],
  computes: [],
  policy: `version: 1
description: A table of the framework's subcategories; no limit
`,
} as const satisfies Pack;
