import type { Pack } from "./pack.js";

/** The impact ratios of New York City's Local Law 144: reporting, with no legal limit. */
export const usNycLl144 = {
  id: "us-nyc-ll144",
  version: 1,
  title: "Impact ratios for a bias audit (New York City Local Law 144, 6 RCNY 5-301)",
  aliases: ["nyc-ll144"],
  summary:
    "Selection rates and impact ratios by sex, by race and by their intersections. The law sets no ratio that passes, so the pack reports and has no check.",
  sources: [{ title: "Rules of the City of New York, title 6, 5-300 to 5-304", url: "https://rules.cityofnewyork.us/", quote: null }],
  verifiedOn: "2026-11-22",
  policy: `version: 1
description: Selection rates and impact ratios by attribute and intersection; no limit
groups:
  depth: 2
stats:
  decision: point
`,
} as const satisfies Pack;
