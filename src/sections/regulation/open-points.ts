import type { OpenPoint, OtherWay, RegulationRow } from "../../audit/regulation/row.js";
import { type Block, cell } from "../block.js";
import { countOf, formatCount } from "../format-count.js";
import { formatGroup } from "../format-group.js";
import { formatName } from "../format-name.js";
import { printed } from "../keep-side.js";

interface Words {
  readonly question: string;
  /** The end of "The median is that of ...", a sentence's middle. */
  readonly ways: Readonly<Record<string, string>>;
  /** The choice as a sentence of a page that is published. */
  readonly said: (way: string) => string;
}

const words: Readonly<Record<OpenPoint["key"], Words>> = {
  median: {
    question: "Whose scores the median is of",
    ways: {
      everybody: "everybody with a score, people of unknown category among them",
      known: "people alone whose sex and race or ethnicity are known",
    },
    said: (way) => `The median is that of ${way}; a score at the median is not above it.`,
  },
  people: {
    question: "Who is in the table of one attribute",
    ways: {
      each_table: "whoever is known on it, so that people who are unknown on the other attribute are counted there",
      known_on_both: "only those who are known on both attributes",
    },
    said: (way) => `In the table of one attribute is ${way}.`,
  },
  two_percent_of: {
    question: "What 2% are of",
    ways: { everybody: "everybody whom the tool assessed, people of unknown category among them", table: "the people of the table alone" },
    said: (way) => `2% are of ${way}.`,
  },
  two_percent_in: {
    question: "What is held against 2%",
    ways: {
      each_table: "the categories of each table by themselves",
      single_attributes: "the categories of sex and of race or ethnicity; their combinations follow them",
    },
    said: (way) => `Held against it are ${way}.`,
  },
  under_two_percent: {
    question: "Categories under 2%",
    ways: { kept: "kept in the ratios", left_out: "left out of the ratios, with number and rate shown" },
    said: (way) => `Categories under 2% are ${way}.`,
  },
};

/** What the rule leaves open, how it was settled here, and what would be otherwise; null where nothing is open. */
export function openPointTable({ openPoints }: Pick<RegulationRow, "openPoints">): Block | null {
  if (openPoints == null || openPoints.length === 0) return null;
  return {
    kind: "table",
    caption: "What the rules leave open, and how it was settled here",
    columns: [
      { title: "Left open", align: "text" },
      { title: "Settled here as", align: "text" },
      { title: "Otherwise", align: "text" },
    ],
    rows: openPoints.map((point) => [
      cell(words[point.key].question, formatName(point.key)),
      cell(wayOf(point.key, point.chosen), formatName(point.chosen)),
      cell(point.others.map((other) => otherwise(point, other)).join(" "), ...point.others.map(({ choice }) => formatName(choice))),
    ]),
    note: "Each point alone, all others as they were settled. The rules decide none of them; whoever audits does, before the figures are seen: --ll144, or packs in the policy.",
  };
}

/** The choices as sentences, for a page that is published. */
export const openPointSentences = (openPoints: readonly OpenPoint[]): string =>
  openPoints.map(({ key, chosen }) => words[key].said(wayOf(key, chosen))).join(" ");

const wayOf = (key: OpenPoint["key"], way: string): string => words[key].ways[way] ?? formatName(way);

function otherwise({ key }: OpenPoint, { choice, figures }: OtherWay): string {
  const way = `${wayOf(key, choice)}:`;
  if (figures === null) return `${way} not shown, because small groups are hidden in this report.`;
  const { rows, changed, smallest } = figures;
  if (changed === 0) return `${way} no row would differ.`;
  const least =
    smallest === null
      ? "there would be no ratio"
      : `the smallest ratio would be ${printed(smallest.ratio, 3, [0, 0.8, 1])} (${formatGroup(smallest.by, smallest.group)})`;
  return `${way} ${formatCount(changed)} of ${countOf(rows, "row")} would differ, and ${least}.`;
}
