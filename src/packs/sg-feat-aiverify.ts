import { elsewhere, inRecord, inReport, type Pack } from "./pack.js";

/** What Singapore's testing frameworks look at: AI Verify's process checks by principle, and Veritas' rule of percent. Voluntary. */
export const sgFeatAiverify = {
  id: "sg-feat-aiverify",
  version: 1,
  title: "AI Verify and FEAT in Singapore (process checks of AI Verify 2.x, Veritas toolkit)",
  aliases: [],
  summary: "A table of principles with where a report or the record answers. Nobody is bound by it, and it adds no check.",
  jurisdiction: "SG",
  appliesTo: { fields: [], words: "systems whose makers or users choose to be tested by it" },
  theory: "none",
  standing: {
    status: "voluntary",
    words: "Voluntary testing frameworks. Read in their code: 97 process checks, and the rule by which Veritas concludes.",
    effectiveFrom: null,
    appliesFrom: null,
    supersededBy: null,
    evidence: "text",
  },
  sources: [
    {
      title: "AI Verify, process checks as counted in the code of January 2026 (snapshot 4e49aa9)",
      url: "https://github.com/aiverify-foundation/aiverify",
      quote: null,
      sha256: null,
    },
    {
      title: "Veritas toolkit: the rule of percent as its code has it",
      url: null,
      quote: null,
      sha256: null,
    },
  ],
  verifiedOn: "2026-11-22",
  disclaimer:
    "The counts say how many questions AI Verify asks, not how many are answered. A test that was run is no outcome: the limits and what was found are in their own section.",
  errata: [
    "AI Verify’s description of its fairness measures has the false negative and the false positive rate swapped: the one is of people who are truly positive, the other of those who are truly negative.",
  ],
  clauses: [
    { id: "Transparency", asks: "10 process checks", answer: inRecord("purpose"), verified: true },
    { id: "Explainability", asks: "1 process check, and technical tests", answer: inReport("importance"), verified: true },
    { id: "Reproducibility", asks: "15 process checks", answer: inReport("reproduction"), verified: true },
    { id: "Safety", asks: "9 process checks", answer: inRecord("risks"), verified: true },
    { id: "Security", asks: "14 process checks", answer: elsewhere("whoever secures the system"), verified: true },
    { id: "Robustness", asks: "7 process checks, and technical tests", answer: inReport("robustness"), verified: true },
    { id: "Fairness", asks: "10 process checks, and technical tests", answer: inReport("errors_by_group"), verified: true },
    { id: "Data governance", asks: "4 process checks", answer: inRecord("data"), verified: true },
    { id: "Accountability", asks: "11 process checks", answer: inRecord("approvals"), verified: true },
    { id: "Human agency and oversight", asks: "8 process checks", answer: inRecord("oversight.human_review"), verified: true },
    { id: "Inclusive growth", asks: "1 process check", answer: elsewhere("whoever decides what the system is for"), verified: true },
    { id: "Organisational considerations", asks: "7 process checks", answer: inRecord("oversight"), verified: true },
    {
      id: "Veritas, rule of percent",
      asks: "A limit of p percent: a ratio within 1 − p / 100, a difference within (1 − p / 100) of the privileged group’s value. Say yours as a limit in the policy",
      answer: inReport("limits"),
      verified: true,
    },
  ],
  computes: [],
  policy: `version: 1
description: Principles of voluntary testing frameworks; no limit
`,
} as const satisfies Pack;
