import type { Result } from "../audit/result.js";
import { cell, note, type TableBlock } from "./block.js";
import { exclusionsBy, isExcluded } from "./exclusions.js";
import { countOf, formatCount } from "./format-count.js";
import { formatGrouping, isMissingGroup } from "./format-group.js";
import { groupingsOf, groupsBy } from "./groupings.js";
import { keyMeasures } from "./key-measures.js";
import { listNotJudged } from "./list-not-judged.js";
import { measureFacts, measuresOf } from "./measure-facts.js";
import { isSearchOnly } from "./search-only.js";
import type { Section } from "./section.js";

/** What this audit cannot tell, why, and what follows from it. */
export const notTested: Section = {
  id: "not-tested",
  title: "What could not be judged",
  blocks(result) {
    if (isSearchOnly(result)) return [];
    const coverage = coverageTable(result);
    return [
      ...(coverage === null ? [] : [coverage]),
      {
        kind: "table",
        caption: "What is not known, and what follows",
        columns: [
          { title: "What", align: "text" },
          { title: "Why", align: "text" },
          { title: "What follows", align: "text" },
        ],
        rows: listNotJudged(result).map(({ what, why, consequence }) => [cell(what), cell(capital(why)), cell(consequence)]),
        note: null,
      },
      note("“Not judged” does not mean “no gap”: nothing is said about these in either direction."),
    ];
  },
};

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** How many groups take part in the comparisons of each key measure. */
function coverageTable(result: Result): TableBlock | null {
  const measures = measuresOf(result).filter((id) => keyMeasures(result.plan.task).includes(id));
  const groupings = groupingsOf(result);
  if (measures.length === 0 || groupings.length === 0) return null;
  return {
    kind: "table",
    caption: "How many groups could be compared, measure by measure",
    columns: [
      { title: "Groups by", align: "text" },
      ...measures.map((id) => ({ title: measureFacts(result, id).title, align: "number" as const })),
    ],
    rows: groupings.map((by) => {
      const groups = groupsBy(result, by).filter((row) => !isMissingGroup(by, row.group));
      const exclusions = exclusionsBy(result, by);
      const compared = (id: string): number =>
        groups.filter((row) => (row.metrics[id]?.value ?? null) !== null && !isExcluded(exclusions, id, by, row.group)).length;
      return [cell(formatGrouping(by)), ...measures.map((id) => cell(coverage(compared(id), groups.length)))];
    }),
    note: `Only groups with every attribute recorded are counted here. A group is compared on a measure when at least ${countOf(result.plan.minN, "row")} count for it: for the false positive rate, for instance, only people whose recorded outcome is negative count.`,
  };
}

function coverage(compared: number, all: number): string {
  if (compared === 0) return `none of ${formatCount(all)}`;
  return compared === all ? `all ${formatCount(all)}` : `${formatCount(compared)} of ${formatCount(all)}`;
}
