import type { Inspection } from "../../audit/inspect.js";
import { countOf, formatCount } from "../../sections/format-count.js";
import { formatName } from "../../sections/format-name.js";
import { formatNumber } from "../../sections/format-number.js";
import { textTable } from "./columns.js";
import { type Screen, spelledFor, styled } from "./screen.js";

/** How every column was read: its role, what it holds, how sure the role is, and what is missing. */
export function renderInspection({ rows, columns, roles }: Inspection, screen: Screen): string {
  const lines = columns.map((column) => {
    const found = roles.find((role) => role.column === column.name);
    return [
      found?.role ?? "",
      formatName(column.name),
      contents(column),
      column.missing === 0 ? "" : formatCount(column.missing),
      found === undefined || found.role === "feature" || found.role === "ignored"
        ? ""
        : found.sureness === "candidate"
          ? "?"
          : found.sureness,
    ];
  });
  const order = ["label", "prediction", "score", "id", "weight", "sensitive", "feature", "ignored", ""];
  const sorted = lines.map((line, i) => ({ line, i })).sort((a, b) => order.indexOf(a.line[0]!) - order.indexOf(b.line[0]!) || a.i - b.i);
  const table = textTable(
    [
      { title: "role", align: "left" },
      { title: "column", align: "left", flexible: true },
      { title: "holds", align: "left", flexible: true },
      { title: "missing", align: "right" },
      { title: "sure?", align: "left" },
    ],
    sorted.map(({ line }) => line),
    screen.width - 2,
  );
  const head = styled(`${countOf(rows, "row")}, ${countOf(columns.length, "column")}, as I read them:`, "bold", screen);
  const flags = sorted.filter(({ line }) => line[4] === "likely" || line[4] === "?");
  const advice =
    flags.length === 0 ? [] : ["", "Roles that are not sure are asked for on a terminal; otherwise name them with their flag."];
  return spelledFor([head, "", ...table.map((line) => `  ${line}`), ...advice, ""].join("\n"), screen);
}

/** What a column holds, in a few words. */
function contents({ kind, distinct, min, max, top }: Inspection["columns"][number]): string {
  if (distinct === 0) return "nothing";
  if (kind === "number" && distinct > 6 && min !== null && max !== null)
    return `${formatNumber(min)} to ${formatNumber(max)}, ${countOf(distinct, "value")}`;
  if (top.length === 0 || distinct > 6) return countOf(distinct, "value");
  const total = top.reduce((sum, { rows }) => sum + rows, 0);
  return top.map(({ value, rows }) => `${formatName(value)} ${Math.round((100 * rows) / total)}%`).join(" / ");
}
