import type { Result } from "../../audit/result.js";
import type { RobustnessRow } from "../../audit/stress/row.js";
import { type Block, cell } from "../block.js";
import { countOf, formatCount } from "../format-count.js";
import { formatName } from "../format-name.js";
import { pluralList } from "../plural-list.js";
import { reasonWords } from "../reason-words.js";
import { amountWords } from "./amount-words.js";
import { operationWords } from "./operation-words.js";

/** Column names of a disturbance; more are counted. */
const MOST_NAMES = 4;

/** Every kind of disturbance that was carried out: what it does, to which columns, how strongly, and in how many rows something changed. */
export function disturbanceList({ robustness }: Pick<Result, "robustness">): readonly Block[] {
  const tests = [...new Set(robustness.map(({ test }) => test))];
  if (tests.length === 0) return [];
  return [
    {
      kind: "table",
      caption: "What was done to the data",
      columns: [
        { title: "Disturbance", align: "text" },
        { title: "What it does", align: "text" },
        { title: "Columns", align: "text" },
        { title: "Strengths", align: "text", ours: true },
        { title: "Rows that changed", align: "number" },
      ],
      rows: tests.map((test) => {
        const rows = robustness.filter((row) => row.test === test);
        return [
          cell(rows[0]!.title),
          cell(operationWords[test] ?? "a disturbance defined by the user"),
          cell(...struckWords(rows)),
          cell(strengthWords(rows)),
          cell(...changedWords(rows)),
        ];
      }),
      note: `A row counts as changed when at least one of its values changed, in any of the draws.${robustness.length > tests.length ? " Fewest to most over the strengths and columns." : ""}`,
    },
  ];
}

/** "income, debt ratio and 3 more, each alone", "8 columns at once". */
function struckWords(rows: readonly RobustnessRow[]): [string, ...string[]] {
  const at = rows.find(({ together, columns }) => together && columns.length > 0);
  const alone = rows.filter(({ together }) => !together);
  const names = [...new Set(alone.map(({ columns }) => columns.map((name) => formatName(name)).join(" + ")))];
  const shown = names.length > MOST_NAMES ? [...names.slice(0, MOST_NAMES - 1), `${names.length - MOST_NAMES + 1} more`] : names;
  const words = [
    ...(at === undefined ? [] : [at.columns.length === 1 ? formatName(at.columns[0]!) : `${countOf(at.columns.length, "column")} at once`]),
    ...(names.length === 0 ? [] : [`${pluralList(shown, MOST_NAMES + 1)}${names.length > 1 || at !== undefined ? ", each alone" : ""}`]),
  ];
  return [words[0] ?? "whole rows", ...words.slice(1)];
}

function strengthWords(rows: readonly RobustnessRow[]): string {
  const amounts = [...new Set(rows.map((row) => amountWords(row, row.amount)))].filter((text) => text !== "");
  return amounts.length === 0 ? "one" : amounts.join(", ");
}

function changedWords(rows: readonly RobustnessRow[]): [string, ...string[]] {
  const done = rows.filter(({ everybody }) => everybody !== null);
  const left = rows.length - done.length;
  const not = left === 0 ? [] : [`${formatCount(left)} not carried out: ${reasonWords("budget_spent")}`];
  if (done.length === 0) return ["–", ...not];
  const counts = done.map(({ everybody }) => everybody!.changedRows);
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  const range = least === most ? formatCount(most) : `${formatCount(least)} to ${formatCount(most)}`;
  return [range, `of ${formatCount(done[0]!.everybody!.rows)}`, ...not];
}
