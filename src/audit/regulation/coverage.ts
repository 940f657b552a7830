import type { Answer, ReportPart } from "../../packs/pack.js";
import { recordValue } from "../../policy/record/read-record.js";
import { isDeclared } from "../declared.js";
import type { Result } from "../result.js";

/** How a clause is answered: in the report, in the record, not at all although it could be, or by something else than this tool. */
export type Coverage = "shown" | "not_shown" | "provided" | "not_provided" | "elsewhere";

const parts: Readonly<Record<ReportPart, (result: Result) => boolean>> = {
  limits: ({ checks }) => checks.length > 0,
  limits_before_test: ({ checks, run }) => checks.length > 0 && isDeclared(run.declared),
  rates_by_group: ({ groups }) => groups.some(({ by, metrics }) => by.length > 0 && metrics.selection_rate?.value != null),
  errors_by_group: ({ groups, plan }) => plan.label !== null && groups.some(({ by }) => by.length > 0),
  intersections: ({ plan }) => plan.groupings.some(({ length }) => length > 1),
  uncertainty: ({ disparities }) => disparities.some(({ bounds }) => bounds !== null),
  missing_groups: ({ plan, profile }) => plan.attributes.length > 0 && profile.length > 0,
  representation: ({ beforeModel }) => beforeModel?.representation.some(({ population }) => population !== null) ?? false,
  data_profile: ({ profile }) => profile.length > 0,
  not_judged: () => true,
  importance: ({ importance, drivers }) => importance !== null || drivers.length > 0,
  robustness: ({ robustness }) => robustness.length > 0,
  method: () => true,
  reproduction: ({ run }) => run.commandLine !== null,
};

/** Whether the result has what answers the clause. */
export function coverageOf(answer: Answer, result: Result): Coverage {
  if (answer.from === "elsewhere") return "elsewhere";
  if (answer.from === "record")
    return result.record !== null && recordValue(result.record.content, answer.key) !== null ? "provided" : "not_provided";
  return parts[answer.part](result) ? "shown" : "not_shown";
}
