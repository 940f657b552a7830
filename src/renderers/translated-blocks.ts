import type { Translator } from "../messages/translator.js";
import type { Block, HeatBlock, MessagesBlock } from "../sections/block.js";
import { translatedChart } from "./translated-charts.js";
import { translatedTable } from "./translated-table.js";

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
      return translatedTable(block, translator);
    case "heat":
      return heat(block, translator);
    case "dots":
    case "forest":
    case "curves":
    case "waterfall":
    case "slope":
      return translatedChart(block, translator);
    case "decision":
      return { ...block, title: say(block.title), text: say(block.text) };
    case "signatures":
      return { ...block, caption: say(block.caption), signers: block.signers.map((one) => ({ ...one, role: say(one.role) })) };
    case "seal":
      return { ...block, text: say(block.text) };
    case "code":
      return { ...block, caption: say(block.caption) };
    case "messages":
      return { ...block, messages: block.messages.map((one) => message(one, translator)) };
  }
}

const message = (one: MessagesBlock["messages"][number], { text }: Translator): MessagesBlock["messages"][number] => ({
  ...one,
  level: text(one.level),
  text: text(one.text),
  evidence: one.evidence.map((line) => text(line, "detail")),
  help: one.help.map((line) => text(line, "detail")),
});

function heat(block: HeatBlock, { text }: Translator): HeatBlock {
  return {
    ...block,
    caption: text(block.caption),
    rowTitle: text(block.rowTitle, "label"),
    columns: block.columns.map((column) => text(column, "label")),
    rows: block.rows.map(({ label, cells }) => ({
      label: text(label, "label"),
      cells: cells.map((cell) => ({
        ...cell,
        text: text(cell.text, "number"),
        details: cell.details.map((detail) => text(detail, "detail")),
      })),
    })),
    note: block.note === null ? null : text(block.note),
  };
}
