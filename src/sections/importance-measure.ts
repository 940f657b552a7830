import type { ConditionalImportance } from "../audit/importance/row.js";
import type { MetricImportance, Result } from "../audit/result.js";
import { type Block, type Cell, cell, type IntervalRow, type TableBlock, text } from "./block.js";
import { countOf } from "./format-count.js";
import { formatGroup } from "./format-group.js";
import { formatLevel } from "./format-level.js";
import { formatName } from "./format-name.js";
import { formatProbability } from "./format-probability.js";
import { baseWords, type Measured, measureWords, rankedFeatures } from "./importance-rows.js";
import { reasonWords } from "./reason-words.js";

/** Features in a chart and its table; the results hold them all. */
export const MOST_SHOWN = 15;

/** A measure's chart and table, or why there is none. */
export function measureBlocks(result: Result, one: MetricImportance): readonly Block[] {
  const { title, points, print } = measureWords(result, one);
  const { confidence } = result.plan;
  if (one.base === null) return [text(`${title}: no importance (${reasonWords(one.reason)}).`)];
  const ranked = rankedFeatures(one);
  const lead = ranked[0];
  const table = featureTable(result, one, ranked);
  if (lead === undefined) return [table];
  const rows = ranked.slice(0, MOST_SHOWN).map(
    ({ feature, value, lower, upper, conditional }): IntervalRow => ({
      label: formatName(feature),
      value,
      lower,
      upper,
      mark: conditional?.value ?? null,
      printed: `${print(value)} (${print(lower)} to ${print(upper)})`,
      standing: "compared",
    }),
  );
  const gap = one.pair !== null;
  const second = rows.some(({ mark }) => mark !== null) ? " The diamond is what it adds beyond the other columns." : "";
  return [
    {
      kind: "forest",
      title: `${title}: ${gap ? "what disappears without a feature" : "what is lost without a feature"}`,
      summary: `With the data as they are: ${baseWords(result, one)}. Most depends on ${formatName(lead.feature)}, ${print(lead.value)}.${ranked.length > MOST_SHOWN ? ` The first ${MOST_SHOWN} of ${ranked.length} features are drawn.` : ""}`,
      reading: `Each dot is ${gap ? "how much of the gap disappears" : "how much worse it gets"} when rows take the feature's values from other rows; its bar is the ${formatLevel(confidence)} range.${second}`,
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
  const beyond = ranked.some(({ conditional }) => conditional !== null);
  const groups = groupColumns(one);
  return {
    kind: "table",
    caption: `${title}: ${baseWords(result, one)}`,
    columns: [
      { title: "Feature", align: "text" },
      { title: one.pair === null ? "Worse by" : "Goes away", align: "number" },
      // Beside a second number there is no room for columns of p.
      beyond ? { title: "Beyond the others", align: "number" } : { title: "p", align: "number" },
      ...groups.map(({ title: name }) => ({ title: name, align: "number" as const })),
    ],
    rows: ranked.slice(0, MOST_SHOWN).map((row) => [
      cell(formatName(row.feature), ...(row.columns.length > 1 ? [row.columns.map((name) => formatName(name)).join(", ")] : [])),
      cell(print(row.value), rangeOf(row, print), ...(beyond ? pWords(row.pValue) : [])),
      beyond ? conditionalCell(row.conditional, print) : cell(row.pValue === null ? "–" : formatProbability(row.pValue)),
      ...groups.map(({ key }) => {
        const own = row.byGroup.find(({ by, group }) => keyOf(by, group) === key);
        return own === undefined ? cell("–") : cell(print(own.value), rangeOf(own, print));
      }),
    ]),
    note: leftOut(one, ranked, print),
  };
}

const rangeOf = ({ lower, upper }: { readonly lower: number; readonly upper: number }, print: (value: number) => string): string =>
  `${print(lower)} to ${print(upper)}`;

const pWords = (p: number | null): readonly string[] => (p === null ? [] : [`p ${p < 0.001 ? "" : "= "}${formatProbability(p)}`]);

function conditionalCell(found: ConditionalImportance | null, print: (value: number) => string): Cell {
  if (found === null || found.value === null) return cell("–", ...(found === null ? [] : [reasonWords(found.reason)]));
  return cell(print(found.value), rangeOf({ lower: found.lower!, upper: found.upper! }, print), ...pWords(found.pValue));
}

/** Features that are in no row: how many, and how much the most important of them is worth; and those that were not looked at. */
function leftOut({ features }: MetricImportance, ranked: readonly Measured[], print: (value: number) => string): string | null {
  const less = ranked.slice(MOST_SHOWN);
  const none = features.filter(({ value }) => value === null);
  const parts = [
    ...(less.length === 0
      ? []
      : [`${countOf(less.length, "more feature")}, each at most ${print(less[0]!.value)}; the results hold them all.`]),
    ...(none.length === 0
      ? []
      : [`Not examined: ${none.map(({ feature, reason }) => `${formatName(feature)} (${reasonWords(reason)})`).join(", ")}.`]),
  ];
  return parts.length === 0 ? null : parts.join(" ");
}

/** Groups that have columns of their own: of one attribute, as many as fit. */
const MOST_GROUPS = 4;

function groupColumns({ features }: MetricImportance): readonly { readonly key: string; readonly title: string }[] {
  const groups = features.find(({ byGroup }) => byGroup.length > 0)?.byGroup ?? [];
  const first = groups.filter(({ by }) => by[0] === groups[0]?.by[0]);
  return first.length > MOST_GROUPS ? [] : first.map(({ by, group }) => ({ key: keyOf(by, group), title: formatGroup(by, group) }));
}

const keyOf = (by: readonly string[], group: Readonly<Record<string, string>>): string => by.map((name) => `${name}=${group[name]}`).join();
