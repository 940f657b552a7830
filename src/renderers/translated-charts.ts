import type { Translator } from "../messages/translator.js";
import type { CurvesBlock, DotsBlock, ForestBlock, SlopeBlock, WaterfallBlock } from "../sections/block.js";
import { translatedTable } from "./translated-table.js";

type Chart = DotsBlock | ForestBlock | CurvesBlock | WaterfallBlock | SlopeBlock;

/** A chart with the words around and inside of its picture in the language. */
export function translatedChart(block: Chart, translator: Translator): Chart {
  const { text } = translator;
  const around = {
    title: text(block.title),
    summary: text(block.summary),
    reading: text(block.reading),
    table: translatedTable(block.table, translator),
  };
  const label = (english: string): string => text(english, "label");
  switch (block.kind) {
    case "dots":
    case "forest":
      return {
        ...block,
        ...around,
        axis: text(block.axis),
        rows: block.rows.map((row) => ({ ...row, label: label(row.label), printed: label(row.printed) })),
        lines: block.lines.map((line) => ({ ...line, label: text(line.label) })),
      };
    case "curves":
      return {
        ...block,
        ...around,
        x: { ...block.x, title: text(block.x.title) },
        y: { ...block.y, title: text(block.y.title) },
        lines: block.lines.map((line) => ({ ...line, label: text(line.label) })),
        panels: block.panels.map((panel) => ({ ...panel, title: label(panel.title), summary: text(panel.summary) })),
        key: block.key.map((name) => text(name)),
      };
    case "waterfall":
      return {
        ...block,
        ...around,
        axis: text(block.axis),
        steps: block.steps.map((step) => ({ ...step, label: label(step.label), printed: label(step.printed) })),
        whole: { ...block.whole, label: label(block.whole.label), printed: label(block.whole.printed) },
        pale: block.pale === null ? null : text(block.pale),
      };
    case "slope":
      return {
        ...block,
        ...around,
        ends: [text(block.ends[0]), text(block.ends[1])],
        slopes: block.slopes.map((slope) => ({
          ...slope,
          label: label(slope.label),
          printed: [label(slope.printed[0]), label(slope.printed[1])],
        })),
      };
  }
}
