import type { ColumnProfile, Input, Result } from "../audit/result.js";
import { type Block, cell, type TableBlock, text } from "./block.js";
import { countOf, formatBytes, formatCount } from "./format-count.js";
import { formatName } from "./format-name.js";
import { formatNumber } from "./format-number.js";
import { formatShare } from "./format-share.js";
import { pluralList } from "./plural-list.js";
import { reasonWords } from "./reason-words.js";
import type { Section } from "./section.js";

/** Files listed before the rest is counted. */
const MOST_FILES = 50;

/** What was read: files with their hashes, rows that were used, and each column as it was understood. */
export const data: Section = {
  id: "data",
  title: "Data",
  blocks(result) {
    const blocks: (Block | null)[] = [
      result.inputs.length > 0 ? inputTable(result.inputs) : text("The data were handed over in memory."),
      ...result.inputs.flatMap(({ files }) => (files === undefined ? [] : [filesTable(files)])),
      filter(result),
      result.profile.length > 0 ? profileTable(result) : null,
    ];
    return blocks.filter((block) => block !== null);
  },
};

function inputTable(inputs: readonly Input[]): TableBlock {
  return {
    kind: "table",
    caption: "Files that were read",
    columns: [
      { title: "File", align: "text" },
      { title: "Rows", align: "number" },
      { title: "Used", align: "number" },
      { title: "Not used", align: "text", ours: true },
    ],
    rows: inputs.map((input) => [
      cell(
        formatName(input.path),
        ...[input.role, input.format, input.bytes === null ? null : formatBytes(input.bytes)]
          .filter((part) => part !== null)
          .map((name) => formatName(name)),
        input.sha256 === null ? "in memory" : `SHA-256 ${formatName(input.sha256)}`,
      ),
      cell(formatCount(input.rows)),
      cell(formatCount(input.used)),
      cell(
        input.dropped.length === 0
          ? "none"
          : pluralList(input.dropped.map(({ reason, rows }) => `${formatCount(rows)} (${reasonWords(reason)})`)),
      ),
    ]),
    note: null,
  };
}

/** Files that were read as one, so that each can be held against its digest. */
function filesTable(files: NonNullable<Input["files"]>): TableBlock {
  const shown = files.slice(0, MOST_FILES);
  const more = files.length - shown.length;
  return {
    kind: "table",
    caption: `The ${formatCount(files.length)} files that were read as one, in this order`,
    columns: [
      { title: "File", align: "text" },
      { title: "Size", align: "number" },
      { title: "SHA-256", align: "text" },
    ],
    rows: shown.map(({ path, bytes, sha256 }) => [cell(formatName(path)), cell(formatBytes(bytes)), cell(formatName(sha256))]),
    note: more === 0 ? null : `${countOf(more, "file")} more: see results.json.`,
  };
}

const filter = ({ plan }: Result): Block | null =>
  plan.where === null ? null : text(`Only rows with ${formatName(plan.where)} were audited.`);

function profileTable({ profile, inputs }: Result): TableBlock {
  const rows = Math.max(0, ...inputs.map((input) => input.rows));
  return {
    kind: "table",
    caption: "Columns as they were read",
    columns: [
      { title: "Column", align: "text" },
      { title: "Role", align: "text" },
      { title: "Missing", align: "number" },
      { title: "Distinct", align: "number" },
      { title: "Values", align: "text" },
    ],
    rows: profile.map((column) => [
      cell(formatName(column.name), column.kind === "number" ? "number" : "text"),
      cell(column.role === null ? "–" : formatName(column.role)),
      cell(formatCount(column.missing), ...(column.missing > 0 && rows > 0 ? [formatShare(column.missing / rows)] : [])),
      cell(formatCount(column.distinct)),
      cell(valuesOf(column)),
    ]),
    note: profile.some((column) => isCounted(column))
      ? "Of whole numbers with few values the most frequent are counted. If they are codes, the data do not say what each stands for: ask those who keep the data."
      : null,
  };
}

/** Whole numbers of so few values are counted one by one: a range or a mean of codes says nothing. */
const MOST_CODES = 12;

const isCounted = ({ kind, distinct, top }: ColumnProfile): boolean =>
  kind === "number" && distinct <= MOST_CODES && top.length === distinct && top.every(({ value }) => /^-?\d+$/.test(value));

function valuesOf(column: ColumnProfile): string {
  const { min, max, top, distinct } = column;
  if (min !== null && max !== null && !isCounted(column)) return `${formatNumber(min)} to ${formatNumber(max)}`;
  const named = top.slice(0, 6).map(({ value, rows }) => `${formatName(value)} (${formatCount(rows)})`);
  if (named.length === 0) return "many different values";
  return distinct > named.length ? `${named.join(", ")} and ${formatCount(distinct - named.length)} more` : named.join(", ");
}
