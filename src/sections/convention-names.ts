import type { ConventionRow, Result } from "../audit/result.js";
import type { Comparison, Convention, ConventionName } from "../conventions/convention.js";
import { conventions } from "../conventions/index.js";
import { type Block, type Cell, cell, heading, note, type TableBlock, text } from "./block.js";
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
    return (conventions as readonly Convention[]).flatMap((convention) => {
      const rows = result.conventions.filter((row) => row.convention === convention.id);
      return rows.length === 0 ? [] : ofConvention(result, convention, rows);
    });
  },
};

const comparisonWords: Readonly<Record<Comparison, string>> = {
  rest: "Each group against everybody else",
  reference: "Each group against the group of reference",
  groups: "All groups against each other",
};

function ofConvention(result: Result, convention: Convention, rows: readonly ConventionRow[]): readonly Block[] {
  return [
    heading(convention.title),
    text(
      `${comparisonWords[convention.comparison]}, with the signs of that tool. Numbers have no ranges there; those of this report are in the sections before.`,
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
    ...differences(convention),
  ];
}

function differences({ names }: Convention): readonly Block[] {
  const reasons = [...new Set(names.flatMap(({ differs }) => (differs === null ? [] : [differs])))];
  const items = reasons.map((reason) => {
    const some = names.filter(({ differs }) => differs === reason).map(({ name }) => name);
    return `${some.join(", ")}: ${reason}`;
  });
  return items.length === 0 ? [] : [note(`Where that tool's code gives another number: ${items.join("; ")}.`)];
}

function tables({ names, title, comparison }: Convention, by: readonly string[], rows: readonly ConventionRow[]): readonly TableBlock[] {
  const reference = rows.find((row) => row.reference !== null)?.reference ?? null;
  const caption = `${title}, by ${formatGrouping(by)}${reference === null ? "" : `; reference: ${formatGroup(by, reference)}`}`;
  const parts = Array.from({ length: Math.ceil(rows.length / GROUPS) }, (_, i) => rows.slice(i * GROUPS, (i + 1) * GROUPS));
  return parts.map((some) => ({
    kind: "table",
    caption,
    columns: [
      { title: "Name", align: "text" },
      ...some.map(({ group }) => ({ title: comparison === "groups" ? "All groups" : formatGroup(by, group), align: "number" as const })),
    ],
    rows: names.map((name) => [cell(name.name, name.title), ...some.map(({ values }) => valueCell(values, name))]),
    note: null,
  }));
}

function valueCell(values: ConventionRow["values"], { name }: ConventionName): Cell {
  const { value, reason } = values[name] ?? { value: null, reason: "not_applicable" };
  return value === null ? cell("–", reasonWords(reason)) : cell(formatScore(value));
}
