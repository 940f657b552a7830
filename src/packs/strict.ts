import type { Pack } from "./pack.js";

/** The strictest way to be judged: only what the data prove passes. */
export const strict = {
  id: "strict",
  version: 1,
  title: "Only what the data prove passes",
  aliases: [],
  summary: "Undecided checks and checks without data block, and 99 % of rows must be in compared groups.",
  jurisdiction: null,
  appliesTo: null,
  theory: "none",
  standing: null,
  sources: [],
  verifiedOn: null,
  disclaimer: null,
  errata: [],
  clauses: [],
  computes: [],
  policy: `version: 1
description: Only what the data prove passes
groups:
  min_coverage: 99%
stats:
  decision: bounds
  on_inconclusive: fail
  on_no_data: fail
`,
} as const satisfies Pack;
