import type { BeforeModel, SentinelRow } from "../../audit/before-model/row.js";
import { type Block, cell, heading } from "../block.js";
import { formatCount } from "../format-count.js";
import { formatName } from "../format-name.js";
import { formatNumber } from "../format-number.js";

/** Numbers that may stand for "not known"; nothing where none was found. */
export function sentinelTable({ sentinels }: BeforeModel): readonly Block[] {
  if (sentinels.length === 0) return [];
  return [
    heading("Numbers that may stand for “not known”"),
    {
      kind: "table",
      caption: "Numbers that look like codes",
      columns: [
        { title: "Column", align: "text" },
        { title: "Value", align: "number" },
        { title: "Rows", align: "number" },
        { title: "Other values", align: "text" },
        { title: "Why it is listed", align: "text" },
      ],
      rows: sentinels.map((row) => [
        cell(formatName(row.column)),
        cell(formatNumber(row.value)),
        cell(formatCount(row.rows)),
        cell(`${formatNumber(row.least)} to ${formatNumber(row.most)}`),
        cell(whyWords[row.why]),
      ]),
      note: "If such a number is a code, means, bins and models that do not know this treat it as an amount. The flag --missing, or data.missing in the policy, declares it as a code.",
    },
  ];
}

const whyWords: Readonly<Record<SentinelRow["why"], string>> = {
  far: "further from the other values than those are from each other",
  negative: "below 0, where no other value is",
  often: "far more frequent than its neighbours",
};
