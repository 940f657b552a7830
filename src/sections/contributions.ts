import type { Result } from "../audit/result.js";
import type { SageBlock } from "../audit/sage/row.js";
import type { ClassShapley, FeatureContribution } from "../audit/shapley/row.js";
import { type Block, cell, heading, type IntervalRow, note, type TableBlock, text } from "./block.js";
import { countOf, formatCount } from "./format-count.js";
import { formatGroup } from "./format-group.js";
import { formatLevel } from "./format-level.js";
import { formatName } from "./format-name.js";
import { formatScore } from "./format-score.js";
import { localTables } from "./local-explanations.js";
import { type NumberWords, numberWords } from "./number-words.js";
import { reasonWords } from "./reason-words.js";
import type { Section } from "./section.js";

/** Features in a chart; the table has them all. */
const MOST_DRAWN = 12;
/** Groups that have columns of their own: of one attribute, as many as fit. */
const MOST_GROUPS = 5;

/** How much each feature contributes to the model's numbers, and saves of its errors. */
export const contributions: Section = {
  id: "contributions",
  title: "How much each feature contributes",
  blocks: (result) => [
    ...(result.shapley === null ? [] : [result.shapley, ...result.shapley.otherClasses].flatMap((one) => shapleyBlocks(result, one))),
    ...(result.sage === null ? [] : sageBlocks(result, result.sage)),
  ],
};

/** The features, the largest contribution first. */
export const rankedContributions = ({ features }: ClassShapley): readonly FeatureContribution[] =>
  [...features].sort((a, b) => b.value - a.value || (a.feature < b.feature ? -1 : 1));

function shapleyBlocks(result: Result, found: ClassShapley): readonly Block[] {
  const words = numberWords(found);
  const ranked = rankedContributions(found);
  const level = formatLevel(result.plan.confidence);
  const lead = ranked[0];
  return [
    ...(found.className === null ? [] : [heading(`Class ${formatName(found.className)}`)]),
    text(
      `Each row's ${words.name} is split among the features by Shapley values: what each moves it from ${startWords(found)}${found.base === null ? "" : `, ${words.print(found.base)}`}. The parts of a row add up to its number.`,
    ),
    ...(words.told === null ? [] : [note(words.told)]),
    ...(lead === undefined
      ? []
      : [
          {
            kind: "forest",
            title: "Mean size of contributions",
            summary: `${formatName(lead.feature)} contributes most, ${words.print(lead.value)} in the mean.${ranked.length > MOST_DRAWN ? ` The first ${MOST_DRAWN} of ${ranked.length} features are drawn.` : ""}`,
            reading: `Each dot is how far a feature moves the ${words.name} of a row in the mean, up or down, its bar the ${level} range. The table has the groups, and with signs which way a feature moves each.`,
            axis: `Mean size, ${words.name}`,
            ticks: "number",
            scale: "linear",
            rows: ranked.slice(0, MOST_DRAWN).map((row) => intervalOf(row, words.print)),
            lines: [{ at: 0, label: "nothing" }],
            table: featureTable(ranked, words),
          } as const,
        ]),
    ...localTables(found, words),
    note(contributionWords(found)),
  ];
}

const intervalOf = (
  { feature, value, lower, upper }: { readonly feature: string; readonly value: number; readonly lower: number; readonly upper: number },
  print: (value: number) => string,
): IntervalRow => ({
  label: formatName(feature),
  value,
  lower,
  upper,
  mark: null,
  printed: `${print(value)} (${print(lower)} to ${print(upper)})`,
  standing: "compared",
});

function featureTable(ranked: readonly FeatureContribution[], { name, print, printChange }: NumberWords): TableBlock {
  const all = ranked[0]?.byGroup ?? [];
  const groups = all.filter(({ by }) => by[0] === all[0]!.by[0]).slice(0, MOST_GROUPS);
  const others = all.length - groups.length;
  return {
    kind: "table",
    caption: `Mean size of contributions to the ${name}`,
    columns: [
      { title: "Feature", align: "text" },
      { title: "Everybody", align: "number" },
      ...groups.map(({ by, group }) => ({ title: formatGroup(by, group), align: "number" as const })),
    ],
    rows: ranked.map(({ feature, value, lower, upper, byGroup }) => [
      cell(formatName(feature)),
      cell(print(value), `${print(lower)} to ${print(upper)}`),
      ...groups.map((_, i) => cell(print(byGroup[i]!.value), `with signs ${printChange(byGroup[i]!.signed)}`)),
    ]),
    note: others === 0 ? null : `${countOf(others, "more group is", "more groups are")} in results.json.`,
  };
}

/** What the contributions of a row start from. */
export const startWords = ({ against }: Pick<ClassShapley, "against">): string =>
  against === "path" ? "the mean of the rows that the trees were grown on" : "the mean of everybody";

/** How contributions were computed, and which question they answer, in a few sentences. */
export function contributionWords({
  method,
  against,
  background,
  explained,
  rows,
  settled,
  evals,
  truncated,
  small,
  features,
}: ClassShapley): string {
  const standing = background === null ? "" : `, against ${countOf(background, "row")} that stand for everybody`;
  const how = {
    trees:
      background === null
        ? "Exactly from the leaves of the trees, along their paths: for a feature that is not known, the shares of training rows that went each way."
        : `Exactly from the leaves of the trees, against all ${countOf(background, "row")}.`,
    exact: `Every coalition of features was asked${standing}.`,
    permutation: `In random orders of the features, each with its reverse${standing}.`,
    mixed: `Every coalition of features was asked where that is cheap, else random orders${standing}.`,
  }[method];
  const over =
    features.length === 0
      ? ""
      : ` ${explained === rows ? `All ${countOf(rows, "row")} are in the means.` : `${formatCount(explained)} of ${countOf(rows, "row")}, drawn at random, are in the means of everybody; small groups have more of their own.`}`;
  const open = explained - settled;
  const orders = open > 0 ? ` The errors of drawing orders are not small for ${countOf(open, "row")}.` : "";
  const cut = truncated ? " The budget left fewer rows than were asked for." : "";
  const few = small.length === 0 ? "" : ` Groups with too few rows: ${small.map(({ by, group }) => formatGroup(by, group)).join(", ")}.`;
  return `${how}${over}${few}${orders}${cut}${evals === 0 ? "" : ` The model was asked about ${countOf(evals, "row")}.`} ${questions[against]}`;
}

/** Which question contributions answer, and which they do not. */
const questions = {
  data: "Features that are not known are drawn independently of those that are; contributions say what the model does with its features, not what causes outcomes.",
  path: "They answer another question than contributions against the data: how a row differs from the rows of training, not from the people here; and where features go together, a part of what one does may be put down to another. They say nothing of what causes outcomes.",
} as const;

const losses = { log_loss: "log loss", squared_error: "squared error" } as const;

function sageBlocks(result: Result, found: SageBlock): readonly Block[] {
  if (found.loss === null) return [heading("What each feature saves"), text(`Not measured: ${reasonWords(found.reason)}.`)];
  const loss = losses[found.loss];
  const ranked = [...found.features].sort((a, b) => b.value - a.value || (a.feature < b.feature ? -1 : 1));
  const lead = ranked[0];
  if (lead === undefined) return [heading("What each feature saves"), text(`Not measured: ${reasonWords(found.reason)}.`)];
  return [
    {
      kind: "forest",
      title: `What each feature saves of the ${loss}`,
      summary: `Without features the mean ${loss} is ${formatScore(found.without!)}, with all ${formatScore(found.all!)}. ${formatName(lead.feature)} saves most, ${formatScore(lead.value)}.${ranked.length > MOST_DRAWN ? ` The first ${MOST_DRAWN} of ${ranked.length} features are drawn.` : ""}`,
      reading: `Each dot is the part of the ${loss} that the model saves because it knows the feature (SAGE), its bar the ${formatLevel(result.plan.confidence)} range of drawing rows and orders. Left of the line a feature makes predictions worse.`,
      axis: `Saved ${loss}`,
      ticks: "number",
      scale: "linear",
      rows: ranked.slice(0, MOST_DRAWN).map((row) => intervalOf(row, formatScore)),
      lines: [{ at: 0, label: "nothing" }],
      table: {
        kind: "table",
        caption: `Saved ${loss} by feature`,
        columns: [
          { title: "Feature", align: "text" },
          { title: "Saves", align: "number" },
        ],
        rows: ranked.map(({ feature, value, lower, upper }) => [
          cell(formatName(feature)),
          cell(formatScore(value), `${formatScore(lower)} to ${formatScore(upper)}`),
        ]),
        note: null,
      },
    },
    note(sageWords(found)),
  ];
}

/** How savings were computed, in a sentence or two. */
export const sageWords = ({ draws, rows, background, evals, converged }: SageBlock): string =>
  `SAGE from ${countOf(draws, "draw")} of ${countOf(rows, "row")} with a recorded outcome, each with its own order of features, against ${countOf(background, "row")} that stand for everybody. The model was asked about ${countOf(evals, "row")}.${converged ? "" : " The budget ended before the errors were small."}`;
