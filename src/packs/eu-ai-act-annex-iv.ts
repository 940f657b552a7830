import { elsewhere, inRecord, inReport, type Pack } from "./pack.js";

/** Testing and technical documentation of high-risk systems: own limits declared before the test, nothing undecided passes. */
export const euAiActAnnexIv = {
  id: "eu-ai-act-annex-iv",
  version: 1,
  title: "Testing and documentation of high-risk systems (Regulation (EU) 2024/1689, Articles 9 to 15 and Annex IV)",
  aliases: ["eu-high-risk"],
  summary:
    "Limits are the user's own, declared before the test. Undecided checks and checks without data block, nearly all rows must be in compared groups, and robustness tests must be part of the policy.",
  jurisdiction: "EU",
  appliesTo: {
    fields: [],
    words:
      "high-risk systems; among the areas of Annex III are education, employment, credit, life and health insurance, public benefits and justice",
  },
  theory: "disclosure",
  standing: {
    status: "enacted-not-applicable",
    words:
      "Enacted. Duties for systems of Annex III apply from 2 December 2027 and for those of Annex I from 2 August 2028, as reported of the Digital Omnibus on AI (Council adoption 29 June 2026; the Official Journal was not read).",
    effectiveFrom: "2024-08-01",
    appliesFrom: "2027-12-02",
    supersededBy: null,
    evidence: "report",
  },
  sources: [
    {
      title: "Regulation (EU) 2024/1689, Article 9(8)",
      url: "https://eur-lex.europa.eu/eli/reg/2024/1689/oj",
      quote: "prior defined metrics and probabilistic thresholds",
      sha256: "e118b90a11d0916bc844e073aa1e04eecdbc62936356b686d703ace492fabaa0",
    },
    {
      title: "Regulation (EU) 2024/1689, Annex IV, point 2(g)",
      url: "https://eur-lex.europa.eu/eli/reg/2024/1689/oj",
      quote: "potentially discriminatory impacts; test logs and all test reports dated and signed by the responsible persons",
      sha256: "5587304f1737db62884fbf980a3cac75b5a701360a755144d13b7b731d6a4be1",
    },
  ],
  verifiedOn: "2026-11-22",
  disclaimer:
    "Meeting limits that a provider set itself is no conformity assessment. The tables say which points of Annex IV have an answer here and which have none.",
  errata: [],
  clauses: [
    {
      id: "Article 9(2)",
      asks: "Known and foreseeable risks, with what is done about each and what is left",
      answer: inRecord("risks"),
      verified: true,
    },
    {
      id: "Article 9(8)",
      asks: "Testing against metrics and thresholds defined before the test",
      answer: inReport("limits_before_test"),
      verified: true,
    },
    {
      id: "Article 9(9)",
      asks: "Whether minors or vulnerable people are concerned",
      answer: inRecord("purpose.affected_people"),
      verified: true,
    },
    {
      id: "Article 10(2)(b)–(e)",
      asks: "Origin, purpose, preparation and suitability of the data",
      answer: inRecord("data"),
      verified: true,
    },
    {
      id: "Article 10(2)(f)–(g)",
      asks: "Examination of possible biases, and what is done about them",
      answer: inReport("rates_by_group"),
      verified: true,
    },
    { id: "Article 10(2)(h)", asks: "Gaps in the data", answer: inReport("missing_groups"), verified: true },
    {
      id: "Article 10(3)–(4)",
      asks: "Whether the data stand for the people and the setting concerned",
      answer: inReport("representation"),
      verified: true,
    },
    {
      id: "Article 10(5), then 4a",
      asks: "Why special categories of data are used, and when they are deleted",
      answer: elsewhere("the provider’s data protection file"),
      verified: false,
    },
    { id: "Articles 12, 19 and 26(6)", asks: "Logs kept for at least 6 months", answer: inRecord("oversight.retention"), verified: true },
    {
      id: "Article 13(3)(b)",
      asks: "Accuracy and robustness in the instructions for use",
      answer: inReport("errors_by_group"),
      verified: true,
    },
    { id: "Article 14", asks: "Human oversight", answer: inRecord("oversight.human_review"), verified: true },
    { id: "Article 15(1), (3)", asks: "Accuracy, with its metrics declared", answer: inReport("errors_by_group"), verified: true },
    { id: "Article 15(4)", asks: "Resilience to errors, faults and inconsistencies", answer: inReport("robustness"), verified: true },
    {
      id: "Article 15(5)",
      asks: "Attempts to alter the outcome by changed inputs; other attacks are not looked at",
      answer: inReport("robustness"),
      verified: true,
    },
    { id: "Article 18", asks: "Documentation kept for 10 years", answer: inRecord("oversight.retention"), verified: true },
    {
      id: "Article 27(1)",
      asks: "Assessment of the impact on fundamental rights, for those who have to make one",
      answer: elsewhere("the deployer"),
      verified: true,
    },
    {
      id: "Article 72(3)",
      asks: "Plan of monitoring after placing on the market",
      answer: inRecord("oversight.monitoring"),
      verified: true,
    },
    {
      id: "Article 86",
      asks: "Explanation of single decisions",
      answer: elsewhere("the deployer: measures here describe groups, not single decisions"),
      verified: true,
    },
    {
      id: "Annex IV 1",
      asks: "General description: intended purpose, version, users",
      answer: inRecord("purpose.intended_use"),
      verified: true,
    },
    {
      id: "Annex IV 2(a)–(f)",
      asks: "Design, architecture, data requirements, oversight, changes foreseen",
      answer: inRecord("model.description"),
      verified: true,
    },
    { id: "Annex IV 2(g)", asks: "Validation and testing, dated and signed", answer: inRecord("approvals"), verified: true },
    { id: "Annex IV 2(h)", asks: "Cybersecurity", answer: elsewhere("the provider’s own files"), verified: true },
    { id: "Annex IV 3", asks: "Accuracy for specific persons or groups of persons", answer: inReport("errors_by_group"), verified: true },
    { id: "Annex IV 4", asks: "Why the metrics are appropriate", answer: inRecord("purpose.metric_rationale"), verified: true },
    { id: "Annex IV 5", asks: "The risk management system", answer: inRecord("risks"), verified: true },
    { id: "Annex IV 6", asks: "Changes through the life cycle", answer: inRecord("model.changes"), verified: true },
    {
      id: "Annex IV 7–8",
      asks: "Standards applied and declaration of conformity",
      answer: elsewhere("the provider’s own files"),
      verified: true,
    },
    { id: "Annex IV 9", asks: "Monitoring after placing on the market", answer: inRecord("oversight.monitoring"), verified: true },
  ],
  computes: [],
  policy: `version: 1
description: Own limits, declared before the test; nothing undecided passes
require: [robustness]
groups:
  min_coverage: 95%
stats:
  decision: bounds
  on_inconclusive: fail
  on_no_data: fail
`,
} as const satisfies Pack;
