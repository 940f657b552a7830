import { type Diagnostic, diagnostic, EvenhandError } from "../errors.js";
import type { Table } from "../table/table.js";
import type { Duplicate } from "./reader.js";
import { differingRows } from "./take-rows.js";
import { counted, countText, quoted } from "./wording.js";

/**
 * What to say of columns that share a name and differ: EH102.
 *
 * Thrown when the shared name is one of those that the audit reads, or when it is not known which it reads (`named` null);
 * a warning when it reads none of them. Nothing when all are equal, or when one of them is named exactly ("score#2").
 */
export function duplicateColumns(table: Table, duplicates: readonly Duplicate[], named: readonly string[] | null): readonly Diagnostic[] {
  const found = duplicates.flatMap((duplicate) => {
    const [first, ...others] = duplicate.columns;
    if (others.some((column) => named?.includes(column))) return [];
    const differ = Math.max(...others.map((column) => differingRows(table.columns.get(first!)!, table.columns.get(column)!, table.rows)));
    if (differ === 0) return [];
    const refused = named === null || named.includes(duplicate.name);
    const places = duplicate.places.length === 0 ? "one in each file" : `columns ${duplicate.places.map(countText).join(" and ")}`;
    return [
      diagnostic(
        "EH102",
        `${duplicate.columns.length === 2 ? "two" : duplicate.columns.length} columns are called ${quoted(duplicate.name, 40)} (${places})`,
        {
          evidence: [`they differ in ${countText(differ)} of ${counted(table.rows, "row")}, so I will not pick one`],
          help: [`rename one, or name the other exactly: ${quoted(others[0]!, 60)}`],
        },
        refused ? "error" : "warning",
      ),
    ];
  });
  const [first, ...rest] = found.filter(({ level }) => level === "error");
  if (first !== undefined) throw new EvenhandError([first, ...rest]);
  return found;
}
