import { aboutAnswers } from "./about-answers.js";
import { type Block, heading, note, text } from "./block.js";
import { countOf } from "./format-count.js";
import { reasonWords } from "./reason-words.js";
import { calibrationTable } from "./reliability/calibration.js";
import { expectedTable } from "./reliability/expected.js";
import { intervalBlocks } from "./reliability/given-intervals.js";
import { guaranteeBlocks } from "./reliability/guarantee.js";
import type { Section } from "./section.js";

/** How far scores can be relied on, by group. */
export const reliability: Section = {
  id: "reliability",
  title: "How far scores can be relied on",
  blocks(result): readonly Block[] {
    const study = result.reliability;
    if (study === null) return [];
    if (study.reason !== null) return [text(`Nothing could be said of reliability: ${reasonWords(study.reason)}.`)];
    const calibration = calibrationTable(study.calibration);
    const expected = expectedTable(result, study.expected);
    const { learnt, judged, leftOut } = study.rows;
    return [
      ...(study.by === "model" ? aboutAnswers(result) : []),
      ...(study.intervals === null ? [] : intervalBlocks(result, study, study.intervals)),
      ...(study.guarantee === null ? [] : guaranteeBlocks(result, study, study.guarantee)),
      ...(calibration === null ? [] : [heading("Scores as probabilities"), calibration]),
      ...(study.weighted
        ? [note("Rows count by their weights. Expected performance without labels is not computed for weighted rows.")]
        : []),
      ...(expected === null ? [] : [heading("Performance without labels"), expected]),
      note(
        `Learnt on ${countOf(learnt, "row")}, judged on ${countOf(judged, "other row")}; ${countOf(leftOut, "row")} without score or outcome left out. Scores are ${study.by === "model" ? "the model’s answers" : "those in the data"}.`,
      ),
    ];
  },
};
