import type { Result } from "../audit/result.js";
import { type Block, heading, note, text } from "./block.js";
import { calibrationCurves } from "./calibration-curves.js";
import { formatGrouping } from "./format-group.js";
import { formatName } from "./format-name.js";
import { BELOW_NUMBERS, groupTable, measuresWithValue } from "./group-table.js";
import { groupingsOf, sameBy } from "./groupings.js";
import { rateDots } from "./rate-dots.js";
import { scoreDistances } from "./score-distances.js";
import { CHANCE_NOTE, hasScores, scoreTables } from "./score-measures.js";
import type { Section } from "./section.js";
import { thresholdCurves } from "./threshold-curves.js";
import { thresholdLimits } from "./threshold-limits.js";

/** What the scores behind the decisions say in each group, and what other thresholds would decide. */
export const scores: Section = {
  id: "scores",
  title: "Scores and thresholds",
  blocks(result) {
    if (!hasScores(result)) return [];
    const blocks = groupingsOf(result).flatMap((by) => {
      const own = by.length === 1 ? ofAttribute(result, by) : scoreDistances(result, by);
      return own.length === 0 ? [] : [heading(formatGrouping(by)), ...own];
    });
    return blocks.length === 0 ? [] : [...introduction(result), ...blocks];
  },
};

function introduction(result: Result): readonly Block[] {
  const score = formatName(result.plan.score!);
  const isCalibrated = result.groups[0]?.metrics.brier_score?.reason !== "score_not_probability";
  return [
    text(
      `These measures are about the score ${score} itself, whatever threshold is applied to it. A score can rank people equally well in two groups and still mean something different in each; that is why there are several measures. ${BELOW_NUMBERS}`,
    ),
    ...(result.groups.some(({ metrics }) => Object.values(metrics).some(({ underNone }) => underNone !== undefined))
      ? [note(CHANCE_NOTE)]
      : []),
    ...(isCalibrated
      ? []
      : [
          note(`${score} has values outside 0 to 1, so it is not a probability: calibration, the Brier score and log loss have no values.`),
        ]),
  ];
}

function ofAttribute(result: Result, by: readonly string[]): readonly Block[] {
  const name = formatGrouping(by);
  const swept = result.sweeps.find((row) => sameBy(row.by, by));
  const tables = scoreTables.flatMap(({ title, measures }): readonly Block[] => {
    const present = measuresWithValue(result, by, measures);
    if (present.length === 0) return [];
    const table = groupTable(result, by, { caption: `${title}, by ${name}`, measures: present });
    return [(present[0] === "auc" ? rateDots(result, by, { measure: "auc", table }) : null) ?? table];
  });
  return [
    ...(swept ? calibrationCurves(result, swept) : []),
    ...tables,
    ...scoreDistances(result, by),
    ...(swept ? [...thresholdCurves(swept), ...thresholdLimits(swept)] : []),
  ];
}
