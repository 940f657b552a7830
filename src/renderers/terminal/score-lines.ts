import type { DisparityRow, Result } from "../../audit/result.js";
import { disparityName } from "../../sections/disparity-facts.js";
import { formatGroup, formatGrouping } from "../../sections/format-group.js";
import { formatName } from "../../sections/format-name.js";
import { formatProbability } from "../../sections/format-probability.js";
import { formatScore } from "../../sections/format-score.js";
import { isOfScores } from "../../sections/score-measures.js";
import { textTable } from "./columns.js";
import { clipped } from "./display-width.js";

/** The distances a reader of a terminal needs; the others are in the report. */
const shown = new Map([
  ["ks", "Kolmogorov–Smirnov"],
  ["calibration_gap", "Calibration gap"],
]);
const mostRows = 6;

/** How far the scores of groups lie apart, of single attributes; [] without scores. */
export function scoreLines(result: Result, width: number): readonly string[] {
  const rows = result.disparities.filter(
    (row) => row.by.length === 1 && row.value !== null && shown.has(disparityName(row)) && isOfScores(result, disparityName(row)),
  );
  if (rows.length === 0) return [];
  const [titles, ...lines] = textTable(
    [
      { title: "distance", align: "left", flexible: true },
      { title: "by", align: "left", flexible: true },
      { title: "furthest pair", align: "left", flexible: true },
      { title: "value", align: "right" },
      { title: "by chance", align: "right" },
      { title: "p", align: "right" },
    ],
    rows
      .slice(0, mostRows)
      .map((row) => [
        shown.get(disparityName(row))!,
        formatGrouping(row.by),
        pairText(row),
        formatScore(row.value!),
        row.expectedUnderNone === null ? "–" : formatScore(row.expectedUnderNone),
        row.pValue === undefined ? "–" : formatProbability(row.pValue),
      ]),
    width - 2,
  );
  const more = rows.length > mostRows ? [`  … ${rows.length - mostRows} more are in the report`] : [];
  return [
    clipped(`How far apart scores are (${formatName(result.plan.score!)}); by chance: of shuffled groups`, width),
    `  ${titles}`,
    ...lines.map((line) => `  ${line}`),
    ...more,
  ];
}

function pairText({ pair, by }: DisparityRow): string {
  return pair === null ? "–" : `${formatGroup(by, pair.a.group)}, ${formatGroup(by, pair.b.group)}`;
}
