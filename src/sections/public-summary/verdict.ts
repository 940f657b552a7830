import type { Result } from "../../audit/result.js";
import type { DecisionBlock } from "../block.js";
import { decisionBox } from "../decision-box.js";
import { countOf } from "../format-count.js";
import { outcomeOf } from "../limit-outcome.js";

/** The answer of the report with words for those who do not have the report. */
export function publicVerdict(result: Result): DecisionBlock {
  const { checks, verdict } = result;
  const box = decisionBox(result);
  if (box.tone === "none_stated")
    return {
      ...box,
      text: "No limit was stated for how large a difference may be. This page shows what was measured and gives no verdict.",
    };
  const of = (kind: "met" | "not_met" | "undetermined"): string =>
    countOf(checks.filter((check) => outcomeOf(check).kind === kind).length, "limit");
  const waived = checks.filter(({ status }) => status === "waived").length;
  const accepted =
    waived === 0 ? "" : ` For ${countOf(waived, "limit")} that is not met, somebody accepted this for a time and gave a reason.`;
  const ended = verdict.status === "error" ? " The audit ended in an error." : "";
  return { ...box, text: `Met: ${of("met")}. Not met: ${of("not_met")}. Cannot be determined: ${of("undetermined")}.${accepted}${ended}` };
}
