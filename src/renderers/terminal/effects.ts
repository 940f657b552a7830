import type { ClassEffects, EffectCurve, FeatureEffect } from "../../audit/effects/row.js";
import type { Result } from "../../audit/result.js";
import { drawnGroups } from "../../sections/effect-groups.js";
import { valueText } from "../../sections/effect-table.js";
import { methodWords } from "../../sections/effects.js";
import { countOf } from "../../sections/format-count.js";
import { formatGroup } from "../../sections/format-group.js";
import { formatName } from "../../sections/format-name.js";
import { formatScore } from "../../sections/format-score.js";
import { type NumberWords, numberWords } from "../../sections/number-words.js";
import { reasonWords } from "../../sections/reason-words.js";
import { type TextColumn, textTable } from "./columns.js";
import { wrapped } from "./display-width.js";
import { type Screen, spelledFor, styled } from "./screen.js";

const LONGEST_NAME = 28;
/** Values of a feature in a row of the screen. */
const VALUES = 5;
const MOST_PAIRS = 5;

/** How the model's numbers move with its features, as a person reads it in a terminal. */
export function renderEffects(result: Result, screen: Screen): string {
  const { effects } = result;
  if (effects === null) return "";
  return [effects, ...effects.otherClasses].map((one) => classLines(one, screen)).join("\n");
}

function classLines(effects: ClassEffects, screen: Screen): string {
  const words = numberWords(effects);
  const parts = effects.features.map((effect) =>
    effect.reason === null
      ? effectLines(effect, drawnGroups(effects, effect).shown, { words, screen })
      : wrapped(`${formatName(effect.feature, LONGEST_NAME)}: no curve (${reasonWords(effect.reason)}).`, screen.width),
  );
  const title = wrapped(`How the mean ${words.name} moves with a feature, everybody set to the same value:`, screen.width);
  const told = wrapped([words.told, methodWords(effects)].filter((part) => part !== null).join(" "), screen.width);
  const all = [title.map((line) => styled(line, "bold", screen)), ...parts, ...pairLines(effects, words, screen), told];
  return spelledFor(`${all.map((lines) => lines.join("\n")).join("\n\n")}\n`, screen);
}

interface Showing {
  readonly words: NumberWords;
  readonly screen: Screen;
}

function effectLines(
  { feature, at, everybody }: FeatureEffect,
  groups: readonly (EffectCurve & { readonly by: readonly string[]; readonly group: Readonly<Record<string, string>> })[],
  { words, screen }: Showing,
): readonly string[] {
  const places =
    at.length <= VALUES ? at.map((_, i) => i) : Array.from({ length: VALUES }, (_, i) => Math.round((i * (at.length - 1)) / (VALUES - 1)));
  const line = (name: string, { values }: EffectCurve): readonly string[] => [name, ...places.map((i) => words.print(values[i]!))];
  const rows = [
    [formatName(feature, LONGEST_NAME), ...places.map((i) => valueText(at[i]!))],
    line("everybody", everybody!),
    ...groups.map((group) => line(formatGroup(group.by, group.group, LONGEST_NAME), group)),
  ];
  return tableOf(rows, screen).map((text, i) => (i === 0 ? styled(text, "bold", screen) : text));
}

function pairLines({ interactions: found }: ClassEffects, words: NumberWords, screen: Screen): readonly (readonly string[])[] {
  if (found === null) return [];
  const shown = found.pairs.slice(0, MOST_PAIRS);
  if (shown.length === 0) return [["There is no pair of features to examine together."]];
  return [
    [
      ...wrapped(
        `How two features act together (${countOf(found.pairsLookedAt, "pair")} looked at), in ${words.name}, and H²:`,
        screen.width,
      ).map((line) => styled(line, "bold", screen)),
      ...tableOf(
        shown.map(({ features: [a, b], strength, h2 }) => [
          `${formatName(a, LONGEST_NAME)} × ${formatName(b, LONGEST_NAME)}`,
          words.print(strength),
          h2 === null ? "–" : formatScore(h2),
        ]),
        screen,
      ),
    ],
  ];
}

/** A first column of names, then numbers. */
function tableOf(rows: readonly (readonly string[])[], { width }: Screen): readonly string[] {
  const columns = (rows[0] ?? []).map(
    (_, i): TextColumn => (i === 0 ? { title: "", align: "left", flexible: true } : { title: "", align: "right" }),
  );
  return textTable(columns, rows, width - 2).map((line) => `  ${line}`);
}
