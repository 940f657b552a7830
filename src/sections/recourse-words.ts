import type { RecourseGroup, RecourseNumber, RecourseStudy } from "../audit/recourse/row.js";
import type { Result } from "../audit/result.js";
import { countOf, formatCount } from "./format-count.js";
import { describeGroup } from "./format-group.js";
import { formatName } from "./format-name.js";
import { formatPoints } from "./format-points.js";
import { formatScore } from "./format-score.js";
import { formatShare } from "./format-share.js";
import { reasonWords } from "./reason-words.js";

/** A number with its range, in one of the ways that numbers are printed. */
export function withRange(number: RecourseNumber | null, print: (value: number) => string): string {
  if (number === null) return "–";
  return number.lower === null || number.upper === null
    ? print(number.value)
    : `${print(number.value)} (${print(number.lower)} to ${print(number.upper)})`;
}

/** What was found, in a few sentences. */
export function recourseSummary(study: RecourseStudy): readonly string[] {
  if (study.reason !== null) return [`No way was searched for: ${reasonWords(study.reason)}.`];
  const [everybody] = study.groups;
  const { reached, effort, changes } = everybody!;
  const aim = study.wanted === "positive" ? "positive" : "negative";
  return [
    ...(reached === null
      ? []
      : [
          `Of ${formatCount(everybody!.explained)} people with the other decision, a way to the ${aim} one was found for ${formatShare(reached.value)}${changes === null ? "" : `, by ${formatScore(changes.value)} changes on average`}${effort === null ? "" : ` and an effort of ${formatScore(effort.value)}`}.`,
        ]),
    ...gapWords(study),
  ];
}

function gapWords({ gaps }: RecourseStudy): readonly string[] {
  return gaps.flatMap(({ by, group, comparedWith, reached, effort }) => {
    const who = `people ${describeGroup(by, group)}`;
    const than = `people ${describeGroup(by, comparedWith)}`;
    const apart = (number: RecourseNumber | null): boolean =>
      number !== null && number.lower !== null && number.upper !== null && (number.lower > 0 || number.upper < 0);
    return [
      ...(apart(reached)
        ? [
            `A way was found for ${who} ${reached!.value < 0 ? "less" : "more"} often than for ${than}: ${withRange(reached, formatPoints)} points.`,
          ]
        : []),
      ...(apart(effort)
        ? [
            `The way is ${effort!.value > 0 ? "longer" : "shorter"} for ${who} than for ${than}, by an effort of ${withRange(effort, formatScore)}.`,
          ]
        : []),
    ];
  });
}

/** What is changed most in a group. */
export const mostChanged = ({ features }: RecourseGroup): string =>
  features
    .slice(0, 3)
    .map(({ name, share }) => `${formatName(name)} ${formatShare(share)}`)
    .join(", ");

/** What was allowed, what was left out, and what was asked. */
export function recourseMethod({ constraints, changeable, rows, aims, evals, truncated }: RecourseStudy): string {
  const { immutable, only, allowed, linked, costs } = constraints;
  const names = (list: readonly string[]): string => list.map((name) => formatName(name)).join(", ");
  const way = (direction: string): readonly string[] => Object.keys(only).filter((name) => only[name] === direction);
  const parts = [
    `May change: ${names(changeable)}.`,
    ...(immutable.length > 0 ? [`May not: ${names(immutable)}.`] : []),
    ...(way("increase").length > 0 ? [`Only rise: ${names(way("increase"))}.`] : []),
    ...(way("decrease").length > 0 ? [`Only fall: ${names(way("decrease"))}.`] : []),
    ...Object.entries(allowed).map(([name, values]) => `${formatName(name)} may become ${names(values.map(String))}.`),
    ...Object.entries(linked).map(([name, columns]) => `${formatName(name)} changes together: ${names(columns)}.`),
    ...(Object.keys(costs).length > 0
      ? [
          `Counted more or less: ${Object.entries(costs)
            .map(([name, cost]) => `${formatName(name)} ${cost} times`)
            .join(", ")}.`,
        ]
      : []),
  ];
  return `${parts.join(" ")} Searched among ${countOf(rows.explained, "row")} of ${formatCount(rows.unfavorable)} with the unfavourable decision, towards values of ${countOf(aims.used, "row")} of ${formatCount(aims.all)} with the other one; the model was asked about ${countOf(evals, "row")}.${truncated ? ` The budget ended before ${countOf(rows.leftOut, "row")} more.` : ""}`;
}

/** Groups in the order in which they are shown, those that have something to show. */
export const shownGroups = ({ recourse }: Result): readonly RecourseGroup[] =>
  recourse?.groups.filter(({ explained }) => explained > 0) ?? [];
