import type { Result } from "../../audit/result.js";
import { type Block, type FactsBlock, heading, type ListBlock, note, text } from "../block.js";
import { countOf } from "../format-count.js";
import { formatInstant } from "../format-instant.js";
import { formatName, SHORT_NAME } from "../format-name.js";
import { formatQuote } from "../format-quote.js";
import { gapFrequencies } from "../gap-sentence.js";
import { listNotJudged } from "../list-not-judged.js";
import { isSure, rankedGaps } from "../ranked-gaps.js";
import { NOT_PROVIDED } from "../record/given.js";
import { isSearchOnly } from "../search-only.js";
import { baseName } from "../subject.js";
import { subjectLead, whatAndWhom } from "../what-and-whom.js";
import { publicLimits } from "./limits.js";
import { lookedAt } from "./looked-at.js";
import { publicVerdict } from "./verdict.js";

/** Open points that the page has room for, and how many where limits stand on it too. */
const MOST_OPEN = 5;
const BESIDE_LIMITS = 3;
/** Characters of one answer. */
const WORDS = 120;

/** A part of the page under its title. */
export interface PublicPart {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/**
 * One page for anybody: what was decided about whom, what was looked at, the clearest difference in people, the limits, what was
 * not looked at, and who answers. No statistics, no name of a folder, nobody who signed.
 */
export function publicSummary(whole: Result): readonly PublicPart[] {
  // A page for everybody does not tell where files lie.
  const result: Result = { ...whole, inputs: whole.inputs.map((input) => ({ ...input, path: baseName(input.path) })) };
  const limits = publicLimits(result);
  return [
    {
      id: "answer",
      title: "In short",
      blocks: [
        publicVerdict(result),
        { kind: "list", items: [{ lead: subjectLead(result), text: whatAndWhom(result) }, ...purpose(result), ...difference(result)] },
      ],
    },
    { id: "limits", title: "Limits", blocks: [limits ?? text("No limits were stated for this audit.")] },
    {
      id: "scope",
      title: "What was looked at, and what was not",
      blocks: [lookedAt(result), heading("What was not looked at"), notLookedAt(result), hiddenGroups(result)],
    },
    {
      id: "who",
      title: "Who answers",
      blocks: [
        who(result),
        {
          kind: "seal",
          digest: result.digest,
          text: "This number identifies the full result from which this page was made. Whoever has the full result can compare the two.",
        },
        note(
          "This page describes groups of people in these data. It does not explain causes, judge single cases or give legal advice. A limit that is met does not show that nobody is treated wrongly.",
        ),
      ],
    },
  ];
}

function purpose({ record }: Result): ListBlock["items"] {
  const use = record?.content.purpose?.intended_use;
  return use === undefined ? [] : [{ lead: "Purpose, as stated", text: formatQuote(use, WORDS) }];
}

function difference(result: Result): ListBlock["items"] {
  const lead = "Clearest difference";
  if (isSearchOnly(result)) return [{ lead, text: "Groups were searched and none was compared by name." }];
  const [gap] = rankedGaps(result);
  if (gap === undefined) return [{ lead, text: "No two groups could be compared." }];
  const sure = isSure(gap)
    ? "Chance alone hardly explains so large a difference."
    : "There are too few data to say that this is more than chance.";
  return [{ lead, text: `${gapFrequencies(result, gap, SHORT_NAME)}. ${sure}` }];
}

/** What could not be judged, a sentence each; what is hidden has a line of its own. */
function notLookedAt({ hidden: _, ...result }: Result): ListBlock {
  const points = listNotJudged(result);
  const most = result.checks.length > 0 ? BESIDE_LIMITS : MOST_OPEN;
  const rest = points.length - most;
  const told = points.slice(0, most).map(({ brief }) => formatQuote(brief, 2 * WORDS));
  const more = rest > 0 ? [`${countOf(rest, "more point")} in the full report.`] : [];
  const none = points.length === 0 ? ["Nothing that was asked for was left out."] : [];
  return { kind: "list", items: [...told, ...more, ...none].map((words) => ({ lead: null, text: words })) };
}

function hiddenGroups({ hidden }: Result): Block {
  const rule = `Groups of fewer than ${hidden?.minCell ?? 0} people are not shown, so that nobody can be recognised`;
  const count = hidden?.groups.length ?? 0;
  return note(
    count === 0
      ? `${rule}; there are none.`
      : `${rule}: ${countOf(count, "group")} of ${hidden!.of}, with all that would give ${count === 1 ? "it" : "them"} away.`,
  );
}

function who({ policy, record, run }: Result): FactsBlock {
  const { model, oversight } = record?.content ?? {};
  const stated = (words: string | undefined): string => (words === undefined ? NOT_PROVIDED : formatQuote(words, WORDS));
  const next = oversight?.next_audit;
  return {
    kind: "facts",
    caption: "As stated by those who publish this page",
    rows: [
      { name: "Answers for the model", value: stated(policy?.owner ?? model?.owner) },
      { name: "Whom to ask", value: stated(oversight?.contact) },
      { name: "How to contest a decision", value: stated(oversight?.contest_route) },
      {
        name: "Date of the audit",
        value: `${formatName(formatInstant(run.startedAt))}${next === undefined ? "" : `; the next one is due on ${next}`}`,
      },
    ],
  };
}
