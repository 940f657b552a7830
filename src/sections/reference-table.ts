import type { Result } from "../audit/result.js";
import type { DisparityRow } from "../disparities/row.js";
import { type Cell, cell, type TableBlock } from "./block.js";
import { disparityScale, formatBounds } from "./disparity-facts.js";
import { formatGap, unitOfGaps } from "./format-gap.js";
import { formatGroup, formatGrouping, sameGroup } from "./format-group.js";
import { formatLevel } from "./format-level.js";
import { gather } from "./gather.js";
import { sameBy } from "./groupings.js";
import { isKeyMeasure, keyMeasures } from "./key-measures.js";
import { measureFacts } from "./measure-facts.js";
import { reasonWords } from "./reason-words.js";

const CONTRAST = "difference_to_reference";

/** How far each group is from the reference group on the key measures; null when nobody could be compared with it. */
export function referenceTable(result: Result, by: readonly string[]): TableBlock | null {
  const rows = result.disparities.filter((row) => row.contrast === CONTRAST && sameBy(row.by, by) && row.group !== undefined);
  const reference = rows.find(({ pair }) => pair !== null)?.pair?.b.group;
  if (reference === undefined) return null;
  const valued = rows.filter((row) => row.value !== null && !sameGroup(by, row.group!, reference));
  const shown = valued.filter((row) => isKeyMeasure(row.metric, result.plan.task));
  const measures = keyMeasures(result.plan.task).filter((id) => valued.some(({ metric }) => metric === id));
  const groups = gather(
    rows.filter(({ group }) => valued.some((row) => sameGroup(by, row.group!, group!))),
    ({ group }) => formatGroup(by, group!),
  );
  if (measures.length === 0) return null;
  return {
    kind: "table",
    caption: `Difference from ${formatGroup(by, reference)} ${unitOfGaps(result, shown)}, with ${formatLevel(result.plan.confidence)} bounds on each side`,
    columns: [
      { title: formatGrouping(by), align: "text" },
      ...measures.map((id) => ({ title: measureFacts(result, id).title, align: "number" as const })),
    ],
    rows: [...groups].map(([name, own]) => [
      cell(name),
      ...measures.map((id) =>
        differenceCell(
          result,
          own.find(({ metric }) => metric === id),
        ),
      ),
    ]),
    note: "Each range is of that comparison alone. The ranges of the largest gap, in the tables above, also allow for its having been picked from all pairs of groups, so they are as wide or wider.",
  };
}

function differenceCell(result: Result, row: DisparityRow | undefined): Cell {
  if (row === undefined) return cell("–");
  return row.value === null
    ? cell("–", reasonWords(row.reason))
    : cell(formatGap(result, row), formatBounds(row, disparityScale(result, row)));
}
