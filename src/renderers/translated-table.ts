import type { Translator, Where } from "../messages/translator.js";
import type { Cell, TableBlock } from "../sections/block.js";

/** Columns whose cells are sentences of ours, or names of measures. */
const PROSE: ReadonlySet<string> = new Set([
  "What",
  "Why",
  "What follows",
  "Step",
  "Because",
  "How, or who",
  "Measure",
  "Limit on",
  "Why it is listed",
  "No value when",
]);

const GLOSSARY = "Terms and measures in plain words";

/** A table with its words in the language. */
export function translatedTable(block: TableBlock, translator: Translator): TableBlock {
  const places = block.columns.map(({ title, align, ours = false }): Where => {
    if (block.caption === GLOSSARY) return "glossary";
    return ours || PROSE.has(title) ? "prose" : align === "number" ? "number" : "cell";
  });
  const words = ({ text, details }: Cell, place: Where): Cell => ({
    text: translator.text(text, place),
    details: details.map((detail) => translator.text(detail, "detail")),
  });
  return {
    ...block,
    caption: translator.text(block.caption),
    columns: block.columns.map((column) => ({ ...column, title: translator.text(column.title) })),
    rows: block.rows.map((cells) => cells.map((cell, i) => words(cell, places[i]!))),
    note: block.note === null ? null : translator.text(block.note),
  };
}
