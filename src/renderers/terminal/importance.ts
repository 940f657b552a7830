import type { MetricImportance, Result } from "../../audit/result.js";
import { formatLevel } from "../../sections/format-level.js";
import { formatName } from "../../sections/format-name.js";
import { conditionalWords, importanceMethod } from "../../sections/importance-method.js";
import { baseWords, importances, type Measured, measureWords, rankedFeatures } from "../../sections/importance-rows.js";
import { reasonWords } from "../../sections/reason-words.js";
import { askedModelLines } from "./asked-model.js";
import { displayWidth, padded, wrapped } from "./display-width.js";
import { intervalLine } from "./interval-line.js";
import { type Screen, spelledFor, styled } from "./screen.js";

/** Features shown of each measure; the results hold them all. */
const MOST_SHOWN = 10;
const LONGEST_NAME = 28;
const WIDEST_LINE = 30;
const NARROWEST_LINE = 8;

/** What the model's numbers rest on, as a person reads it in a terminal. */
export function renderImportance(result: Result, screen: Screen): string {
  const { importance } = result;
  if (importance === null) return "";
  const { conditional } = importance;
  const parts = importances(result).map((one) => measureLines(result, one, screen));
  const told = [
    ...askedModelLines(result, screen.width),
    ...(conditional === "none" ? [] : wrapped(conditionalWords(importance), screen.width)),
    ...wrapped(importanceMethod(importance), screen.width),
  ];
  return spelledFor(`${[...parts, told].map((lines) => lines.join("\n")).join("\n\n")}\n`, screen);
}

interface Cells {
  readonly name: string;
  readonly value: string;
  readonly range: string;
  /** What it adds beyond the other columns; "" when nobody asked. */
  readonly beyond: string;
}

function measureLines(result: Result, one: MetricImportance, screen: Screen): readonly string[] {
  const { title, print } = measureWords(result, one);
  if (one.base === null) return wrapped(`${title}: no importance (${reasonWords(one.reason)}).`, screen.width);
  const ranked = rankedFeatures(one);
  const shown = ranked.slice(0, MOST_SHOWN);
  const held = shown.some(({ conditional }) => conditional !== null);
  const cells = shown.map(
    ({ feature, value, lower, upper, conditional }): Cells => ({
      name: formatName(feature, LONGEST_NAME),
      value: print(value),
      range: `${print(lower)} to ${print(upper)}`,
      beyond: conditional === null ? "" : conditional.value === null ? "–" : print(conditional.value),
    }),
  );
  const head: Cells = { name: "", value: one.pair === null ? "worse by" : "goes away", range: "", beyond: held ? "beyond others" : "" };
  const wide = (key: keyof Cells): number => Math.max(...[head, ...cells].map((row) => displayWidth(row[key])));
  const [name, value, range, beyond] = [wide("name"), wide("value"), wide("range"), wide("beyond")];
  const room = screen.width - (2 + name + 2 + value + 2 + range + (beyond > 0 ? 2 + beyond : 0) + 2);
  const lineOf = plotOf(shown, Math.min(WIDEST_LINE, room));
  const line = (row: Cells, plot: string): string =>
    `  ${padded(row.name, name, "left")}  ${padded(row.value, value, "right")}  ${padded(row.range, range, "right")}${beyond > 0 ? `  ${padded(row.beyond, beyond, "right")}` : ""}  ${plot}`.trimEnd();
  return [
    ...wrapped(
      `${title}: ${baseWords(result, one)}. Without a feature ${one.pair === null ? "it is worse by" : "so much goes away"}, in a ${formatLevel(result.plan.confidence)} range:`,
      screen.width,
    ).map((text) => styled(text, "bold", screen)),
    line(head, ""),
    ...shown.map((feature, i) => line(cells[i]!, lineOf(feature))),
    ...(ranked.length > MOST_SHOWN ? [`  and ${ranked.length - MOST_SHOWN} more, each at most ${print(ranked[MOST_SHOWN]!.value)}`] : []),
  ];
}

/** A dot with its range for each feature, all on one scale; nothing where the screen is too narrow. */
function plotOf(shown: readonly Measured[], cells: number): (feature: Measured) => string {
  if (cells < NARROWEST_LINE) return () => "";
  const marks = shown.flatMap(({ conditional }) => conditional?.value ?? []);
  const from = Math.min(0, ...shown.map(({ lower }) => lower), ...marks);
  const to = Math.max(0, ...shown.map(({ upper }) => upper), ...marks);
  return ({ value, lower, upper, conditional }) => intervalLine({ value, lower, upper, mark: conditional?.value ?? null, from, to }, cells);
}
