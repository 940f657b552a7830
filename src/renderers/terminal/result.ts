import type { Result } from "../../audit/result.js";
import { countOf } from "../../sections/format-count.js";
import { formatLevel } from "../../sections/format-level.js";
import { formatName } from "../../sections/format-name.js";
import { formatShare } from "../../sections/format-share.js";
import { gapInFrequencies, gapInPoints } from "../../sections/gap-sentence.js";
import { everybody } from "../../sections/groupings.js";
import { keyMeasures } from "../../sections/key-measures.js";
import { hasPositive, positiveWords } from "../../sections/outcome-words.js";
import { rankedGaps } from "../../sections/ranked-gaps.js";
import { mainInput } from "../../sections/subject.js";
import { askedModelLines } from "./asked-model.js";
import { beforeModelLines } from "./before-model.js";
import { wrapped } from "./display-width.js";
import { groupTable } from "./group-table.js";
import { largestGaps } from "./largest-gaps.js";
import { membershipLines } from "./membership.js";
import { plainText } from "./plain-text.js";
import { scanLines } from "./scan-lines.js";
import { scoreLines } from "./score-lines.js";
import { type Screen, spelledFor, styled } from "./screen.js";
import { shellWord } from "./shell-word.js";

/** The result as a person reads it in a terminal: who, the rates, the gaps, the widest one in words, what a search found, what to do next. A search alone shows no rates. */
export function renderResult(result: Result, screen: Screen): string {
  const parts = [
    headline(result, screen).map((line) => styled(line, "bold", screen)),
    ...(result.run.command === "scan"
      ? []
      : [
          groupTable(result, screen.width),
          largestGaps(result, screen.width),
          scoreLines(result, screen.width),
          inWords(result, screen.width),
          askedModelLines(result, screen.width),
          membershipLines(result, screen.width),
          beforeModelLines(result, screen.width),
        ]),
    scanLines(result, screen.width),
    nextSteps(result, screen.width),
  ];
  const text = parts.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return spelledFor(`${text.join("\n\n")}\n`, screen);
}

/** The first line alone, for `--quiet`. */
export const renderHeadline = (result: Result, screen: Screen): string => spelledFor(`${headline(result, screen).join("\n")}\n`, screen);

function headline(result: Result, { width }: Screen): readonly string[] {
  const { task, prediction, label } = result.plan;
  const all = everybody(result);
  const outcome = prediction ?? label;
  const order = result.plan.rank ?? result.plan.score;
  const what =
    task === "ranking"
      ? `Ranking by ${formatName(order ?? "score")}`
      : outcome === null
        ? "Data"
        : `${nouns[task][prediction ? 0 : 1]} ${formatName(outcome.column)}`;
  const positive = outcome === null || task === "ranking" || !hasPositive(outcome) ? "" : ` (positive: ${positiveWords(outcome)})`;
  const accuracy = all?.metrics.accuracy;
  const range =
    accuracy?.lower == null || accuracy.upper == null
      ? ""
      : ` (${formatLevel(result.plan.confidence)} interval ${formatShare(accuracy.lower)} to ${formatShare(accuracy.upper)})`;
  const quality = accuracy?.value == null ? "" : ` Accuracy ${formatShare(accuracy.value)}${range}.`;
  return wrapped(
    `${what}${positive}, ${task === "ranking" ? countOf(all?.n ?? 0, "item") : countOf(all?.n ?? 0, "person", "people")}.${quality}`,
    width,
  );
}

/** What is predicted, and what is true. */
const nouns = {
  binary: ["Decision", "Outcome"],
  multiclass: ["Predicted class", "Recorded class"],
  regression: ["Predicted amount", "Recorded amount"],
  ranking: ["Ranking", "Ranking"],
} as const;

function inWords(result: Result, width: number): readonly string[] {
  const [widest] = rankedGaps(result);
  return widest === undefined ? [] : wrapped(`In words: ${gapInFrequencies(result, widest)} ${gapInPoints(result, widest)}`, width);
}

/** Commands that work as printed. */
function nextSteps(result: Result, width: number): readonly string[] {
  const [widest] = rankedGaps(result);
  const input = mainInput(result);
  const { commandLine } = result.run;
  const shown = result.outputs.some(({ format }) => format === "html" || format === "pdf");
  const steps: readonly (readonly [string, string])[] = [
    ...(shown || commandLine === null ? [] : [[`${plainText(commandLine)} -o report.html`, "the full report"] as const]),
    [`evenhand explain ${widest?.metric.replace(/\[.*$/s, "") ?? keyMeasures(result.plan.task)[0]!}`, "what the numbers mean"],
    ...(input === null || input.sha256 === null || input.path === "-" || input.files !== undefined
      ? []
      : [[`evenhand inspect ${shellWord(plainText(input.path))}`, "how the columns were read"] as const]),
  ];
  const short = steps.map(([command]) => command.length).filter((length) => length <= width - 32);
  const column = Math.max(0, ...short);
  return [
    "Next",
    ...steps.flatMap(([command, why]) =>
      command.length <= column ? [`  ${command.padEnd(column)}   ${why}`] : [`  ${command}`, `${" ".repeat(column + 5)}${why}`],
    ),
  ];
}
