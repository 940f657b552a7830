import type { Result } from "../../audit/result.js";
import type { ClassShapley, LocalExplanation } from "../../audit/shapley/row.js";
import { contributionWords, rankedContributions, sageWords } from "../../sections/contributions.js";
import { valueText } from "../../sections/effect-table.js";
import { countOf } from "../../sections/format-count.js";
import { formatGroup } from "../../sections/format-group.js";
import { formatLevel } from "../../sections/format-level.js";
import { formatName } from "../../sections/format-name.js";
import { formatScore } from "../../sections/format-score.js";
import { type NumberWords, numberWords } from "../../sections/number-words.js";
import { reasonWords } from "../../sections/reason-words.js";
import { type TextColumn, textTable } from "./columns.js";
import { wrapped } from "./display-width.js";
import { type Screen, spelledFor, styled } from "./screen.js";

const LONGEST_NAME = 28;
const MOST_FEATURES = 10;
const MOST_GROUPS = 4;

/** How much each feature contributes to scores and saves of the loss, as a person reads it in a terminal. */
export function renderContributions(result: Result, screen: Screen): string {
  const parts = [
    ...(result.shapley === null
      ? []
      : [result.shapley, ...result.shapley.otherClasses].flatMap((one) => shapleyLines(result, one, screen))),
    ...sageLines(result, screen),
  ];
  return parts.length === 0 ? "" : spelledFor(`${parts.map((lines) => lines.join("\n")).join("\n\n")}\n`, screen);
}

function shapleyLines({ plan }: Result, found: ClassShapley, screen: Screen): readonly (readonly string[])[] {
  const words = numberWords(found);
  const ranked = rankedContributions(found).slice(0, MOST_FEATURES);
  const all = ranked[0]?.byGroup ?? [];
  const groups = all.filter(({ by }) => by[0] === all[0]!.by[0]).slice(0, MOST_GROUPS);
  const overall = [
    ...titled(`How far a feature moves the ${words.name} of a row in the mean, in a ${formatLevel(plan.confidence)} range:`, screen),
    ...tableOf(
      ["", "everybody", "", ...groups.map(({ by, group }) => formatGroup(by, group, LONGEST_NAME))],
      ranked.map(({ feature, value, lower, upper, byGroup }) => [
        formatName(feature, LONGEST_NAME),
        words.print(value),
        `${words.print(lower)} to ${words.print(upper)}`,
        ...groups.map((_, i) => words.print(byGroup[i]!.value)),
      ]),
      screen,
    ),
    ...(found.features.length > ranked.length ? [`  and ${found.features.length - ranked.length} more features`] : []),
  ];
  const told = wrapped([words.told, contributionWords(found)].filter((part) => part !== null).join(" "), screen.width);
  return [
    ...(ranked.length === 0 ? [] : [overall]),
    ...found.local.map((row) => localLines(row, words, { against: found.against, screen })),
    told,
  ];
}

interface Telling extends Pick<ClassShapley, "against"> {
  readonly screen: Screen;
}

function localLines(
  { id, score, base, contributions }: LocalExplanation,
  words: NumberWords,
  { against, screen }: Telling,
): readonly string[] {
  const shown = contributions.slice(0, MOST_FEATURES);
  const rest = contributions.slice(MOST_FEATURES).reduce((sum, { value }) => sum + value, 0);
  return [
    ...titled(
      `${formatName(id, LONGEST_NAME)}: ${words.name} ${words.print(score)}, ${against === "path" ? "the training rows'" : "everybody's"} mean ${words.print(base)}`,
      screen,
    ),
    ...tableOf(
      ["", "value", "contributes"],
      [
        ...shown.map(({ feature, at, value }) => [formatName(feature, LONGEST_NAME), valueText(at), words.printChange(value)]),
        ...(contributions.length > shown.length
          ? [[countOf(contributions.length - shown.length, "other feature"), "", words.printChange(rest)]]
          : []),
      ],
      screen,
    ),
  ];
}

function sageLines({ sage, plan }: Result, screen: Screen): readonly (readonly string[])[] {
  if (sage === null) return [];
  if (sage.loss === null || sage.features.length === 0)
    return [wrapped(`What features save: not measured (${reasonWords(sage.reason)}).`, screen.width)];
  const loss = sage.loss === "log_loss" ? "log loss" : "squared error";
  const ranked = [...sage.features].sort((a, b) => b.value - a.value).slice(0, MOST_FEATURES);
  return [
    [
      ...titled(
        `What each feature saves of the ${loss}, ${formatScore(sage.without!)} without features and ${formatScore(sage.all!)} with all, in a ${formatLevel(plan.confidence)} range:`,
        screen,
      ),
      ...tableOf(
        ["", "saves", ""],
        ranked.map(({ feature, value, lower, upper }) => [
          formatName(feature, LONGEST_NAME),
          formatScore(value),
          `${formatScore(lower)} to ${formatScore(upper)}`,
        ]),
        screen,
      ),
      ...(sage.features.length > ranked.length ? [`  and ${sage.features.length - ranked.length} more features`] : []),
    ],
    wrapped(sageWords(sage), screen.width),
  ];
}

const titled = (text: string, screen: Screen): readonly string[] => wrapped(text, screen.width).map((line) => styled(line, "bold", screen));

function tableOf(titles: readonly string[], rows: readonly (readonly string[])[], { width }: Screen): readonly string[] {
  const columns = titles.map((title, i): TextColumn => (i === 0 ? { title, align: "left", flexible: true } : { title, align: "right" }));
  return textTable(columns, rows, width - 2).map((line) => `  ${line}`);
}
