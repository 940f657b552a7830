import type { BeforeModel, Result } from "../../audit/result.js";
import { type Cell, cell, type TableBlock } from "../block.js";
import { formatCount } from "../format-count.js";
import { formatGroup, formatGrouping } from "../format-group.js";
import { formatLevel } from "../format-level.js";
import { formatProbability } from "../format-probability.js";
import { formatRatio } from "../format-ratio.js";
import { formatShare } from "../format-share.js";
import { groupingsOf, sameBy } from "../groupings.js";

/** For each attribute, its groups' shares of the rows, and of the population where one was declared. */
export function representationTables(result: Result, { representation }: BeforeModel): readonly TableBlock[] {
  return groupingsOf(result)
    .filter((by) => by.length === 1)
    .flatMap((by): TableBlock[] => {
      const rows = representation.filter((row) => sameBy(row.by, by));
      const declared = rows.some(({ population }) => population !== null);
      if (rows.length === 0) return [];
      return [
        {
          kind: "table",
          caption: `Who is in the data, by ${formatGrouping(by)}`,
          columns: [
            { title: "Group", align: "text" },
            { title: "Rows", align: "number" },
            { title: "Share of rows", align: "number" },
            ...(declared ? (["Share of population", "Rows per row expected", "p, corrected"] as const) : []).map((title) => ({
              title,
              align: "number" as const,
            })),
          ],
          rows: rows.map((row) => [
            cell(formatGroup(by, row.group)),
            cell(formatCount(row.n)),
            row.share === null ? cell("–") : cell(formatShare(row.share), ...rangeOf(row.lower, row.upper)),
            ...(declared ? besidePopulation(row) : []),
          ]),
          note: `Of the rows whose group is known; ranges at ${formatLevel(result.plan.confidence)}.`,
        },
      ];
    });
}

const rangeOf = (lower: number | null, upper: number | null): readonly string[] =>
  lower === null || upper === null ? [] : [`${formatShare(lower)} to ${formatShare(upper)}`];

function besidePopulation({ population, ratio, adjusted }: BeforeModel["representation"][number]): readonly Cell[] {
  return [
    cell(population === null ? "not declared" : formatShare(population)),
    cell(ratio === null ? "–" : formatRatio(ratio)),
    cell(adjusted === null ? "–" : formatProbability(adjusted)),
  ];
}
