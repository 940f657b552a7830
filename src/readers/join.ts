import { fault } from "../errors.js";
import type { CategoryColumn, Column, Table } from "../table/table.js";
import { encoded, numberText } from "../table/table.js";
import { noSuchColumn } from "./chosen-columns.js";
import type { Duplicate } from "./reader.js";
import type { RowPlaces } from "./row-places.js";
import { takeRows, valueAt } from "./take-rows.js";
import { counted, countText, quoted, shellWord, visible } from "./wording.js";

/** One of the two tables of a join. */
export interface JoinSide {
  readonly table: Table;
  readonly name: string;
  /** Where rows stand, for messages. */
  readonly places: (rows: readonly number[]) => Promise<RowPlaces>;
}

export interface JoinOptions {
  readonly id: string;
  /** What happens to ids that are on one side only. */
  readonly unmatched: "error" | "drop";
}

export interface Joined {
  readonly table: Table;
  /** Names that both sides have beside the id; the second side's column is called "score#2". */
  readonly duplicates: readonly Duplicate[];
  /** Rows that have no partner, of each side. */
  readonly dropped: { readonly left: number; readonly right: number };
}

/**
 * The rows of the left table with the columns of the right one, matched on an id that is compared as text.
 *
 * Throws EH109 when an id occurs twice on one side, EH108 when ids have no partner unless `unmatched` is "drop", EH101 when
 * a side does not have the id. Rows keep the order of the left table.
 */
export async function joinOn(left: JoinSide, right: JoinSide, { id, unmatched }: JoinOptions): Promise<Joined> {
  const leftIds = idsOf(left, id);
  const rightIds = idsOf(right, id);
  await refuseRepeats(left, leftIds, id);
  await refuseRepeats(right, rightIds, id);
  const rowOf = new Map<string, number>();
  for (let row = 0; row < right.table.rows; row++) {
    const text = rightIds.levels[rightIds.codes[row]!];
    if (text !== undefined) rowOf.set(text, row);
  }
  const leftRows: number[] = [];
  const rightRows: number[] = [];
  const alone: number[] = [];
  for (let row = 0; row < left.table.rows; row++) {
    const text = leftIds.levels[leftIds.codes[row]!];
    const partner = text === undefined ? undefined : rowOf.get(text);
    if (partner === undefined) alone.push(row);
    else {
      leftRows.push(row);
      rightRows.push(partner);
    }
  }
  const dropped = { left: alone.length, right: right.table.rows - rightRows.length };
  if (rightRows.length === 0 || (unmatched === "error" && dropped.left + dropped.right > 0)) {
    const taken = new Set(rightRows);
    const rightAlone = Array.from({ length: right.table.rows }, (_, row) => row).filter((row) => !taken.has(row));
    throw unmatchedIds({ left, right, id }, { ids: leftIds, rows: alone }, { ids: rightIds, rows: rightAlone });
  }
  return { ...combined({ left, right, id }, Int32Array.from(leftRows), Int32Array.from(rightRows)), dropped };
}

/** The id column as text. */
function idsOf({ table, name }: JoinSide, id: string): CategoryColumn {
  const column = table.columns.get(id);
  if (column === undefined) throw noSuchColumn(id, [...table.columns.keys()], name);
  if (column.kind === "category") return column;
  return encoded(table.rows, (row) => (Number.isNaN(column.values[row]) ? null : numberText(column.values[row]!)));
}

/** EH109 with the first ids that occur more than once and where. */
async function refuseRepeats(side: JoinSide, ids: CategoryColumn, id: string): Promise<void> {
  const counts = new Uint32Array(ids.levels.length + 1);
  for (let row = 0; row < side.table.rows; row++) counts[ids.codes[row]!]!++;
  const rowsOf = new Map<number, number[]>();
  for (let row = 0; row < side.table.rows; row++) {
    const code = ids.codes[row]!;
    if (code === ids.levels.length || counts[code]! < 2) continue;
    const rows = rowsOf.get(code) ?? [];
    rowsOf.set(code, rows);
    if (rows.length < 3) rows.push(row);
  }
  if (rowsOf.size === 0) return;
  const shown = [...rowsOf].slice(0, 4);
  const { word, numbers } = await side.places(shown.flatMap(([, rows]) => rows));
  let at = 0;
  const evidence = shown.map(([code, rows]) => {
    const places = numbers.slice(at, at + rows.length);
    at += rows.length;
    const more = counts[code]! - rows.length;
    return `${quoted(ids.levels[code]!, 40)} ${word}s ${places.join(", ")}${more > 0 ? ` and ${countText(more)} more` : ""}`;
  });
  const most = [...rowsOf.keys()].reduce((most, code) => Math.max(most, counts[code]!), 0);
  const times = most === 2 ? `occur${rowsOf.size === 1 ? "s" : ""} twice` : `occur${rowsOf.size === 1 ? "s" : ""} more than once`;
  throw fault("EH109", `${visible(id)} is not unique in ${visible(side.name)}: ${counted(rowsOf.size, "id")} ${times}`, {
    evidence: rowsOf.size > 4 ? [...evidence, `... ${countText(rowsOf.size - 4)} more`] : evidence,
    help: ["remove the repeated rows, or join on a column that tells rows apart: --id COLUMN"],
  });
}

interface Alone {
  readonly ids: CategoryColumn;
  readonly rows: readonly number[];
}

/** EH108 for ids without a partner. */
function unmatchedIds({ left, right, id }: { left: JoinSide; right: JoinSide; id: string }, leftAlone: Alone, rightAlone: Alone) {
  const matched = left.table.rows - leftAlone.rows.length;
  const evidence = [
    `${countText(matched)} of ${counted(left.table.rows, "id")} match`,
    ...aloneLines(left.name, right.name, leftAlone),
    ...aloneLines(right.name, left.name, rightAlone),
  ];
  return fault("EH108", `${rowsOf(left)}, ${visible(right.name)} ${countText(right.table.rows)}`, {
    evidence,
    help:
      matched === 0
        ? [`no ${quoted(id, 40)} is in both files: check that both write it alike, or name another with --id COLUMN`]
        : ["complete the files, or leave such rows out, counted: --unmatched drop"],
  });
}

const rowsOf = ({ name, table }: JoinSide): string => `${visible(name)} has ${counted(table.rows, "row")}`;

function aloneLines(name: string, other: string, { ids, rows }: Alone): readonly string[] {
  if (rows.length === 0) return [];
  const shown = rows
    .slice(0, 3)
    .map((row) => (ids.levels[ids.codes[row]!] === undefined ? "(empty)" : quoted(ids.levels[ids.codes[row]!]!, 30)));
  return [
    `in ${visible(name)} and not in ${visible(other)}: ${shown.join(", ")}${rows.length > 3 ? ` and ${countText(rows.length - 3)} more` : ""}`,
  ];
}

/** EH108 when no id is given: rows are never matched by position. Names the column that would serve. */
export function refuseByPosition(left: JoinSide, right: JoinSide) {
  const shared = [...left.table.columns.keys()].filter((name) => right.table.columns.has(name));
  const best = shared
    .map((name) => ({ name, matched: matchedIds(left.table.columns.get(name)!, right.table.columns.get(name)!) }))
    .filter(({ matched }) => matched > 0)
    .sort((a, b) => b.matched - a.matched)[0];
  const complete = best?.matched === left.table.rows && best.matched === right.table.rows;
  return fault("EH108", `${rowsOf(left)}, ${visible(right.name)} ${countText(right.table.rows)}`, {
    evidence: [
      left.table.rows === right.table.rows
        ? "joining by position would mix rows up if the files are sorted differently"
        : "joining by position would shift every row after the first gap",
      ...(best === undefined ? [] : [`${visible(best.name)}: ${countText(best.matched)} of ${counted(left.table.rows, "id")} match`]),
    ],
    help: [
      best === undefined
        ? "write a column that tells rows apart into both files, and name it with --id COLUMN"
        : `--id ${shellWord(best.name)}${complete ? "" : " --unmatched drop"}`,
    ],
  });
}

/** How many texts two columns share when each tells all of its rows apart; 0 when one does not. */
function matchedIds(a: Column, b: Column): number {
  const here = distinctTexts(a);
  const there = distinctTexts(b);
  return here === null || there === null ? 0 : [...here].filter((text) => there.has(text)).length;
}

function distinctTexts(column: Column): ReadonlySet<string> | null {
  const rows = column.kind === "number" ? column.values.length : column.codes.length;
  const texts = new Set<string>();
  for (let row = 0; row < rows; row++) {
    const text = valueAt(column, row);
    if (text === null || texts.has(text)) return null;
    texts.add(text);
  }
  return texts;
}

function combined({ left, right, id }: { left: JoinSide; right: JoinSide; id: string }, leftRows: Int32Array, rightRows: Int32Array) {
  const columns = new Map<string, Column>();
  const duplicates: Duplicate[] = [];
  for (const [name, column] of left.table.columns) columns.set(name, takeRows(column, leftRows));
  for (const [name, column] of right.table.columns) {
    if (name === id) continue;
    let unique = name;
    for (let number = 2; columns.has(unique); number++) unique = `${name}#${number}`;
    columns.set(unique, takeRows(column, rightRows));
    if (unique !== name) duplicates.push({ name, columns: [name, unique], places: [] });
  }
  return { table: { rows: leftRows.length, columns }, duplicates };
}
