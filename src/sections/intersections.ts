import type { Result } from "../audit/result.js";
import { type Block, heading, note } from "./block.js";
import { countOf } from "./format-count.js";
import { formatGrouping } from "./format-group.js";
import { groupTable, measuresWithValue } from "./group-table.js";
import { groupingsOf } from "./groupings.js";
import { measuresOf } from "./measure-facts.js";
import { rateHeat } from "./rate-heat.js";
import type { Section } from "./section.js";

const RATE = "selection_rate";
const COLUMNS = ["selection_rate", "true_positive_rate", "false_positive_rate", "accuracy"];

/** Groups that share several attributes: a heat table of decisions and the main rates of each. */
export const intersections: Section = {
  id: "intersections",
  title: "Combinations of attributes",
  blocks: (result) =>
    groupingsOf(result)
      .filter((by) => by.length > 1)
      .flatMap((by) => ofCombination(result, by)),
};

function ofCombination(result: Result, by: readonly string[]): readonly Block[] {
  const name = formatGrouping(by);
  const present = measuresWithValue(result, by, measuresOf(result));
  const measures = COLUMNS.filter((id) => present.includes(id));
  const heat = by.length === 2 && present.includes(RATE) ? rateHeat(result, by as readonly [string, string], RATE) : null;
  const rest = present.length - measures.length;
  return [
    heading(name),
    ...(heat ? [heat] : []),
    groupTable(result, by, { caption: `Main measures by ${name}`, measures }),
    ...(rest > 0 ? [note(`${countOf(rest, "more measure")} by ${name}: see results.json.`)] : []),
  ];
}
