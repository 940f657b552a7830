import type { Result } from "../../audit/result.js";
import type { ExplainedGap } from "../../audit/why/row.js";
import { formatName } from "../../sections/format-name.js";
import { formatPart, gapSentence, gapWords, hasShares, whyNot } from "../../sections/why/gap-words.js";
import { howWords } from "../../sections/why/how-words.js";
import { quadrants, quadrantWords } from "../../sections/why/quadrant.js";
import { askedModelLines } from "./asked-model.js";
import { displayWidth, wrapped } from "./display-width.js";
import { type Screen, spelledFor, styled } from "./screen.js";

/** Columns shown of each gap; the results hold them all. */
const MOST_SHOWN = 10;
const LONGEST_NAME = 24;
const BAR = 14;

/** What drives the gaps, as a person reads it in a terminal. Other studies of the same gaps come after these parts. */
export function renderWhy(result: Result, screen: Screen): string {
  const { why } = result;
  if (why === null) return "";
  const parts = [...why.gaps.map((gap) => gapLines(result, gap, screen)), closing(result, screen)];
  return spelledFor(`${parts.map((lines) => lines.join("\n")).join("\n\n")}\n`, screen);
}

function gapLines(result: Result, gap: ExplainedGap, screen: Screen): readonly string[] {
  const { title, print } = gapWords(result, gap);
  if (gap.gap === null) return wrapped(`${title}: not split by column (${whyNot(gap)}).`, screen.width);
  const shares = hasShares(gap);
  const used = quadrants(result, gap).filter(({ part }) => part.value !== 0 || part.se !== 0);
  const shown = used.slice(0, MOST_SHOWN);
  const rest = used.slice(MOST_SHOWN).reduce((sum, { part }) => sum + part.value, 0);
  const { split, start } = gap;
  const lines: readonly Line[] = [
    ...shown.map((one) => ({
      name: `${formatName(one.part.feature, LONGEST_NAME)}${one.part.legitimate ? " *" : ""}`,
      ...one.part,
      words: one.carries === 0 ? "" : quadrantWords(one),
    })),
    ...(used.length > MOST_SHOWN ? [{ name: `${used.length - MOST_SHOWN} more columns`, ...open(rest), words: "" }] : []),
    ...(start === null ? [] : [{ name: "without any column", ...start, words: "" }]),
    ...(split === null
      ? []
      : [
          { name: "* declared", ...split.legitimate, words: "" },
          { name: "not declared", ...split.unexplained, words: "" },
        ]),
  ];
  const most = Math.max(...shown.map(({ part }) => Math.abs(part.value)));
  const table = tabled(lines, { print, most, shares: shares ? gap.gap : null, bars: shown.length });
  const inset = (text: string): readonly string[] => wrapped(text, screen.width - 2).map((line) => `  ${line}`);
  return [
    ...wrapped(`${title}: ${gapSentence(result, gap)}.`, screen.width).map((line) => styled(line, "bold", screen)),
    ...table,
    ...(shares ? [] : inset("The range of the gap includes 0, so parts are not given as shares of it.")),
    ...inset(howWords(result, gap)).map((line) => styled(line, "dim", screen)),
  ];
}

interface Line {
  readonly name: string;
  readonly value: number;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly words: string;
}

const open = (value: number): Pick<Line, "value" | "lower" | "upper"> => ({ value, lower: null, upper: null });

interface Look {
  readonly print: (value: number) => string;
  readonly most: number;
  /** The gap that shares are of; null = none are given. */
  readonly shares: number | null;
  /** Lines with a bar; the others are sums. */
  readonly bars: number;
}

function tabled(lines: readonly Line[], { print, most, shares, bars }: Look): readonly string[] {
  const cells = lines.map(({ name, value, lower, upper }) => [
    name,
    print(value),
    lower === null || upper === null ? "" : `${print(lower)} to ${print(upper)}`,
    shares === null ? "" : formatPart(value / shares),
  ]);
  const widths = [0, 1, 2, 3].map((c) => Math.max(...cells.map((row) => displayWidth(row[c]!))));
  return lines.flatMap(({ value, words }, i) => {
    const [name, ...numbers] = cells[i]!;
    const padded = numbers.map((text, c) => text.padStart(widths[c + 1]!)).filter((_, c) => widths[c + 1]! > 0);
    const bar = i < bars && most > 0 ? (value < 0 ? "-" : "#").repeat(Math.max(1, Math.round((Math.abs(value) / most) * BAR))) : "";
    const line = `  ${name}${" ".repeat(widths[0]! - displayWidth(name!))}  ${padded.join("  ")}  ${value === 0 ? "" : bar}`.trimEnd();
    return words === "" ? [line] : [line, `    ${words}`];
  });
}

function closing(result: Result, screen: Screen): readonly string[] {
  const { legitimate } = result.why!;
  return [
    ...askedModelLines(result, screen.width),
    ...wrapped(
      "Parts describe the model, not causes: they show which columns the gap comes through, not why groups differ in them, nor what would happen without them.",
      screen.width,
    ),
    ...(legitimate.length === 0
      ? []
      : wrapped("* declared: the policy says that groups may differ in it; nothing here shows whether that is right.", screen.width)),
  ];
}
