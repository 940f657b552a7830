import type { Result } from "../../audit/result.js";
import { driftSummary, isMoved, nearWords, seenWords, timeWords } from "../../sections/drift-words.js";
import { formatGroup } from "../../sections/format-group.js";
import { formatName } from "../../sections/format-name.js";
import { formatProbability } from "../../sections/format-probability.js";
import { formatScore } from "../../sections/format-score.js";
import { reasonWords } from "../../sections/reason-words.js";
import { textTable } from "./columns.js";
import { wrapped } from "./display-width.js";
import { type Screen, styled } from "./screen.js";

const MOST_SHOWN = 10;
const LONGEST_NAME = 24;

/** What differs from data of the past, column by column and group by group. */
export function driftLines({ drift, plan }: Result, screen: Screen): readonly string[] {
  if (drift === null) return [];
  const right = (title: string) => ({ title, align: "right" as const });
  const left = (title: string) => ({ title, align: "left" as const, flexible: true as const });
  const index = (row: { readonly psi: number } | null): string => (row === null ? "–" : formatScore(row.psi));
  const seen = seenWords(drift);
  const { columns, groups, leftOut } = drift;
  return [
    styled("What differs from the past", "bold", screen),
    ...wrapped(driftSummary(drift, plan.confidence), screen.width),
    ...(columns.length === 0
      ? []
      : textTable(
          [left("  column"), ...["index", "by chance", "KS", "p"].map(right)],
          columns
            .slice(0, MOST_SHOWN)
            .map((row) => [
              `  ${formatName(row.column, LONGEST_NAME)}`,
              formatScore(row.psi),
              formatScore(row.byChance),
              row.ks === null ? "–" : formatScore(row.ks),
              `${formatProbability(row.adjusted)}${isMoved(row, plan.confidence) ? "*" : ""}`,
            ]),
          screen.width,
        )),
    ...(columns.length > MOST_SHOWN ? [`  and ${columns.length - MOST_SHOWN} more`] : []),
    ...(groups.length === 0
      ? []
      : textTable(
          [left("  group"), right("score"), left("feature that moved most"), right("index")],
          groups.map(({ by, group, score, largest, reason }) => [
            `  ${formatGroup(by, group, LONGEST_NAME)}`,
            index(score),
            largest === null ? (reason === null ? "–" : reasonWords(reason)) : formatName(largest.column, LONGEST_NAME),
            index(largest),
          ]),
          screen.width,
        )),
    ...[seen, nearWords(drift), ...timeWords(drift)].flatMap((words) => (words === null ? [] : wrapped(words, screen.width))),
    ...(leftOut.length === 0
      ? []
      : wrapped(
          `Not compared: ${leftOut.map(({ column, reason }) => `${formatName(column, LONGEST_NAME)} (${reasonWords(reason)})`).join(", ")}.`,
          screen.width,
        )),
    ...wrapped(
      "index: population stability; by convention below 0.1 is small, above 0.25 large. * = more than chance explains.",
      screen.width,
    ),
  ];
}
