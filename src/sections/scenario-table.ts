import type { Result } from "../audit/result.js";
import type { ScenarioRow, WorstCase } from "../audit/worst-case/row.js";
import { type Block, cell, heading, note, type TableBlock, text } from "./block.js";
import { formatAmount } from "./format-amount.js";
import { countOf, formatCount } from "./format-count.js";
import { formatGroup } from "./format-group.js";
import { formatLevel } from "./format-level.js";
import { formatName } from "./format-name.js";
import { formatPoints } from "./format-points.js";
import { formatShare } from "./format-share.js";
import { measureFacts } from "./measure-facts.js";
import { reasonWords } from "./reason-words.js";
import { ranged, scenarioName } from "./worst-case-words.js";

/** What measures become when the people are made up otherwise. */
export function scenarioBlocks(result: Result, { scenarios }: WorstCase): readonly Block[] {
  if (scenarios.length === 0) return [];
  return [
    heading("If the mix of people were different"),
    ...scenarios.flatMap((scenario): readonly Block[] => {
      const name = scenarioName(scenario);
      if (scenario.reason !== null || scenario.effectiveRows === null)
        return [text(`${name}: not computed (${reasonWords(scenario.reason)}).`)];
      const { before, after } = scenario.effectiveRows;
      const unit = (metric: string) => measureFacts(result, metric).unit === "proportion";
      const table: TableBlock = {
        kind: "table",
        caption: name,
        columns: [
          { title: "Measure", align: "text" },
          { title: "As it is", align: "number" },
          { title: `Then (${formatLevel(result.plan.confidence)})`, align: "number" },
        ],
        rows: [
          ...scenario.measures.map((row) => {
            const print = unit(row.metric) ? (value: number) => formatShare(value) : (value: number) => formatAmount(value);
            return [cell(measureFacts(result, row.metric).title), cell(print(row.before)), cell(ranged(row.after, print))];
          }),
          ...scenario.gaps.map((row) => {
            const print = unit(row.metric) ? (value: number) => `${formatPoints(value)}` : (value: number) => formatAmount(value);
            const title = `Gap in ${measureFacts(result, row.metric).title.toLowerCase()} by ${row.by.map((one) => formatName(one)).join(", ")}`;
            return [
              cell(title, `${formatGroup(row.by, row.higher)} less ${formatGroup(row.by, row.lower)}`),
              cell(print(row.before)),
              cell(ranged(row.after, print)),
            ];
          }),
        ],
        note: `Rows count by weights that give the stated shares; they are worth ${formatCount(Math.round(after))} rows of equal weight, ${formatCount(Math.round(before))} without.`,
      };
      return [table, ...groupTables(result, scenario)];
    }),
    note("Only the shares change: people of a group are assumed to be like those of the same group in the data."),
  ];
}

/** What becomes of each group whose own people are made up otherwise; groups that keep their numbers are not shown. */
function groupTables(result: Result, scenario: ScenarioRow): readonly TableBlock[] {
  const moved = scenario.groups.flatMap((row) =>
    row.before !== null && row.after !== null && Math.abs(row.after.value - row.before) > 1e-9
      ? [{ ...row, before: row.before, after: row.after }]
      : [],
  );
  if (moved.length === 0) return [];
  return [
    {
      kind: "table",
      caption: `${scenarioName(scenario)}: what changes for groups`,
      columns: [
        { title: "Group", align: "text" },
        { title: "Measure", align: "text" },
        { title: "As it is", align: "number" },
        { title: `Then (${formatLevel(result.plan.confidence)})`, align: "number" },
      ],
      rows: moved.map((row) => {
        const facts = measureFacts(result, row.metric);
        const print = facts.unit === "proportion" ? (value: number) => formatShare(value) : (value: number) => formatAmount(value);
        return [
          cell(formatGroup(row.by, row.group), countOf(row.rows, "row")),
          cell(facts.title),
          cell(print(row.before)),
          cell(ranged(row.after, print)),
        ];
      }),
      note: "Groups whose own mix of people stays the same keep their numbers and are left out.",
    },
  ];
}
