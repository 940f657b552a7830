import type { Result } from "../../audit/result.js";
import { formatName } from "../format-name.js";
import { pluralList } from "../plural-list.js";
import { isSure, rankedGaps } from "../ranked-gaps.js";
import { provenGaps, strikeWords } from "../robustness/gap-forest.js";
import { gapWords } from "../why/gap-words.js";
import { quadrants } from "../why/quadrant.js";
import type { Step } from "./step.js";

const NAMES = 4;

/** What asking the model found to look at, or what it would tell. */
export function modelSteps(result: Result): readonly Step[] {
  return [...drivers(result), ...disturbances(result), ...answers(result)];
}

function drivers(result: Result): readonly Step[] {
  if (result.why === null)
    return rankedGaps(result).some(isSure)
      ? [
          {
            rule: "gap-not-explained",
            what: "Ask the model which columns carry the gaps",
            because: "Gaps were observed, and the data alone do not say through what they come about",
            how: "evenhand why DATA --model …",
          },
        ]
      : [];
  return result.why.gaps
    .filter(({ gap }) => gap !== null)
    .slice(0, 2)
    .flatMap((gap) => {
      const undeclared = quadrants(result, gap).filter(({ part, carries }) => carries > 0 && !part.legitimate);
      if (undeclared.length === 0) return [];
      const names = pluralList(
        undeclared.map(({ part }) => formatName(part.feature)),
        NAMES,
      );
      return [
        {
          rule: "gap-carried",
          what: `Ask whether the model needs ${names}, and whether people may differ in ${undeclared.length === 1 ? "it" : "them"}`,
          because: `${undeclared.length === 1 ? "It carries" : "They carry"} the gap: ${gapWords(result, gap).title}`,
          how: "Those who built the model; --legitimate declares what may differ, with a reason",
        },
      ];
    });
}

function disturbances(result: Result): readonly Step[] {
  const [first] = provenGaps(result);
  if (first !== undefined)
    return [
      {
        rule: "disturbance-hits-one-group",
        what: `Check how well the data are kept where the model is used: ${strikeWords(first.row)}`,
        because: `Such a slip changes decisions more often for one group by ${formatName(first.gap.by[0]!)} than for another`,
        how: "Checks of inputs before the model is asked; `robustness` in the policy holds it to a limit",
      },
    ];
  return result.stress === null && result.askedModel !== null
    ? [
        {
          rule: "not-disturbed",
          what: "Disturb the data and see whose decisions give way",
          because: "How stable decisions are was not tested",
          how: "evenhand stress DATA --model …",
        },
      ]
    : [];
}

function answers({ askedModel }: Result): readonly Step[] {
  return (askedModel?.agreement?.flips ?? 0) > 0
    ? [
        {
          rule: "another-model",
          what: "Find out why the model that was asked decides otherwise than the data say",
          because: "What asking it showed is about that model; all else is about the decisions in the data",
          how: "Version, preparation of inputs and threshold, with those who run it",
        },
      ]
    : [];
}
