import type { Result } from "../../audit/result.js";
import { alsoApart } from "../also-apart.js";
import type { ListBlock } from "../block.js";
import { countOf } from "../format-count.js";
import { SHORT_NAME } from "../format-name.js";
import { formatQuote } from "../format-quote.js";
import { gapInFrequencies, gapInPoints } from "../gap-sentence.js";
import { largerGap } from "../larger-gap.js";
import { listNotJudged } from "../list-not-judged.js";
import { allSteps } from "../next-steps/all-steps.js";
import type { Gap } from "../ranked-gaps.js";
import { isSearchOnly, searchStatements } from "../search-only.js";
import { subjectLead, whatAndWhom } from "../what-and-whom.js";
import { modelStatements } from "./model-statements.js";
import type { Room } from "./room.js";

const OPEN_POINTS = 2;

/** What was decided about whom, the surest gap in people, what the model showed, what is not known, what to do next. */
export function statements(result: Result, widest: Gap | undefined, room: Room): ListBlock {
  if (isSearchOnly(result))
    return { kind: "list", items: [{ lead: subjectLead(result), text: whatAndWhom(result) }, ...searchStatements(result)] };
  return {
    kind: "list",
    items: [
      {
        lead: subjectLead(result),
        text: `${whatAndWhom(result)}${result.record?.content.purpose?.intended_use === undefined ? " Purpose: not provided." : ""}`,
      },
      ...purpose(result, room),
      {
        lead: "Surest gap",
        text: widest
          ? `${gapInFrequencies(result, widest, SHORT_NAME)} ${gapInPoints(result, widest, room.isTight ? "no chance" : "with chance")}`
          : "No two groups could be compared, so no gap can be stated.",
      },
      ...(widest === undefined ? [] : [...(room.gaps > 0 && !room.isTight ? [] : larger(result, widest)), ...alsoApart(result, widest)]),
      ...modelStatements(result),
      { lead: "What could not be judged", text: openPoints(result) },
      ...next(result),
    ],
  };
}

/** What the model is for, in the words of those who keep the record. */
function purpose({ record }: Result, room: Room): ListBlock["items"] {
  const use = record?.content.purpose?.intended_use;
  return use === undefined ? [] : [{ lead: "Purpose, as stated", text: formatQuote(use, room.purpose) }];
}

/** Where the table of gaps has no room, and people put nothing on record that takes it. */
const larger = (result: Result, widest: Gap): ListBlock["items"] => (result.record === null ? largerGap(result, widest) : []);

function openPoints(result: Result): string {
  const points = listNotJudged(result);
  const rest = points.length - OPEN_POINTS;
  return `${points
    .slice(0, OPEN_POINTS)
    .map(({ brief }) => brief)
    .join(" ")}${rest > 0 ? ` ${countOf(rest, "more point")} under “What could not be judged”.` : ""}`;
}

function next(result: Result): ListBlock["items"] {
  const [first, ...rest] = allSteps(result);
  if (first === undefined) return [];
  return [
    {
      lead: "What to do next",
      text: `${first.what}.${rest.length === 0 ? "" : ` ${countOf(rest.length, "more step")} under “What to do next”.`}`,
    },
  ];
}
