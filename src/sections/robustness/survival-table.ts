import type { Result } from "../../audit/result.js";
import type { SurvivalRow } from "../../audit/stress/row.js";
import { type Block, type Cell, cell, note } from "../block.js";
import { formatName } from "../format-name.js";
import { formatShare } from "../format-share.js";
import { lowerTitle } from "../lower-title.js";
import { pluralList } from "../plural-list.js";
import { amountWords } from "./amount-words.js";

/** Kinds of errors beside each other that a page has room for. */
const MOST_BESIDE = 5;

/** The strongest error of each kind that decisions survive, column by column; columns that survive all of them in a sentence. */
export function survivalTable({ stress }: Result): readonly Block[] {
  const single = (stress?.survival ?? []).filter(({ together, columns }) => !together && columns.length === 1);
  if (stress === null || single.length === 0) return [];
  const columns = [...new Set(single.map((row) => row.columns[0]!))];
  const at = (test: string, name: string): SurvivalRow | undefined => single.find((row) => row.test === test && row.columns[0] === name);
  const weak = columns.filter((name) => single.some((row) => row.columns[0] === name && !survivesAll(row)));
  const whole = columns.filter((name) => !weak.includes(name));
  // A kind of error that every column survives has no column of its own.
  const all = [...new Map(single.map(({ test, title }) => [test, title])).entries()];
  const told = all.filter(([test]) => weak.some((name) => at(test, name) !== undefined && !survivesAll(at(test, name)!)));
  const harmless = all.filter((one) => !told.includes(one));
  const tolerance = formatShare(stress.tolerance);
  const tables = parts(told, MOST_BESIDE);
  return [
    ...tables.map(
      (part, i): Block => ({
        kind: "table",
        caption: `Largest error in one column that decisions withstand: at most ${tolerance} of them change${tables.length > 1 ? ` (${i + 1} of ${tables.length})` : ""}`,
        columns: [{ title: "Column", align: "text" }, ...part.map(([, title]) => ({ title, align: "text" as const, ours: true }))],
        rows: weak
          .filter((name) => part.some(([test]) => at(test, name) !== undefined && !survivesAll(at(test, name)!)))
          .map((name) => [
            cell(formatName(name)),
            ...part.map(([test]) => {
              const row = at(test, name);
              return row === undefined ? cell("–") : survivedCell(row);
            }),
          ]),
        note: null,
      }),
    ),
    note(
      [
        ...(whole.length === 0
          ? []
          : [
              `Decisions withstand every error that was tried in: ${pluralList(
                whole.map((name) => formatName(name)),
                whole.length,
              )}.`,
            ]),
        ...(harmless.length === 0 || weak.length === 0
          ? []
          : [
              `Withstood in every column: ${pluralList(
                harmless.map(([, title]) => lowerTitle(title)),
                harmless.length,
              )}.`,
            ]),
        `“all”: every strength that was tried; “none”: not even the weakest. “up to”: the upper bound stays within ${tolerance}; “breaks at”: the lower bound is beyond it. Between the two, the data do not decide. One column at a time is disturbed; the others stay the same.`,
      ].join(" "),
    ),
  ];
}

/** Everybody's decisions at every strength that was tried, and no group's break. */
const survivesAll = (row: SurvivalRow): boolean =>
  row.survives !== null && row.breaks === null && row.survives === row.strongest && row.byGroup.every(({ breaks }) => breaks === null);

function parts<T>(list: readonly T[], most: number): readonly (readonly T[])[] {
  const count = Math.ceil(list.length / most);
  const size = Math.ceil(list.length / Math.max(1, count));
  return Array.from({ length: count }, (_, i) => list.slice(i * size, (i + 1) * size));
}

function survivedCell(row: SurvivalRow): Cell {
  const words = survivalWords(row);
  const frail = row.byGroup.filter(({ breaks }) => breaks !== null && (row.breaks === null || breaks < row.breaks));
  return cell(
    words.survives,
    ...(words.breaks === null ? [] : [words.breaks]),
    ...frail
      .slice(0, 2)
      .map(({ by, group, breaks }) =>
        `${formatName(group[by[0]!] ?? "")}: breaks ${row.unit === "none" ? "" : `at ${amountWords(row, breaks!)}`}`.trim(),
      ),
  );
}

/** "all", "up to 0.2 sd", "none shown"; and where it breaks. */
export function survivalWords(row: SurvivalRow): { readonly survives: string; readonly breaks: string | null } {
  const { survives, breaks, unit, measured, steps } = row;
  const only = unit === "none" || measured === 1;
  const all = survives !== null && breaks === null && survives === row.strongest;
  return {
    survives:
      survives === null
        ? breaks === null
          ? "undecided"
          : only
            ? "breaks"
            : "none"
        : only || all
          ? "all"
          : `up to ${amountWords(row, survives)}`,
    breaks: breaks === null || only ? null : `breaks at ${amountWords(row, breaks)}${measured < steps ? " (not all steps tried)" : ""}`,
  };
}
