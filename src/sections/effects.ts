import type { ClassEffects, Effects, FeatureEffect, Interactions } from "../audit/effects/row.js";
import type { Result } from "../audit/result.js";
import { type Block, cell, heading, note, type TableBlock, text } from "./block.js";
import { effectCategories } from "./effect-categories.js";
import { effectCurves } from "./effect-curves.js";
import { countOf, formatCount } from "./format-count.js";
import { formatName } from "./format-name.js";
import { formatScore } from "./format-score.js";
import { jointHeat } from "./joint-heat.js";
import { type NumberWords, numberWords } from "./number-words.js";
import { pluralList } from "./plural-list.js";
import { reasonWords } from "./reason-words.js";
import type { Section } from "./section.js";

/** Features that are drawn; the others are in the results. */
const MOST_DRAWN = 4;
const MOST_PAIRS = 8;

/** How the model's numbers move with its features. */
export const effects: Section = {
  id: "effects",
  title: "How the model's numbers move with its features",
  blocks(result) {
    const { effects: found } = result;
    if (found === null) return [];
    return [
      text(
        "One feature at a time is set to the same value for everybody, and the mean of the model's numbers is taken; then the next value is tried. Where groups' lines differ in height, their other features differ; where they differ in shape, the model treats the feature differently for them.",
      ),
      ...ofClasses(found).flatMap((one) => classBlocks(result, one)),
    ];
  },
};

/** The one class, or each of several under a heading of its own. */
const ofClasses = ({ otherClasses, ...first }: Effects): readonly ClassEffects[] => [first, ...otherClasses];

function classBlocks(result: Result, found: ClassEffects): readonly Block[] {
  const words = numberWords(found);
  const measured = found.features.filter(({ reason }) => reason === null);
  const drawn = measured.slice(0, MOST_DRAWN);
  return [
    ...(found.className === null ? [] : [heading(`Class ${formatName(found.className)}`)]),
    ...(words.told === null ? [] : [note(words.told)]),
    ...drawn.map((effect) =>
      effect.kind === "number" ? effectCurves(result, found, effect, words) : effectCategories(result, found, effect, words),
    ),
    ...leftWords(found, measured.slice(MOST_DRAWN)),
    ...together(found.interactions, words),
    note(methodWords(found)),
  ];
}

function leftWords({ features }: ClassEffects, undrawn: readonly FeatureEffect[]): readonly Block[] {
  const none = features.filter(({ reason }) => reason !== null);
  return [
    ...(undrawn.length === 0
      ? []
      : [note(`Measured and not drawn, in results.json: ${pluralList(undrawn.map(({ feature }) => formatName(feature)))}.`)]),
    ...(none.length === 0
      ? []
      : [note(`Without curves: ${none.map(({ feature, reason }) => `${formatName(feature)} (${reasonWords(reason)})`).join(", ")}.`)]),
  ];
}

function together(found: Interactions | null, words: NumberWords): readonly Block[] {
  if (found === null) return [];
  if (found.pairs.length === 0) return [heading("How features act together"), text("There is no pair of features to examine together.")];
  const lead = found.pairs[0]!;
  const joint = found.joint && jointHeat(found.joint, words);
  const table: TableBlock = {
    kind: "table",
    caption: "How two features act together",
    columns: [
      { title: "Features", align: "text" },
      { title: "Strength", align: "number" },
      { title: "H²", align: "number" },
    ],
    rows: found.pairs
      .slice(0, MOST_PAIRS)
      .map(({ features: [a, b], strength, h2 }) => [
        cell(`${formatName(a)} × ${formatName(b)}`),
        cell(words.print(strength)),
        cell(h2 === null ? "–" : formatScore(h2)),
      ]),
    note: `Strength is how far the joint effect is from the sum of the two single effects, as a root mean square of the ${words.name}; H² is the same as a share of the variance of the joint effect; it can be large for weak pairs too. ${countOf(found.pairsLookedAt, "pair")} looked at, ${formatCount(Math.min(MOST_PAIRS, found.pairs.length))} shown.`,
  };
  return [
    heading("How features act together"),
    text(
      `Most is between ${formatName(lead.features[0])} and ${formatName(lead.features[1])}: ${words.print(lead.strength)}. The curves above do not show such effects.`,
    ),
    table,
    ...(joint === null ? [] : [joint]),
  ];
}

/** How it was computed, in a few sentences. */
export function methodWords({ method, chosenBy, rowsUsed, rows, evals, truncated, interactions, others }: ClassEffects): string {
  const how =
    method === "leaves"
      ? `Partial dependence exactly from the leaves of the trees, over all ${countOf(rowsUsed, "row")}`
      : `Partial dependence by asking the model about ${rowsUsed === rows ? `all ${countOf(rows, "row")}` : `${formatCount(rowsUsed)} of ${countOf(rows, "row")}, drawn at random`}`;
  const which = {
    named: "The features were named.",
    importance: "The features are the most important ones.",
    steepness: "The features are those with the steepest curves in a first look.",
    order: "The features are the first ones in the data: the budget was too small to examine all of them first.",
  }[chosenBy];
  const cut = truncated ? " The budget ended before everything was done." : "";
  const pairs =
    interactions === null ? "" : ` Interactions at ${countOf(interactions.points, "row")} over ${countOf(interactions.background, "row")}.`;
  return `${how}; accumulated local effects beside it. ${which}${others.length === 0 ? "" : ` ${countOf(others.length, "other feature was", "other features were")} not looked at.`} Ranges hold for one value at a time and cover only the sampling of rows.${pairs} The model was asked about ${countOf(evals, "row")}.${cut}`;
}
