import type { Result } from "../audit/result.js";
import type { Task } from "../metrics/kind/task.js";
import { isAmountMeasure } from "./amounts.js";
import { type Block, heading } from "./block.js";
import { isClassMeasure } from "./classes.js";
import { formatGrouping } from "./format-group.js";
import { groupTable, measuresWithValue } from "./group-table.js";
import { groupingsOf } from "./groupings.js";
import { isDecisionMeasure } from "./groups.js";
import { isOfClass, measuresOf } from "./measure-facts.js";
import { isRankingMeasure } from "./rankings.js";
import { isOfScores } from "./score-measures.js";
import type { Section } from "./section.js";

const COLUMNS = 5;

/** What the section of the task has shown already. */
const isShown: Readonly<Record<Task, (id: string) => boolean>> = {
  binary: isDecisionMeasure,
  multiclass: isClassMeasure,
  regression: isAmountMeasure,
  ranking: isRankingMeasure,
};

/** The metrics that the section of outcomes, classes, amounts or places leaves out, attribute by attribute. */
export const otherMeasures: Section = {
  id: "other-measures",
  title: "Other measures by group",
  blocks: (result) =>
    groupingsOf(result)
      .filter((by) => by.length === 1)
      .flatMap((by) => ofAttribute(result, by)),
};

function ofAttribute(result: Result, by: readonly string[]): readonly Block[] {
  const others = measuresWithValue(result, by, measuresOf(result)).filter(
    (id) => !isOfClass(id) && !isShown[result.plan.task](id) && !isOfScores(result, id),
  );
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
