import type { InequalityRow, Result } from "../audit/result.js";
import { isAbsentInput } from "./absent-inputs.js";
import { type Block, type Cell, cell, note, type TableBlock, text } from "./block.js";
import { disparityName, disparityTitle, formatBounds, isOfEverybody } from "./disparity-facts.js";
import { formatGrouping } from "./format-group.js";
import { formatLevel } from "./format-level.js";
import { formatProbability } from "./format-probability.js";
import { formatScore } from "./format-score.js";
import { formatShare } from "./format-share.js";
import { gather } from "./gather.js";
import { reasonWords } from "./reason-words.js";
import type { Section } from "./section.js";

const titles: Readonly<Record<InequalityRow["alpha"], string>> = {
  2: "Generalized entropy, α = 2",
  1: "Theil index, α = 1",
  0: "Mean log deviation, α = 0",
};

/** How unequally decisions benefit people, in several indices, and how much of that lies between groups. */
export const inequality: Section = {
  id: "inequality",
  title: "Inequality between people",
  blocks(result) {
    const rows = result.inequality.filter(({ total }) => total !== null);
    const indices = indicesOf(result);
    if (rows.length === 0 && indices.length === 0) return [];
    return [
      text(
        "A person whose decision is better than the recorded outcome calls for has a benefit of 2, one whose decision is worse has 0, and everybody else has 1. An index of 0 means that everybody benefits equally. The part between groups is what would remain if everybody had the mean benefit of their group; the rest is inequality among people of the same group.",
      ),
      ...indices,
      ...(rows.length === 0
        ? []
        : [
            table(rows),
            note(
              "Groups differ a little by chance alone, so compare the part between groups with “between, by chance”, not with 0. The last column, p, is how often shuffled groups differ at least as much.",
            ),
          ]),
    ];
  },
};

/** The indices of everybody, once: they do not depend on how people are grouped. */
function indicesOf(result: Result): readonly Block[] {
  const one = [
    ...gather(
      result.disparities.filter((row) => isOfEverybody(row) && row.group === undefined),
      disparityName,
    ).values(),
  ].map(([row]) => row!);
  const without = one.filter(({ value, reason }) => value === null && !isAbsentInput(reason));
  const known = one.filter(({ value }) => value !== null);
  const missing = without.map((row) => `${disparityTitle(result, row)} (${reasonWords(row.reason)})`);
  if (known.length === 0) return missing.length === 0 ? [] : [note(`Not computed: ${missing.join("; ")}.`)];
  return [
    {
      kind: "table",
      caption: "Inequality of benefits among everybody",
      columns: [
        { title: "Measure", align: "text" },
        { title: "Value", align: "number" },
        { title: `Range (${formatLevel(result.plan.confidence)} each side)`, align: "number" },
      ],
      rows: known.map((row) => [cell(disparityTitle(result, row)), cell(formatScore(row.value!)), cell(formatBounds(row, "score"))]),
      note: missing.length === 0 ? null : `Not computed: ${missing.join("; ")}.`,
    },
  ];
}

function table(rows: readonly InequalityRow[]): TableBlock {
  return {
    kind: "table",
    caption: "Inequality of benefits, between and within groups",
    columns: [
      { title: "Groups by", align: "text" },
      { title: "Index", align: "text" },
      { title: "All", align: "number" },
      { title: "Between groups", align: "number" },
      { title: "Within groups", align: "number" },
      { title: "Between, by chance", align: "number" },
      { title: "p", align: "number" },
    ],
    rows: rows.map((row) => [
      cell(formatGrouping(row.by)),
      cell(titles[row.alpha]),
      number(row.total, row.reason),
      share(row),
      number(row.within, row.reason),
      cell(row.betweenUnderNone === null ? "–" : formatScore(row.betweenUnderNone.mean)),
      cell(row.betweenUnderNone === null ? "–" : formatProbability(row.betweenUnderNone.pValue)),
    ]),
    note: null,
  };
}

const number = (value: number | null, reason: string | null): Cell =>
  value === null ? cell("–", reasonWords(reason)) : cell(formatScore(value));

function share({ between, total, reason }: InequalityRow): Cell {
  if (between === null || total === null) return cell("–", reasonWords(reason));
  return cell(formatScore(between), ...(total > 0 ? [`${formatShare(between / total)} of all`] : []));
}
