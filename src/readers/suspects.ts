import { type Diagnostic, diagnostic } from "../errors.js";
import type { Table } from "../table/table.js";
import { counted, countText, listed, quoted, shellWord } from "./wording.js";

/** Texts that other programs write for "no value", in lower case. */
const suspects: ReadonlySet<string> = new Set(["?", "na", "n/a", "#n/a", "<na>", "null", "nan", "-", "none"]);

/** EH127 when texts that look like missing values were kept as values: which, in which columns, and how to name them. */
export function suspectNote(table: Table): readonly Diagnostic[] {
  const found = new Map<string, { rows: number; columns: string[] }>();
  for (const [name, column] of table.columns) {
    if (column.kind !== "category") continue;
    for (const [code, level] of column.levels.entries()) {
      if (!suspects.has(level.toLowerCase())) continue;
      const entry = found.get(level) ?? { rows: 0, columns: [] };
      found.set(level, entry);
      for (let i = 0; i < table.rows; i++) if (column.codes[i] === code) entry.rows++;
      entry.columns.push(name);
    }
  }
  if (found.size === 0) return [];
  const tokens = [...found.keys()];
  const evidence = [...found]
    .slice(0, 4)
    .map(([token, { rows, columns }]) => `${quoted(token)} in ${counted(rows, "row")} of ${listed(columns, 4)}`);
  const shown = tokens
    .slice(0, 4)
    .map((token) => quoted(token))
    .join(", ");
  return [
    diagnostic("EH127", `texts that often mean "no value" were kept as values: ${shown}`, {
      evidence: found.size > 4 ? [...evidence, `... ${countText(found.size - 4)} more`] : evidence,
      help: [`if they mean "no value": --missing ${shellWord(tokens.join(","))}`],
    }),
  ];
}
