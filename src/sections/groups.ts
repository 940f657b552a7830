import type { Result } from "../audit/result.js";
import { type Block, heading } from "./block.js";
import { formatGrouping } from "./format-group.js";
import { groupTable, measuresWithValue } from "./group-table.js";
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
  blocks: (result) =>
    result.plan.task !== "binary"
      ? []
      : groupingsOf(result)
          .filter((by) => by.length === 1)
          .flatMap((by) => ofAttribute(result, by)),
};

function ofAttribute(result: Result, by: readonly string[]): readonly Block[] {
  const present = measuresWithValue(result, by, measuresOf(result));
  const outcomes = present.filter((id) => OUTCOMES.includes(id));
  const errors = present.filter((id) => ERRORS.includes(id));
  const name = formatGrouping(by);
  const decided = groupTable(result, by, { caption: `Decisions and true outcomes by ${name}`, measures: outcomes });
  return [
    heading(name),
    ...(outcomes.length === 0 ? [] : [rateDots(result, by, { measure: outcomes[0]!, table: decided }) ?? decided]),
    ...(errors.length === 0
      ? []
      : [groupTable(result, by, { caption: `How often decisions fit the true outcome, by ${name}`, measures: errors })]),
  ];
}
