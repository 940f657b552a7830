import type { Result } from "../audit/result.js";
import { otherwiseWords } from "./about-answers.js";
import { alsoApart } from "./also-apart.js";
import type { Block, FactsBlock, ListBlock, TableBlock } from "./block.js";
import { cell, note } from "./block.js";
import { decisionBox } from "./decision-box.js";
import { disparityScale, formatBounds } from "./disparity-facts.js";
import { countOf, formatCount } from "./format-count.js";
import { formatGap, unitOfGaps } from "./format-gap.js";
import { formatGroup, formatGrouping } from "./format-group.js";
import { formatLevel } from "./format-level.js";
import { formatName, SHORT_NAME } from "./format-name.js";
import { formatValue } from "./format-value.js";
import { gapInFrequencies, gapInPoints } from "./gap-sentence.js";
import { listNotJudged } from "./list-not-judged.js";
import { measureFacts } from "./measure-facts.js";
import { outcomeWords } from "./outcome-words.js";
import { pluralList } from "./plural-list.js";
import { type Gap, rankedGaps } from "./ranked-gaps.js";
import { isSearchOnly, searchStatements } from "./search-only.js";
import type { Section } from "./section.js";
import { baseName, mainInput } from "./subject.js";
import { subjectLead, whatAndWhom } from "./what-and-whom.js";

/** Gaps on the first page: as many as leave room for the signatures, fewer when groups have long names. */
const TOP_GAPS = 5;
const LINES = 11;
const LINE_LENGTH = 22;
const OPEN_POINTS = 2;
const PURPOSE_LENGTH = 220;

/** The first page: what was decided, what was observed, what is not known, on what, and who answers for it. */
export const decision: Section = {
  id: "decision",
  title: "Decision",
  blocks(result) {
    const gaps = rankedGaps(result);
    const blocks: (Block | null)[] = [
      decisionBox(result),
      statements(result, gaps[0]),
      largestGaps(result, fitting(gaps)),
      scope(result),
      { kind: "signatures", caption: "Who answers for this report", roles: signersOf(result) },
      {
        kind: "seal",
        digest: result.digest,
        text: `SHA-256 of this result. To verify it, repeat the command under “How to reproduce” on the same data with evenhand ${formatName(result.tool.version)}: the digest must be the same. The report is not signed electronically.`,
      },
      note(
        "A signature confirms that this report was read and its data and method are as described; it approves no model. Statistics describe groups in these data. They do not explain causes, judge single cases or give legal advice.",
      ),
    ];
    return blocks.filter((block) => block !== null);
  },
};

function statements(result: Result, widest: Gap | undefined): ListBlock {
  if (isSearchOnly(result))
    return { kind: "list", items: [{ lead: subjectLead(result), text: whatAndWhom(result) }, ...searchStatements(result)] };
  return {
    kind: "list",
    items: [
      { lead: subjectLead(result), text: whatAndWhom(result) },
      ...purpose(result),
      {
        lead: "Surest gap",
        text: widest
          ? `${gapInFrequencies(result, widest, SHORT_NAME)} ${gapInPoints(result, widest)}`
          : "No two groups could be compared, so no gap can be stated.",
      },
      ...(widest === undefined ? [] : alsoApart(result, widest)),
      { lead: "What could not be judged", text: openPoints(result) },
    ],
  };
}

/** What the model is for, in the words of those who keep the record. */
function purpose({ record }: Result): ListBlock["items"] {
  const use = record?.content.purpose?.intended_use;
  return use === undefined ? [] : [{ lead: "Purpose, as stated", text: formatName(use.replace(/\s+/g, " "), PURPOSE_LENGTH) }];
}

/** Who signs: those whom the record names, else blanks for the usual three. */
function signersOf({ record }: Result): readonly string[] {
  const named = (record?.content.approvals ?? []).map(
    ({ role, name }) => `${formatName(role, SHORT_NAME)}: ${formatName(name.trim(), SHORT_NAME)}`,
  );
  return named.length === 0 ? ["Prepared by", "Reviewed by", "Approved by"] : named.slice(0, 3);
}

function openPoints(result: Result): string {
  const points = listNotJudged(result);
  const rest = points.length - OPEN_POINTS;
  return `${points
    .slice(0, OPEN_POINTS)
    .map(({ brief }) => brief)
    .join(" ")}${rest > 0 ? ` ${countOf(rest, "more point")} under “What could not be judged”.` : ""}`;
}

/** The first gaps whose rows have room together, two at least. */
function fitting(gaps: readonly Gap[]): readonly Gap[] {
  let lines = 0;
  return gaps.slice(0, TOP_GAPS).filter(({ by, pair: { a, b } }, i) => {
    const names = [a, b].map(({ group }) => formatGroup(by, group, SHORT_NAME).length);
    lines += 1 + Math.ceil(Math.max(...names, formatGrouping(by, SHORT_NAME).length) / LINE_LENGTH);
    return i < 2 || lines <= LINES;
  });
}

function largestGaps(result: Result, gaps: readonly Gap[]): TableBlock | null {
  if (gaps.length === 0) return null;
  return {
    kind: "table",
    caption: `Gaps that the data vouch for most, ${unitOfGaps(result, gaps)}`,
    columns: [
      { title: "Measure", align: "text" },
      { title: "Lowest group", align: "text" },
      { title: "Highest group", align: "text" },
      { title: "Gap", align: "number" },
      { title: `Range (${formatLevel(result.plan.confidence)} each side)`, align: "number" },
      { title: "By chance alone", align: "number" },
    ],
    rows: gaps.map((gap) => [
      cell(measureFacts(result, gap.metric).title, `by ${formatGrouping(gap.by, SHORT_NAME)}`),
      ...[gap.pair.b, gap.pair.a].map(({ group, value, n }) =>
        cell(
          formatGroup(gap.by, group, SHORT_NAME),
          `${value === null ? "–" : formatValue(value, measureFacts(result, gap.metric))} of ${formatCount(n)}`,
        ),
      ),
      cell(formatGap(result, gap)),
      cell(formatBounds(gap, disparityScale(result, gap))),
      cell(formatGap(result, gap, gap.expectedUnderNone)),
    ]),
    note: null,
  };
}

function scope(result: Result): FactsBlock {
  const { plan } = result;
  const input = mainInput(result);
  const otherwise = otherwiseWords(result);
  const rows: ({ name: string; value: string } | null)[] = [
    input && { name: "Data", value: `${baseName(input.path)}: ${countOf(input.rows, "row")} read, ${formatCount(input.used)} used` },
    ...rolesOf(plan),
    otherwise === null ? null : { name: "Model asked", value: `its own answers are other ones: ${otherwise}` },
    isSearchOnly(result) ? null : { name: "Groups", value: pluralList(plan.groupings.map((by) => groupingWords(result, by))) },
    {
      name: "Method",
      value: isSearchOnly(result)
        ? `${formatLevel(plan.confidence)} confidence for all groups and rates at once`
        : `Bounds at ${formatLevel(plan.confidence)} confidence for every pair of groups; groups under ${countOf(plan.minN, "row")} not compared`,
    },
  ];
  return { kind: "facts", caption: "Data and method in brief", rows: rows.filter((row) => row !== null) };
}

/** What is predicted and what is true, as the task calls them. */
function rolesOf({ task, prediction, label, score, rank, query }: Result["plan"]): readonly { name: string; value: string }[] {
  const none = "none in the data";
  const named = (name: string, column: string | null) => ({ name, value: column === null ? none : formatName(column) });
  if (task === "ranking") return [named("Order", rank ?? score), named("Ranked within", query), named("Relevance", label?.column ?? null)];
  const [predicted, truth] =
    task === "binary" ? ["Decision", "True outcome"] : task === "regression" ? ["Prediction", "True amount"] : ["Prediction", "True class"];
  return [
    { name: predicted!, value: prediction ? outcomeWords(prediction) : none },
    { name: truth!, value: label ? outcomeWords(label) : none },
  ];
}

/** "race (reference White, the largest)". */
function groupingWords({ plan }: Result, by: readonly string[]): string {
  const name = formatGrouping(by, SHORT_NAME);
  const attribute = by.length === 1 ? plan.attributes.find((one) => one.name === by[0]) : undefined;
  if (!attribute || attribute.reference === null) return name;
  const largest = attribute.referenceBy === "largest" ? ", the largest" : "";
  return `${name} (reference ${formatName(attribute.reference, SHORT_NAME)}${largest})`;
}
