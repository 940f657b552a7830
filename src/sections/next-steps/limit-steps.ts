import type { CheckRow, Result } from "../../audit/result.js";
import { areUndeclared } from "../declared-limits.js";
import { sentenceCase } from "../disparity-facts.js";
import { formatGrouping } from "../format-group.js";
import { formatName } from "../format-name.js";
import { outcomeOf } from "../limit-outcome.js";
import { lowerTitle } from "../lower-title.js";
import { pluralList } from "../plural-list.js";
import { isSure, rankedGaps } from "../ranked-gaps.js";
import type { Step } from "./step.js";

const NAMES = 5;
/** Waivers that end within so many days are to be looked at now. */
const SOON = 30;

/** What stated limits ask for: those not met, those undecided, those that somebody answers for until soon, and that there are any. */
export function limitSteps(result: Result): readonly Step[] {
  const { checks, waivers } = result;
  const open = checks.filter(({ status }) => status !== "waived");
  const broken = open.filter((check) => outcomeOf(check).kind === "not_met");
  const undecided = open.filter((check) => outcomeOf(check).kind === "undetermined");
  const [thin, bare] = [
    undecided.filter(({ status }) => status === "inconclusive"),
    undecided.filter(({ status }) => status !== "inconclusive"),
  ];
  const steps: (Step | null)[] = [
    broken.length === 0
      ? null
      : {
          rule: "limit-not-met",
          what: `Change the model or how it is used so that the ${broken.length === 1 ? "limit" : "limits"} on ${named(broken)} ${broken.length === 1 ? "is" : "are"} met, or have somebody accept this until a stated date`,
          because: "The whole range of values that the data allow is beyond the limit",
          how: "evenhand why and evenhand stress show where to look; evenhand waive records who accepts it, why and until when",
        },
    thin.length === 0
      ? null
      : {
          rule: "limit-undetermined",
          what: `Collect more rows for ${named(thin)}`,
          because: "The range has values on both sides of the limit",
          how: "evenhand plan shows how many rows would decide it",
        },
    bare.length === 0
      ? null
      : {
          rule: "limit-without-data",
          what: `Supply what ${named(bare)} ${bare.length === 1 ? "needs" : "need"}, or take ${bare.length === 1 ? "it" : "them"} out of the policy`,
          because: "There was nothing to judge",
          how: "“Stated limits” gives the reason for each",
        },
    areUndeclared(result)
      ? {
          rule: "limits-not-declared",
          what: "Put the policy on record before the next data are measured",
          because: "That these limits were set before the test cannot be shown",
          how: "Commit it in git, or evenhand log append declare evenhand.yml",
        }
      : null,
    ...waivers
      .filter(({ status, daysLeft }) => status === "expired" || status === "ceiling_passed" || (status === "used" && daysLeft <= SOON))
      .map(({ check, owner, expires }) => ({
        rule: "waiver-ending",
        what: `Settle ${formatName(check)} before its waiver ends`,
        because: `Accepted until ${expires}`,
        how: `${formatName(owner)} is responsible for it`,
      })),
    checks.length > 0
      ? null
      : {
          rule: "no-limits",
          what: "State the limits that have to hold before looking at the next run",
          because: `No limits were stated, and ${rankedGaps(result).filter(isSure).length === 0 ? "gaps cannot be judged without limits" : "gaps were observed"}`,
          how: "evenhand init writes a policy; evenhand check tests data against it",
        },
  ];
  return steps.filter((step) => step !== null);
}

const named = (checks: readonly CheckRow[]): string =>
  pluralList(
    checks.map(({ metric, by }) => `${lowerTitle(sentenceCase(formatName(metric)))}${by === null ? "" : ` by ${formatGrouping(by)}`}`),
    NAMES,
  );
