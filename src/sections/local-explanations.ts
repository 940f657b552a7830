import type { ClassShapley, LocalExplanation } from "../audit/shapley/row.js";
import { type Block, cell, heading, note, type TableBlock, text } from "./block.js";
import { valueText } from "./effect-table.js";
import { countOf } from "./format-count.js";
import { formatName } from "./format-name.js";
import type { NumberWords } from "./number-words.js";

/** Rows that are shown, and features of each; the results have them all. */
const MOST_ROWS = 6;
const MOST_FEATURES = 8;

/** Single rows taken apart, as tables that add up. */
export function localTables({ local, against }: ClassShapley, words: NumberWords): readonly Block[] {
  if (local.length === 0) return [];
  const left = local.length - MOST_ROWS;
  const of = against === "path" ? "the training rows" : "everybody";
  return [
    heading("Single rows"),
    text(`Each table starts with the mean ${words.name} of ${of} and ends with that of the row.`),
    ...local.slice(0, MOST_ROWS).map((row) => tableOf(row, words, of)),
    ...(left > 0 ? [note(`${countOf(left, "more row is", "more rows are")} in results.json.`)] : []),
  ];
}

function tableOf(
  { id, row, base, score, contributions, settled }: LocalExplanation,
  { name, print, printChange }: NumberWords,
  of: string,
): TableBlock {
  const shown = contributions.slice(0, MOST_FEATURES);
  const rest = contributions.slice(MOST_FEATURES);
  const drawn = contributions.some(({ se }) => se > 0);
  return {
    kind: "table",
    caption: `${formatName(id)}: ${name} ${print(score)}`,
    columns: [
      { title: "Feature", align: "text" },
      { title: "Value", align: "text" },
      { title: "Contributes", align: "number" },
    ],
    rows: [
      [cell(`mean of ${of}`), cell(""), cell(print(base))],
      ...shown.map(({ feature, at, value, se }) => [
        cell(formatName(feature)),
        cell(valueText(at)),
        cell(printChange(value), ...(drawn ? [`± ${print(se)}`] : [])),
      ]),
      ...(rest.length === 0
        ? []
        : [
            [
              cell(`${countOf(rest.length, "other feature")}`),
              cell(""),
              cell(printChange(rest.reduce((sum, { value }) => sum + value, 0))),
            ],
          ]),
      [cell("this row"), cell(""), cell(print(score))],
    ],
    note: `Row ${row} of the data.${drawn ? ` After ± stands the standard error from drawing orders${settled ? "" : ", which is not small here"}.` : ""}`,
  };
}
