import type { UnknownRow } from "../../audit/result.js";
import { cell, type TableBlock } from "../block.js";
import { formatCount } from "../format-count.js";
import { formatName } from "../format-name.js";
import { formatPoints } from "../format-points.js";
import { formatRatio } from "../format-ratio.js";
import { formatShare } from "../format-share.js";
import { rangeCell, valueCell } from "./range-cell.js";

type Titled = (row: UnknownRow) => string;

const ways = ["Worst case", "In proportion", "Like those on record"] as const;

/** Each group's rates, as they are and as they could be. */
export function rateTable(rows: readonly UnknownRow[], titleOf: Titled): TableBlock {
  return {
    kind: "table",
    caption: "Possible rates of each group",
    columns: [
      { title: "Group", align: "text" },
      { title: "Measure", align: "text" },
      { title: "On record", align: "number" },
      ...ways.map((title) => ({ title, align: "number" as const })),
    ],
    rows: rows.flatMap((row) =>
      row.groups.map(({ group, value, worstCase, proportional, likeKnown }) => [
        cell(formatName(group)),
        cell(titleOf(row), `${formatCount(row.unknown)} not recorded`),
        valueCell(value, null, formatShare),
        rangeCell(worstCase, formatShare),
        rangeCell(proportional, formatShare),
        valueCell(likeKnown, null, formatShare),
      ]),
    ),
    note: null,
  };
}

/** The gap and the ratio of the groups, as they are and as they could be. */
export function gapTable(rows: readonly UnknownRow[], titleOf: Titled): TableBlock {
  return {
    kind: "table",
    caption: "Possible gaps and ratios",
    columns: [
      { title: "Measure", align: "text" },
      { title: "Compared by", align: "text" },
      { title: "On record", align: "number" },
      ...ways.map((title) => ({ title, align: "number" as const })),
    ],
    rows: rows
      .filter(({ gap }) => gap.value !== null)
      .flatMap((row) =>
        (
          [
            ["gap in points", row.gap, formatPoints],
            ["lowest / highest", row.ratio, formatRatio],
          ] as const
        ).map(([how, { value, worstCase, proportional, likeKnown }, print]) => [
          cell(titleOf(row)),
          cell(how),
          valueCell(value, null, print),
          rangeCell(worstCase, print),
          rangeCell(proportional, print),
          valueCell(likeKnown, null, print),
        ]),
      ),
    note: null,
  };
}
