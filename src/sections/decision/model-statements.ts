import type { Result } from "../../audit/result.js";
import type { ListBlock } from "../block.js";
import { describeGroup, formatGroup, formatGrouping } from "../format-group.js";
import { formatName, SHORT_NAME } from "../format-name.js";
import { formatPoints } from "../format-points.js";
import { formatScore } from "../format-score.js";
import { lowerTitle } from "../lower-title.js";
import { provenGaps, strikeWords } from "../robustness/gap-forest.js";
import { gapWords } from "../why/gap-words.js";
import { quadrants } from "../why/quadrant.js";

/** When a model was asked: what drives the gap most, and what disturbances do, a line each. */
export const modelStatements = (result: Result): ListBlock["items"] => [...driver(result), ...disturbed(result)];

function driver(result: Result): ListBlock["items"] {
  const lead = "What drives it most";
  const gap = result.why?.gaps.find(({ gap: size }) => size !== null);
  if (gap !== undefined) {
    const { title, print, withRange, unit } = gapWords(result, gap);
    const [first] = quadrants(result, gap)
      .filter(({ carries }) => carries > 0)
      .sort((a, b) => Math.abs(b.part.value) - Math.abs(a.part.value));
    const text =
      first === undefined
        ? `No single column is shown to account for the gap in ${lowerTitle(title)}.`
        : `In the model, ${formatName(first.part.feature, SHORT_NAME)} accounts for ${withRange(first.part)} of the ${print(gap.gap!)} ${unit} of the gap in ${lowerTitle(title)}. This does not show a cause.`;
    return [{ lead, text }];
  }
  const [exact] = result.drivers.filter(({ gap: size, parts }) => size !== null && parts.length > 0);
  const [part] = exact === undefined ? [] : [...exact.parts].sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  if (exact === undefined || part === undefined) return [];
  return [
    {
      lead,
      text: `Of the gap in the model’s mean raw score by ${formatGrouping(exact.by, SHORT_NAME)} (${formatGroup(exact.by, exact.group, SHORT_NAME)} against ${formatGroup(exact.by, exact.comparedWith, SHORT_NAME)}, ${formatScore(exact.gap!)}), ${formatName(part.feature, SHORT_NAME)} accounts for ${formatScore(part.value)} (${formatScore(part.lower)} to ${formatScore(part.upper)}). This does not show a cause.`,
    },
  ];
}

function disturbed(result: Result): ListBlock["items"] {
  if (result.robustness.length === 0) return [];
  const lead = "When data are disturbed";
  const [first] = provenGaps(result);
  if (first === undefined)
    return [{ lead, text: "No disturbance was shown to change decisions more often for one group than for another." }];
  const { row, gap } = first;
  const range = `${formatPoints(gap.bounds!.lower!)} to ${gap.bounds!.upper === null ? "∞" : formatPoints(gap.bounds!.upper)}`;
  return [
    {
      lead,
      text: `${strikeWords(row)}: decisions change more often for people ${describeGroup(gap.by, gap.higher ?? {}, SHORT_NAME)} than for people ${describeGroup(gap.by, gap.lower ?? {}, SHORT_NAME)}, by ${formatPoints(gap.value)} percentage points (${range}).`,
    },
  ];
}
