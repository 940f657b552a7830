import type { Translator, Where } from "../messages/translator.js";
import type { Block, Cell, TableBlock } from "../sections/block.js";

/** A block with its words in the language; names, numbers and quotes of the user's stay as they are. */
export function translatedBlock(block: Block, translator: Translator): Block {
  const say = (english: string): string => translator.text(english);
  if (translator.locale === "en") return block;
  switch (block.kind) {
    case "heading":
    case "text":
      return { ...block, text: say(block.text) };
    case "list":
      return {
        ...block,
        items: block.items.map(({ lead, text }) => ({ lead: lead === null ? null : say(lead), text: say(text) })),
      };
    case "facts":
      return { ...block, caption: say(block.caption), rows: block.rows.map(({ name, value }) => ({ name: say(name), value: say(value) })) };
    case "table":
      return table(block, translator);
    case "heat":
      return { ...block, caption: say(block.caption), note: block.note === null ? null : say(block.note) };
    case "dots":
    case "forest":
    case "curves":
    case "waterfall":
    case "slope":
      return {
        ...block,
        title: say(block.title),
        summary: say(block.summary),
        reading: say(block.reading),
        table: table(block.table, translator),
      };
    case "decision":
      return { ...block, title: say(block.title), text: say(block.text) };
    case "signatures":
      return { ...block, caption: say(block.caption), signers: block.signers.map((one) => ({ ...one, role: say(one.role) })) };
    case "seal":
      return { ...block, text: say(block.text) };
    case "code":
      return { ...block, caption: say(block.caption) };
    case "messages":
      return { ...block, messages: block.messages.map((one) => ({ ...one, text: say(one.text) })) };
  }
}

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
  "Why it is named",
  "No value when",
]);

const GLOSSARY = "Terms and measures in plain words";

function table(block: TableBlock, translator: Translator): TableBlock {
  const where: Where = block.caption === GLOSSARY ? "glossary" : "cell";
  const places = block.columns.map(({ title }) => (PROSE.has(title) && where === "cell" ? "prose" : where));
  const words = ({ text, details }: Cell, place: Where): Cell => ({
    text: translator.text(text, place),
    details: details.map((detail) => translator.text(detail, "detail")),
  });
  return {
    ...block,
    caption: translator.text(block.caption),
    columns: block.columns.map((column) => ({ ...column, title: translator.text(column.title) })),
    rows: block.rows.map((cells) => cells.map((cell, i) => words(cell, places[i] ?? where))),
    note: block.note === null ? null : translator.text(block.note),
  };
}
