import type { Importance, MetricImportance, Result } from "../audit/result.js";
import { type Block, cell, type IntervalRow, note, type TableBlock, text } from "./block.js";
import { countOf, formatCount } from "./format-count.js";
import { formatGroup } from "./format-group.js";
import { formatLevel } from "./format-level.js";
import { formatName } from "./format-name.js";
import { formatProbability } from "./format-probability.js";
import { baseWords, importances, type Measured, measureWords, rankedFeatures } from "./importance-rows.js";
import { reasonWords } from "./reason-words.js";
import type { Section } from "./section.js";

/** Features in a chart; the table has them all. */
const MOST_DRAWN = 12;

/** What the model's numbers, and the gaps between groups, rest on. */
export const importance: Section = {
  id: "importance",
  title: "What the model's numbers rest on",
  blocks(result) {
    if (result.importance === null) return [];
    return [
      text(
        "Each feature's values were exchanged between rows, and the model was asked again. What becomes worse by that rests on the feature. Of a gap, the part that goes away is shown.",
      ),
      ...importances(result).flatMap((one) => measureBlocks(result, one)),
      note(`${methodWords(result.importance)} p is one-sided, adjusted over the features by Benjamini and Hochberg.`),
      note(
        "A feature that says the same as others may look unimportant, because the others stand in for it. Importance says what the model uses, not what causes outcomes.",
      ),
    ];
  },
};

function measureBlocks(result: Result, one: MetricImportance): readonly Block[] {
  const { title, points, print } = measureWords(result, one);
  const { confidence } = result.plan;
  if (one.base === null) return [text(`${title}: no importance (${reasonWords(one.reason)}).`)];
  const ranked = rankedFeatures(one);
  const lead = ranked[0];
  const table = featureTable(result, one, ranked);
  if (lead === undefined) return [table];
  const rows = ranked.slice(0, MOST_DRAWN).map(
    ({ feature, value, lower, upper }): IntervalRow => ({
      label: formatName(feature),
      value,
      lower,
      upper,
      mark: null,
      printed: `${print(value)} (${print(lower)} to ${print(upper)})`,
      standing: "compared",
    }),
  );
  const gap = one.pair !== null;
  return [
    {
      kind: "forest",
      title: `${title}: ${gap ? "what goes away without a feature" : "what is lost without a feature"}`,
      summary: `With the data as they are: ${baseWords(result, one)}. Most rests on ${formatName(lead.feature)}, ${print(lead.value)}.${ranked.length > MOST_DRAWN ? ` The first ${MOST_DRAWN} of ${ranked.length} features are drawn.` : ""}`,
      reading: `Each dot is ${gap ? "how much of the gap goes away" : "how much worse it becomes"} when rows take the feature's values from other rows, its bar the ${formatLevel(confidence)} range.`,
      axis: points ? "Percentage points" : title,
      ticks: points ? "points" : "number",
      scale: "linear",
      rows,
      lines: [{ at: 0, label: "no importance" }],
      table,
    },
  ];
}

function featureTable(result: Result, one: MetricImportance, ranked: readonly Measured[]): TableBlock {
  const { title, print } = measureWords(result, one);
  const left = one.features.filter(({ value }) => value === null);
  return {
    kind: "table",
    caption: `${title}: ${baseWords(result, one)}`,
    columns: [
      { title: "Feature", align: "text" },
      { title: one.pair === null ? "Worse by" : "Goes away", align: "number" },
      { title: "p", align: "number" },
      ...groupColumns(one).map(({ title: name }) => ({ title: name, align: "number" as const })),
    ],
    rows: ranked.map((row) => [
      cell(formatName(row.feature), ...(row.columns.length > 1 ? [row.columns.map((name) => formatName(name)).join(", ")] : [])),
      cell(print(row.value), `${print(row.lower)} to ${print(row.upper)}`),
      cell(row.pValue === null ? "–" : formatProbability(row.pValue)),
      ...groupColumns(one).map(({ key }) => {
        const own = row.byGroup.find(({ by, group }) => keyOf(by, group) === key);
        return own === undefined ? cell("–") : cell(print(own.value), `${print(own.lower)} to ${print(own.upper)}`);
      }),
    ]),
    note:
      left.length === 0
        ? null
        : `Not looked at: ${left.map(({ feature, reason }) => `${formatName(feature)} (${reasonWords(reason)})`).join(", ")}.`,
  };
}

/** Groups that have columns of their own: of one attribute, as many as fit. */
const MOST_GROUPS = 4;

function groupColumns({ features }: MetricImportance): readonly { readonly key: string; readonly title: string }[] {
  const groups = features.find(({ byGroup }) => byGroup.length > 0)?.byGroup ?? [];
  const first = groups.filter(({ by }) => by[0] === groups[0]?.by[0]);
  return first.length > MOST_GROUPS ? [] : first.map(({ by, group }) => ({ key: keyOf(by, group), title: formatGroup(by, group) }));
}

const keyOf = (by: readonly string[], group: Readonly<Record<string, string>>): string => by.map((name) => `${name}=${group[name]}`).join();

/** How it was computed, in a sentence. */
export function methodWords({ donors, repeats, rowsUsed, evals, skipped, truncated, threshold }: Importance): string {
  const from = { pooled: "any other row", within: "another row of the same group", cross: "a row of another group" }[donors];
  const cut = threshold === null ? "" : ` Decisions are scores of at least ${threshold}.`;
  const cutShort = truncated ? " The budget ended before everything was done, so features are missing or have fewer repeats." : "";
  return `Permutation importance by rotation: values come from ${from}, ${repeats.least} to ${repeats.most} times over ${countOf(rowsUsed, "row")}. The model was asked about ${countOf(evals, "row")}; ${formatCount(skipped)} were left out because the value was the same.${cut} Ranges cover the sampling of rows and the drawing of values.${cutShort}`;
}
