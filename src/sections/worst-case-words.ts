import type { ScenarioRow, WorstCase, WorstNumber, WorstSubpopulation } from "../audit/worst-case/row.js";
import { formatAmount } from "./format-amount.js";
import { formatConditions } from "./format-condition.js";
import { countOf, formatCount } from "./format-count.js";
import { formatLevel } from "./format-level.js";
import { formatName } from "./format-name.js";
import { formatPoints } from "./format-points.js";
import { formatScore } from "./format-score.js";
import { formatShare } from "./format-share.js";
import { reasonWords } from "./reason-words.js";

/** What the loss is called, and how its numbers are printed. */
export interface LossWords {
  readonly title: string;
  readonly share: boolean;
  readonly print: (value: number) => string;
  /** A difference, and its unit where it has one. */
  readonly apart: (value: number) => string;
  readonly unit: string;
}

const titles: Readonly<Record<string, string>> = {
  error_rate: "Wrong decisions",
  brier_score: "Brier score",
  log_loss: "Log loss",
  mean_absolute_error: "Mean distance from the truth",
  mean_squared_error: "Mean squared error",
};

export function lossWords({ loss }: Pick<WorstCase, "loss">): LossWords {
  const title = titles[loss] ?? formatName(loss);
  if (loss === "error_rate")
    return { title, share: true, print: (value) => formatShare(value), apart: (value) => formatPoints(value), unit: " points" };
  const print = loss.startsWith("mean_") ? (value: number) => formatAmount(value) : (value: number) => formatScore(value);
  return { title, share: false, print, apart: print, unit: "" };
}

export function ranged({ value, lower, upper }: WorstNumber, print: (value: number) => string): string {
  return lower === null || upper === null ? print(value) : `${print(value)} (${print(lower)} to ${print(upper)})`;
}

/** The curve at the shares that are named, in a sentence or two. */
export function worstSummary(study: WorstCase, { curve, by, limit, withinFrom, reason }: WorstSubpopulation): readonly string[] {
  const { print } = lossWords(study);
  if (reason !== null) return [`No worst part was searched for: ${reasonWords(reason)}.`];
  const names = by.map((name) => formatName(name)).join(" and ");
  const at = (share: number) => curve.find((point) => point.share === share);
  const parts = [0.1, 0.25, 0.5].flatMap((share) => {
    const point = at(share);
    return point === undefined ? [] : [`in the worst ${formatShare(share)} it is ${ranged(point, print)}`];
  });
  return [
    `Suppose that a part of the people was chosen by ${names} alone, to make this as bad as possible. ${capital(parts.join("; "))}.`,
    ...(limit === null
      ? []
      : [
          withinFrom === null
            ? `That the stated limit of ${print(limit)} is met is not shown for any part, nor for everybody.`
            : `The stated limit of ${print(limit)} is met by every part that can be chosen this way and has at least ${formatShare(withinFrom)} of the people, as far as a tree on these columns can find.`,
        ]),
  ];
}

/** What the search found, in a sentence. */
export function spotSummary(study: WorstCase): string {
  const { print, apart, unit } = lossWords(study);
  const { weakSpots } = study;
  if (weakSpots === null) return "";
  if (weakSpots.reason !== null) return `No weak spots were searched for: ${reasonWords(weakSpots.reason)}.`;
  const confirmed = weakSpots.found.filter((spot) => spot.confirmed);
  const [first] = confirmed;
  if (first === undefined)
    return `${countOf(weakSpots.proposed, "weak spot")} stood out in one half of the rows; the other half confirmed none.`;
  return `${countOf(confirmed.length, "weak spot")} confirmed. Furthest apart: ${formatConditions(first.conditions)}, ${print(first.value)} against ${print(first.elsewhere)} elsewhere, ${ranged(first.apart, apart)}${unit} above.`;
}

export function spotMethod({ weakSpots }: WorstCase): string {
  if (weakSpots === null) return "";
  const { rows, depth, least, q, proposed, contained, columns, leftOut } = weakSpots;
  const not = leftOut.map(({ column, reason }) => `${formatName(column)} (${reasonWords(reason)})`);
  return `Searched among ${formatCount(rows.searched)} rows by up to ${countOf(depth, "condition")} on ${countOf(columns.length, "column")}, with at least ${countOf(least, "row")}; judged on ${formatCount(rows.judged)} others. p is one-sided, adjusted by Benjamini and Hochberg over ${countOf(proposed, "proposal")}; at most ${formatShare(q)} of those confirmed are expected to be false.${contained > 0 ? ` ${countOf(contained, "more weak spot")} ${contained === 1 ? "is" : "are"} explained by a wider one.` : ""}${not.length > 0 ? ` Not searched: ${not.join(", ")}.` : ""}`;
}

export function scenarioName({ name, margins }: ScenarioRow): string {
  const shares = Object.entries(margins).map(
    ([attribute, groups]) =>
      `${formatName(attribute)} ${Object.entries(groups)
        .map(([group, share]) => `${formatName(group)} ${formatShare(share)}`)
        .join(", ")}`,
  );
  return shares.length === 0 ? formatName(name) : shares.join("; ");
}

export const curveReading = (confidence: number): string =>
  `Further left is a smaller part of the people, the worst of its size. The line is its mean; a bar is its range at ${formatLevel(confidence)}. The line cannot rise to the right: a larger part takes in people who are better off.`;

const capital = (words: string): string => `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
