import type { Result } from "../audit/result.js";
import { type Block, heading } from "./block.js";
import { formatGrouping } from "./format-group.js";
import { groupTable, measuresWithValue } from "./group-table.js";
import { groupingsOf } from "./groupings.js";
import { isMainMeasure } from "./groups.js";
import { measuresOf } from "./measure-facts.js";
import { isOfScores } from "./score-measures.js";
import type { Section } from "./section.js";

const COLUMNS = 5;

/** The metrics that “Outcomes and errors by group” and “Scores and thresholds” leave out, attribute by attribute. */
export const otherMeasures: Section = {
  id: "other-measures",
  title: "Other measures by group",
  blocks: (result) =>
    groupingsOf(result)
      .filter((by) => by.length === 1)
      .flatMap((by) => ofAttribute(result, by)),
};

function ofAttribute(result: Result, by: readonly string[]): readonly Block[] {
  const others = measuresWithValue(result, by, measuresOf(result)).filter((id) => !isMainMeasure(id) && !isOfScores(result, id));
  if (others.length === 0) return [];
  const name = formatGrouping(by);
  const parts = chunks(others);
  return [
    heading(name),
    ...parts.map((measures, i) =>
      groupTable(result, by, { caption: `Other measures by ${name}${parts.length > 1 ? `, part ${i + 1}` : ""}`, measures }),
    ),
  ];
}

/** Few enough columns a table for a printed page, evenly filled. */
function chunks(ids: readonly string[]): readonly (readonly string[])[] {
  const parts = Math.ceil(ids.length / COLUMNS);
  const size = Math.ceil(ids.length / parts);
  return Array.from({ length: parts }, (_, i) => ids.slice(i * size, (i + 1) * size));
}
