import type { Result } from "../../audit/result.js";
import { type Block, cell, note } from "../block.js";
import { countOf, formatCount } from "../format-count.js";
import { formatName } from "../format-name.js";
import { formatShare } from "../format-share.js";
import { gapWords } from "./degradation.js";
import { isMeasured, type Measured } from "./ladders.js";

/** The protected attributes exchanged for another of their values, all else as it is. */
export function attributeSwaps({ robustness, stress }: Result): readonly Block[] {
  const swaps = robustness.filter(({ test }) => test === "counterfactual_swap").filter(isMeasured);
  if (swaps.length === 0 || stress === null) return [];
  const read = new Set(stress.leftOut.map(({ column }) => column));
  return [
    {
      kind: "table",
      caption: "The protected attribute swapped for another of its values, all else unchanged",
      columns: [
        { title: "Attribute", align: "text" },
        { title: "Decisions that change", align: "number" },
        { title: "To positive", align: "number" },
        { title: "To negative", align: "number" },
      ],
      rows: swaps.map((row) => swapCells(row, read)),
      note: null,
    },
    note(
      "This shows how much the model uses the attribute itself. It is not what would happen if a person had always belonged to the other group: everything that follows from the attribute stays as it was, unless the policy says what goes with each value.",
    ),
  ];
}

function swapCells(row: Measured, read: ReadonlySet<string>) {
  const [name] = row.columns;
  const { flipRate, lower, upper, changed, toPositive, toNegative } = row.everybody;
  return [
    cell(formatName(name!), ...(read.has(name!) ? [gapWords(row)].filter((words) => words !== "") : ["the model does not read it"])),
    cell(formatShare(flipRate), `${formatShare(lower)} to ${formatShare(upper)}`, `of ${countOf(changed, "exchange")}`),
    cell(formatCount(toPositive)),
    cell(formatCount(toNegative)),
  ];
}
