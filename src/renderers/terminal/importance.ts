import type { MetricImportance, Result } from "../../audit/result.js";
import { formatLevel } from "../../sections/format-level.js";
import { formatName } from "../../sections/format-name.js";
import { methodWords } from "../../sections/importance.js";
import { baseWords, importances, measureWords, rankedFeatures } from "../../sections/importance-rows.js";
import { reasonWords } from "../../sections/reason-words.js";
import { askedModelLines } from "./asked-model.js";
import { displayWidth, wrapped } from "./display-width.js";
import { type Screen, spelledFor, styled } from "./screen.js";

/** Features shown of each measure; the results hold them all. */
const MOST_SHOWN = 10;
const LONGEST_NAME = 28;
const BAR = 16;

/** What the model's numbers rest on, as a person reads it in a terminal. */
export function renderImportance(result: Result, screen: Screen): string {
  if (result.importance === null) return "";
  const parts = importances(result).map((one) => measureLines(result, one, screen));
  const told = [...askedModelLines(result, screen.width), ...wrapped(methodWords(result.importance), screen.width)];
  return spelledFor(`${[...parts, told].map((lines) => lines.join("\n")).join("\n\n")}\n`, screen);
}

function measureLines(result: Result, one: MetricImportance, screen: Screen): readonly string[] {
  const { title, print } = measureWords(result, one);
  if (one.base === null) return wrapped(`${title}: no importance (${reasonWords(one.reason)}).`, screen.width);
  const ranked = rankedFeatures(one);
  const shown = ranked.slice(0, MOST_SHOWN).map((row) => ({ ...row, name: formatName(row.feature, LONGEST_NAME) }));
  const longest = Math.max(0, ...shown.map(({ name }) => displayWidth(name)));
  const numbers = shown.map(({ value, lower, upper }) => [print(value), `${print(lower)} to ${print(upper)}`] as const);
  const [wide, wider] = [0, 1].map((i) => Math.max(0, ...numbers.map((pair) => pair[i]!.length)));
  const most = Math.max(0, ...shown.map(({ value }) => value));
  const verb = one.pair === null ? "worse by" : "goes away";
  return [
    ...wrapped(
      `${title}: ${baseWords(result, one)}. Without a feature ${one.pair === null ? "it is worse by" : "so much goes away"}, in a ${formatLevel(result.plan.confidence)} range:`,
      screen.width,
    ).map((line) => styled(line, "bold", screen)),
    `  ${"".padEnd(longest)}  ${verb.padStart(Math.max(wide!, verb.length))}`.trimEnd(),
    ...shown.map(({ name, value }, i) => {
      const bar = "#".repeat(most > 0 ? Math.max(0, Math.round((value / most) * BAR)) : 0);
      const pad = " ".repeat(longest - displayWidth(name));
      return `  ${name}${pad}  ${numbers[i]![0].padStart(Math.max(wide!, verb.length))}  ${numbers[i]![1].padStart(wider!)}  ${bar}`.trimEnd();
    }),
    ...(ranked.length > MOST_SHOWN ? [`  and ${ranked.length - MOST_SHOWN} more features`] : []),
  ];
}
