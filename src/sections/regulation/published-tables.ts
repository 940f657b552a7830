import type { OpenPoint, SelectionTable } from "../../audit/regulation/row.js";
import { type Block, cell, note } from "../block.js";
import { countOf, formatCount } from "../format-count.js";
import { formatGroup, formatGrouping } from "../format-group.js";
import { formatName } from "../format-name.js";
import { formatShare } from "../format-share.js";
import { pluralList } from "../plural-list.js";
import { inRuleOrder } from "./ll144-order.js";
import { openPointSentences } from "./open-points.js";
import { noSelections, ratioOf } from "./selection-words.js";

/** Counts, rates and ratios alone, under the heads of 6 RCNY 5-301, with the line on people of unknown category. */
export function publishedTables(tables: readonly SelectionTable[], openPoints: readonly OpenPoint[] = []): readonly Block[] {
  if (tables.length === 0) return [];
  return [
    ...tables.map((table) => publishedTable(table)),
    note(
      `Rates have one decimal and ratios three, from unrounded rates; the highest rate of each table is its reference. ${
        openPoints.length > 0 ? openPointSentences(openPoints) : usualWays(tables)
      } The rule asks for no test; intervals of the rates are under the results of this report.`,
    ),
  ];
}

/** As results without open points were settled: those of older builds, and of packs of one's own. */
const usualWays = (tables: readonly SelectionTable[]): string =>
  `${
    tables.some(({ outcome }) => outcome === "above_median")
      ? "The median is that of everybody with a score, people of unknown category among them, and a score at the median is not above it. "
      : ""
  }People whose category is unknown on one attribute are in the table of the other.`;

/** One of the tables under its own caption, or why it is not there. */
export function publishedTable(table: SelectionTable, caption = captionOf(table)): Block {
  const { by, outcome, rows, reference, unknown, reason } = table;
  const nothing = noSelections(table);
  if (nothing !== null) return nothing;
  const scoring = outcome === "above_median";
  const ordered = inRuleOrder(table);
  const isGrouped = ordered[0]!.names.length > 1;
  const few = table.underTwoPercent ?? rows.filter(({ share }) => share < 0.02).map(({ group }) => group);
  const isLeftOut = rows.some(({ standing }) => standing === "left_out");
  const assessed = `The tool was also used to assess ${countOf(unknown.n, "individual")} with an unknown ${by.map((name) => formatGrouping([name])).join(" or ")} category. Data on ${unknown.n === 1 ? "that individual was" : "those individuals was"} not included in the calculations above.`;
  return {
    kind: "table",
    caption,
    columns: [
      { title: formatGrouping(by), align: "text" },
      ...(isGrouped ? [{ title: "Category", align: "text" as const }] : []),
      { title: "# of Applicants", align: "number" },
      ...(scoring ? [] : [{ title: "# Selected", align: "number" as const }]),
      { title: scoring ? "Scoring Rate" : "Selection Rate", align: "number" },
      { title: "Impact Ratio", align: "number" },
    ],
    rows: ordered.map(({ names, row }) => [
      ...names.map((name) => cell(name)),
      cell(formatCount(row.n)),
      ...(scoring ? [] : [cell(formatCount(row.selected))]),
      cell(formatShare(row.rate)),
      ...(row.standing === "left_out" ? [cell("–", "left out")] : [cell(ratioOf(row))]),
    ]),
    note: [
      unknown.n > 0 ? assessed : "Every individual has a known category.",
      reference !== null
        ? ""
        : reason === "all_left_out"
          ? "Every category is under 2%, so there is no ratio."
          : "Nobody was selected, so there is no ratio.",
      few.length === 0
        ? ""
        : `Under 2% of the individuals, so that the rule lets them be left out of the ratios with a reason: ${pluralList(few.map((group) => formatGroup(by, group)))}. They are ${isLeftOut ? "left out" : "kept"} here.`,
    ]
      .filter((part) => part !== "")
      .join(" "),
  };
}

const captionOf = ({ by, outcome, assigned }: SelectionTable): string =>
  `${outcome === "above_median" ? "Scoring rates" : "Selection rates"}${assigned === undefined ? "" : ` of being put into ${formatName(assigned)}`}, by ${formatGrouping(by)}`;
