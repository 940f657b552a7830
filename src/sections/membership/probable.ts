import type { MembershipRow, Result } from "../../audit/result.js";
import { cell, type TableBlock } from "../block.js";
import { formatCount } from "../format-count.js";
import { formatLevel } from "../format-level.js";
import { formatName } from "../format-name.js";
import { formatPoints } from "../format-points.js";
import { formatRatio } from "../format-ratio.js";
import { formatShare } from "../format-share.js";
import { reasonWords } from "../reason-words.js";
import { rangeCell, valueCell } from "./range-cell.js";

/** Each group's rate by probability, with limits and Fréchet bounds. */
export function rateTable({ plan }: Result, { groups }: MembershipRow, title: string): TableBlock {
  return {
    kind: "table",
    caption: `${title}, by probability of membership`,
    columns: [
      { title: "Group", align: "text" },
      { title: "Expected members", align: "number" },
      { title: `${title} (${formatLevel(plan.confidence)})`, align: "number" },
      { title: "Fréchet bounds", align: "number" },
    ],
    rows: groups.map((row) => [
      cell(formatName(row.group), ...(row.column === null ? [] : [formatName(row.column)])),
      cell(formatCount(row.expected)),
      row.value === null ? cell("–", reasonWords(row.reason)) : valueCell(row.value, row, formatShare),
      rangeCell(row.frechet, formatShare),
    ]),
    note: null,
  };
}

/** The gap and the ratio of those rates. */
export function gapTable({ plan }: Result, { gap, ratio }: MembershipRow, title: string): TableBlock {
  return {
    kind: "table",
    caption: `${title}: gap and ratio, by probability of membership`,
    columns: [
      { title: "Compared by", align: "text" },
      { title: `Value (${formatLevel(plan.confidence)} a side)`, align: "number" },
      { title: "Fréchet bounds", align: "number" },
    ],
    rows: [
      [cell("Gap in points"), valueCell(gap.value, gap, formatPoints), rangeCell(gap.frechet, formatPoints)],
      [cell("Lowest / highest"), valueCell(ratio.value, ratio, formatRatio), rangeCell(ratio.frechet, formatRatio)],
    ],
    note: null,
  };
}
