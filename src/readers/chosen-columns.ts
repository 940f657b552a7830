import { fault } from "../errors.js";
import { suggest } from "../suggest.js";
import { fileName, type Layout } from "../table/layout.js";
import { countText, listed, quoted, visible } from "./wording.js";

/** The columns to read, in the order of the file; EH101 when one of them does not exist. */
export function chosenColumns(layout: Layout, wanted: readonly string[] | undefined): readonly string[] {
  if (wanted === undefined) return layout.columns;
  for (const name of wanted) if (!layout.columns.includes(name)) throw noSuchColumn(name, layout.columns, fileName(layout, 0));
  return layout.columns.filter((name) => wanted.includes(name));
}

/** EH101: the columns there are, and the one that was probably meant. */
export function noSuchColumn(name: string, columns: readonly string[], file: string) {
  const near = suggest(name, columns);
  return fault("EH101", `no column ${quoted(name)} in ${visible(file)}`, {
    evidence: [`the file has: ${listed(columns)}`],
    help: [near === null ? `name one of its ${countText(columns.length)} columns` : `did you mean ${quoted(near)}?`],
  });
}
