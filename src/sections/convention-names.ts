import type { ConventionRow, Result } from "../audit/result.js";
import type { Convention } from "../conventions/convention.js";
import { conventions } from "../conventions/index.js";
import { type Block, cell, heading, note, type TableBlock, text } from "./block.js";
import { formatGroup, formatGrouping } from "./format-group.js";
import { formatScore } from "./format-score.js";
import { groupingsOf, sameBy } from "./groupings.js";
import { reasonWords } from "./reason-words.js";
import type { Section } from "./section.js";

/** Groups a table, so that it fits a printed page. */
const GROUPS = 6;

/** The same numbers under the names and signs of other tools, for readers who know those. */
export const conventionNames: Section = {
  id: "convention-names",
  title: "Under other tools' names",
  blocks(result) {
    return conventions.flatMap((convention) => {
      const rows = result.conventions.filter((row) => row.convention === convention.id);
      return rows.length === 0 ? [] : ofConvention(result, convention, rows);
    });
  },
};

function ofConvention(result: Result, convention: Convention, rows: readonly ConventionRow[]): readonly Block[] {
  const differing = convention.names.filter(({ differs }) => differs !== null);
  return [
    heading(convention.title),
    text(
      "Each group against everybody else, with the signs of that tool. Numbers have no ranges there; those of this report are in the sections before.",
    ),
    ...groupingsOf(result)
      .filter((by) => by.length === 1)
      .flatMap((by) =>
        tables(
          convention,
          by,
          rows.filter((row) => sameBy(row.by, by)),
        ),
      ),
    note(`Where that tool's code gives another number: ${differing.map(({ name, differs }) => `${name}, ${differs}`).join("; ")}.`),
  ];
}

function tables({ names, title }: Convention, by: readonly string[], rows: readonly ConventionRow[]): readonly TableBlock[] {
  const parts = Array.from({ length: Math.ceil(rows.length / GROUPS) }, (_, i) => rows.slice(i * GROUPS, (i + 1) * GROUPS));
  return parts.map((some) => ({
    kind: "table",
    caption: `${title}, by ${formatGrouping(by)}`,
    columns: [{ title: "Name", align: "text" }, ...some.map(({ group }) => ({ title: formatGroup(by, group), align: "number" as const }))],
    rows: names.map(({ name, title: meaning }) => [
      cell(name, meaning),
      ...some.map(({ values }) => {
        const { value, reason } = values[name] ?? { value: null, reason: "not_applicable" };
        return value === null ? cell("–", reasonWords(reason)) : cell(formatScore(value));
      }),
    ]),
    note: null,
  }));
}
