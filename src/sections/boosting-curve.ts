import type { Result } from "../audit/result.js";
import type { Boosting, BoostingGroup, WorstCase } from "../audit/worst-case/row.js";
import { type Block, cell, heading, note, text } from "./block.js";
import { formatCount } from "./format-count.js";
import { formatGroup } from "./format-group.js";
import { formatLevel } from "./format-level.js";
import { formatName } from "./format-name.js";
import { reasonWords } from "./reason-words.js";
import { lossWords, ranged } from "./worst-case-words.js";

/** Small pictures in the section; the results have every group. */
const MOST_PANELS = 8;

/** How the loss of each group moves as a boosted model grows. */
export function boostingBlocks(result: Result, study: WorstCase): readonly Block[] {
  const { boosting } = study;
  if (boosting === null) return [];
  const title = heading("As the model grows, tree by tree");
  if (boosting.reason !== null) return [title, text(`Not examined: ${reasonWords(boosting.reason)}.`)];
  const { title: loss, print, apart, unit, share } = lossWords(study);
  const told = boosting.groups.filter(({ reason }) => reason === null);
  const most = Math.max(...told.flatMap(({ values }) => values.map(({ value, upper }) => upper ?? value)), 0);
  const trees = boosting.steps.at(-1)!;
  return [
    title,
    text(boostingSummary(boosting)),
    {
      kind: "curves",
      title: `${loss} with the first trees alone`,
      summary: `The model has ${formatCount(trees)} trees.`,
      reading: `From left to right, more of the model's trees are used; at the right, all of them. A line that rises again means that later trees fit patterns that do not hold in these data. Bars are ranges at ${formatLevel(result.plan.confidence)}.`,
      x: { title: "Trees", ticks: "number", from: 0, to: trees },
      y: { title: loss, ticks: share ? "percent" : "number", from: 0, to: most * 1.05 || 1 },
      diagonal: false,
      lines: [],
      panels: told.slice(0, MOST_PANELS).map((one) => ({
        title: nameOf(one),
        summary: `From ${print(one.values[0]!.value)} with ${formatCount(boosting.steps[0]!)} trees to ${print(one.values.at(-1)!.value)} with all.`,
        curves: [
          {
            stroke: "solid" as const,
            dots: true,
            steps: false,
            points: one.values.map(({ value, lower, upper }, i) => ({ x: boosting.steps[i]!, y: value, lower, upper })),
          },
        ],
        bars: [],
      })),
      key: [],
      table: {
        kind: "table",
        caption: `${loss} with the first trees alone, and whether later ones make it worse`,
        columns: [
          { title: "Group", align: "text" },
          { title: "With half of the trees", align: "number" },
          { title: "With all", align: "number" },
          { title: "Best with", align: "number" },
          { title: `All above best by (${formatLevel(result.plan.confidence)})`, align: "number" },
        ],
        rows: told.map((one) => [
          cell(nameOf(one), `${formatCount(one.rows)} rows`),
          cell(print(one.values[Math.max(0, Math.ceil(one.values.length / 2) - 1)]!.value)),
          cell(print(one.values.at(-1)!.value)),
          cell(formatCount(one.best!), "trees"),
          cell(one.later === null ? "–" : `${ranged(one.later, apart)}${unit}`),
        ]),
        note: null,
      },
    },
    note(
      `The best number of trees for a group is found on one half of the rows; the other half measures how far the whole model is from it, so the search itself does not flatter the result.${boosting.training === null ? " With --training, the results also hold this for the training data." : ""}`,
    ),
  ];
}

const nameOf = ({ by, group }: BoostingGroup): string =>
  by.length === 0 ? "everybody" : `${by.map((name) => formatName(name)).join(" × ")}: ${formatGroup(by, group)}`;

/** Whom later trees made worse off, in a sentence. */
export function boostingSummary({ groups }: Boosting): string {
  const worse = groups.filter(({ later }) => later !== null && later.lower !== null && later.lower > 0);
  if (worse.length === 0) return "For no group is the whole model shown to be worse than its first trees alone.";
  return `Later trees make it worse for ${worse.map(nameOf).join(", ")}: the model fits its training data too closely there.`;
}
