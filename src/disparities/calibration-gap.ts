import { difference } from "../contrasts/difference.js";
import { expectedCalibrationError } from "../metrics/expected-calibration-error.js";
import type { Disparity, Gap, Level } from "./disparity.js";
import type { Grouping } from "./grouping.js";
import { calibrationDraws } from "./kind/calibration-draws.js";
import { comparedScores, labelledRows } from "./kind/compared-scores.js";
import { againstShuffled } from "./kind/furthest-distance.js";
import { gapOfPairs } from "./kind/gap-of-pairs.js";

/**
 * Largest difference between groups in expected calibration error.
 *
 * A smaller group has the larger error by chance alone: beside the value stand its mean when labels of equal scores are
 * shuffled between groups, and how often that gap is larger.
 *
 * Unit: share in [0, 1]; 0 = equally calibrated. No value with fewer than two groups to compare.
 * Example: expected calibration errors 0.12 and 0.02 → 0.1.
 */
export const calibrationGap = {
  id: "calibration_gap",
  title: "Calibration gap",
  formula: "largest expected_calibration_error − smallest expected_calibration_error",
  scale: "difference",
  ideal: 0,
  range: [0, 1],
  better: "lower",
  metrics: [expectedCalibrationError],
  contrast: difference.id,
  aliases: ["ece_difference", "calibration_difference"],
  source: "Pleiss et al. (2017), NeurIPS, §2; chance: Roelofs et al. (2022), AISTATS, §4",
  measure: measured,
} as const satisfies Disparity;

function measured(grouping: Grouping, level: Level): Gap {
  const gap = gapOfPairs(grouping, expectedCalibrationError, difference, level);
  if (gap.value === null) return gap;
  const { compared, independent } = comparedScores(grouping, labelledRows);
  if (!independent || compared.length < 2) return gap;
  const chance = againstShuffled(
    compared.map(({ n }) => n),
    { ...calibrationDraws(compared, grouping.random("calibration_gap")), draws: grouping.draws },
  );
  return { ...gap, expectedUnderNone: chance.mean, pValue: chance.pValue, draws: chance.draws };
}
