import type { Result } from "../../audit/result.js";
import { formatName } from "../format-name.js";
import { pluralList } from "../plural-list.js";
import { isSure, rankedGaps } from "../ranked-gaps.js";
import { provenGaps, strikeWords } from "../robustness/gap-forest.js";
import { gapWords } from "../why/gap-words.js";
import { quadrants } from "../why/quadrant.js";
import type { Step } from "./step.js";

const NAMES = 4;

/** What asking the model found to look at, or what it would tell; first whether it is the model of the decisions, on which all the rest hangs. */
export function modelSteps(result: Result): readonly Step[] {
  return [...answers(result), ...drivers(result), ...disturbances(result)];
}

function drivers(result: Result): readonly Step[] {
  if (result.why === null)
    return rankedGaps(result).some(isSure)
      ? [
          {
            rule: "gap-not-explained",
            what: "Ask the model which columns account for the gaps",
            because: "Gaps were observed, and the data alone do not show how they come about",
            how: "evenhand why DATA --model …",
          },
        ]
      : [];
  const explained = result.why.gaps.filter(({ gap }) => gap !== null).slice(0, 2);
  const carriers = explained.map((gap) =>
    quadrants(result, gap).flatMap(({ part, carries }) => (carries > 0 && !part.legitimate ? [formatName(part.feature)] : [])),
  );
  const features = [...new Set(carriers.flat())];
  if (features.length === 0) return [];
  const titles = explained.flatMap((gap, i) => (carriers[i]!.length > 0 ? [gapWords(result, gap).title] : []));
  return [
    {
      rule: "gap-carried",
      what: `Ask whether the model needs ${pluralList(features, NAMES)}, and whether it is acceptable to treat people differently because of ${features.length === 1 ? "it" : "them"}`,
      because: `${features.length === 1 ? "It accounts" : "They account"} for much of the gap: ${titles.join("; ")}`,
      how: "The people who built the model; --legitimate declares which columns may differ, with a reason",
    },
  ];
}

function disturbances(result: Result): readonly Step[] {
  const [first] = provenGaps(result);
  if (first !== undefined)
    return [
      {
        rule: "disturbance-hits-one-group",
        what: `Check the quality of the data where the model is used: ${strikeWords(first.row)}`,
        because: `Such an error changes decisions more often for one group by ${formatName(first.gap.by[0]!)} than for another`,
        how: "Check inputs before the model is asked; `robustness` in the policy sets a limit for it",
      },
    ];
  return result.stress === null && result.askedModel !== null
    ? [
        {
          rule: "not-disturbed",
          what: "Disturb the data and see whose decisions change",
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
          what: "Find out why the model decides differently from the audited decisions",
          because: "Until this is known, what asking the model showed may not hold for the audited decisions",
          how: "Check version, preparation of inputs and threshold with those who run the model",
        },
      ]
    : [];
}
