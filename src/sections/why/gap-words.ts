import type { Result } from "../../audit/result.js";
import type { ExplainedGap } from "../../audit/why/row.js";
import { disparities } from "../../disparities/index.js";
import { notation } from "../../look/notation.js";
import { countOf } from "../format-count.js";
import { formatGroup } from "../format-group.js";
import { formatName } from "../format-name.js";
import { formatPoints } from "../format-points.js";
import { formatScore } from "../format-score.js";
import { formatShare } from "../format-share.js";
import { printed } from "../keep-side.js";
import { lowerTitle } from "../lower-title.js";
import { measureFacts } from "../measure-facts.js";
import { reasonWords } from "../reason-words.js";

/** What a gap is called, and how its numbers are printed. */
export interface GapWords {
  /** "Selection rate by race". */
  readonly title: string;
  /** The two groups, shortened. */
  readonly higher: string;
  readonly lower: string;
  /** Points of a percentage, or the measure's own scale. */
  readonly points: boolean;
  readonly unit: string;
  readonly print: (value: number) => string;
  /** "8.7 (5.9 to 11.4)". */
  readonly withRange: (sum: { readonly value: number; readonly lower: number; readonly upper: number }) => string;
}

export function gapWords(result: Result, { measure, by, className, pair, space }: ExplainedGap): GapWords {
  const [id = ""] = measure.split("@");
  const named = disparities.find((one) => one.id === id);
  const metric = named?.metrics[0]?.id ?? id.replace(/__difference$/, "");
  const facts = measureFacts(result, metric);
  const points = space === "decision" || (space !== "raw_score" && facts.unit === "proportion");
  const title = metric === "raw_score" ? "Mean raw score" : facts.title;
  const print = points ? formatPoints : formatScore;
  return {
    title: `${title}${className === null ? "" : ` of the class ${formatName(className)}`} by ${formatName(by[0] ?? "")}`,
    higher: pair === null ? "" : formatGroup(by, pair.higher),
    lower: pair === null ? "" : formatGroup(by, pair.lower),
    points,
    unit: points ? "percentage points" : space === "raw_score" ? "units of the raw score" : `units of ${lowerTitle(title)}`,
    print: (value) => print(value),
    withRange: ({ value, lower, upper }) => `${print(value)} (${print(lower)} to ${print(upper)})`,
  };
}

/** The gap in a sentence: "White 92.2%, Black 69.4%: a gap of 22.8 percentage points (15.9 to 29.6)". */
export function gapSentence(result: Result, gap: ExplainedGap): string {
  const { higher, lower, points, unit, withRange } = gapWords(result, gap);
  const level = points ? formatShare : formatScore;
  const size = `${withRange({ value: gap.gap!, lower: gap.lower!, upper: gap.upper! })} ${unit}`;
  if (gap.levels === null) return `${higher} above ${lower} by ${size}`;
  return `${higher} ${level(gap.levels.higher)}, ${lower} ${level(gap.levels.lower)}: a gap of ${size}`;
}

/** Why a gap is not taken apart, and of a budget how much it needs. */
export const whyNot = ({ reason, least }: Pick<ExplainedGap, "reason" | "least">): string =>
  reason === "budget_spent" && least > 0
    ? `${reasonWords(reason)}; ${countOf(least, "row")} at least are to be asked about for it, beside every row of the data once`
    : reasonWords(reason);

/** Whether the gap is more than the sampling of rows explains, so that shares of it mean something. */
export const hasShares = ({ lower, upper }: ExplainedGap): boolean => lower !== null && upper !== null && (lower > 0 || upper < 0);

/** A share of a gap, which may be below 0 or above 1: "38%", "−27%". */
export const formatPart = (share: number): string => `${printed(Math.round(100 * share), 0, [])}${notation().percent}`;
