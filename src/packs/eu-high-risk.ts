import type { Pack } from "./pack.js";

/** How a provider of a high-risk system may want its own limits judged: nothing undecided passes, robustness is looked at. */
export const euHighRisk = {
  id: "eu-high-risk",
  version: 1,
  title: "Testing of high-risk systems (Regulation (EU) 2024/1689, Articles 9 and 15)",
  aliases: [],
  summary:
    "Limits are the user's own, declared before the test. Undecided checks and checks without data block, nearly all rows must be in compared groups, and robustness tests must be part of the policy.",
  sources: [
    {
      title: "Regulation (EU) 2024/1689, Article 9(8)",
      url: "https://eur-lex.europa.eu/eli/reg/2024/1689/oj",
      quote: "prior defined metrics and probabilistic thresholds",
    },
  ],
  verifiedOn: "2026-11-22",
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
