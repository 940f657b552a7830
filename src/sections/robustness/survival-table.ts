import type { Result } from "../../audit/result.js";
import type { SurvivalRow } from "../../audit/stress/row.js";
import { type Block, type Cell, cell, note } from "../block.js";
import { formatName } from "../format-name.js";
import { formatShare } from "../format-share.js";
import { amountWords } from "./amount-words.js";

/** The strongest error of each kind that decisions survive, column by column. */
export function survivalTable({ stress }: Result): readonly Block[] {
  const single = (stress?.survival ?? []).filter(({ together, columns }) => !together && columns.length === 1);
  if (stress === null || single.length === 0) return [];
  const tests = [...new Map(single.map(({ test, title }) => [test, title])).entries()];
  const columns = [...new Set(single.map((row) => row.columns[0]!))];
  const halves = [tests.slice(0, 6), tests.slice(6)].filter((part) => part.length > 0);
  return [
    ...halves.map(
      (part): Block => ({
        kind: "table",
        caption: `Largest error in one column that decisions withstand: at most ${formatShare(stress.tolerance)} of them change`,
        columns: [{ title: "Column", align: "text" }, ...part.map(([, title]) => ({ title, align: "text" as const }))],
        rows: columns
          .filter((name) => part.some(([test]) => single.some((row) => row.test === test && row.columns[0] === name)))
          .map((name) => [
            cell(formatName(name)),
            ...part.map(([test]) => {
              const row = single.find((one) => one.test === test && one.columns[0] === name);
              return row === undefined ? cell("–") : survivedCell(row);
            }),
          ]),
        note: null,
      }),
    ),
    note(
      `“up to”: the upper bound stays within ${formatShare(stress.tolerance)}; “breaks at”: the lower bound is beyond it. Between the two, the data do not decide. One column at a time is disturbed; the others stay the same.`,
    ),
  ];
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
