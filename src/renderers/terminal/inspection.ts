import type { Inspection } from "../../audit/inspect.js";
import { countOf, formatCount } from "../../sections/format-count.js";
import { formatName } from "../../sections/format-name.js";
import { formatNumber } from "../../sections/format-number.js";
import { textTable } from "./columns.js";
import { displayWidth } from "./display-width.js";
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
      { title: "holds (different values)", align: "left", flexible: true },
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
    return `${formatNumber(min)} to ${formatNumber(max)} (${formatCount(distinct)})`;
  if (top.length === 0 || distinct > 6) return `(${formatCount(distinct)})`;
  const total = top.reduce((sum, { rows }) => sum + rows, 0);
  return abridged(top.map(({ value, rows }) => `${formatName(value)} ${Math.round((100 * rows) / total)}%`));
}

const mostColumns = 26;

/** As many of the texts as there is room for, at least one, and the number of the others. */
function abridged(texts: readonly string[]): string {
  for (let shown = texts.length; shown > 1; shown--) {
    const text = [...texts.slice(0, shown), ...(shown < texts.length ? [`+${texts.length - shown}`] : [])].join(", ");
    if (displayWidth(text) <= mostColumns) return text;
  }
  return texts.length === 1 ? texts[0]! : `${texts[0]}, +${texts.length - 1}`;
}
