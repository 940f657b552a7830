import type { Result } from "../audit/result.js";
import { type Block, heading, text } from "./block.js";
import { formatGrouping } from "./format-group.js";
import { BELOW_NUMBERS, groupTable, measuresWithValue } from "./group-table.js";
import { groupingsOf } from "./groupings.js";
import { measuresOf } from "./measure-facts.js";
import { rateDots } from "./rate-dots.js";
import type { Section } from "./section.js";

const OUTCOMES = ["selection_rate", "base_rate"];
const ERRORS = ["true_positive_rate", "false_positive_rate", "positive_predictive_value", "negative_predictive_value", "accuracy"];

export const isDecisionMeasure = (id: string): boolean => OUTCOMES.includes(id) || ERRORS.includes(id);

/** Who gets which decision and how often it fits the true outcome, attribute by attribute. */
export const groups: Section = {
  id: "groups",
  title: "Outcomes and errors by group",
  blocks(result) {
    if (result.plan.task !== "binary") return [];
    const blocks = groupingsOf(result)
      .filter((by) => by.length === 1)
      .flatMap((by) => ofAttribute(result, by));
    return blocks.length === 0 ? [] : [text(BELOW_NUMBERS), ...blocks];
  },
};

function ofAttribute(result: Result, by: readonly string[]): readonly Block[] {
  const present = measuresWithValue(result, by, measuresOf(result));
  const outcomes = present.filter((id) => OUTCOMES.includes(id));
  const errors = present.filter((id) => ERRORS.includes(id));
  const name = formatGrouping(by);
  const decided = groupTable(result, by, { caption: `Decisions and recorded outcomes by ${name}`, measures: outcomes });
  return [
    heading(name),
    ...(outcomes.length === 0 ? [] : [rateDots(result, by, { measure: outcomes[0]!, table: decided }) ?? decided]),
    ...(errors.length === 0
      ? []
      : [groupTable(result, by, { caption: `How often decisions match the recorded outcome, by ${name}`, measures: errors })]),
  ];
}
