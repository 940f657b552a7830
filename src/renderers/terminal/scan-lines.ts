import type { Result, ScanResult } from "../../audit/result.js";
import { countOf, formatCount } from "../../sections/format-count.js";
import { formatPoints } from "../../sections/format-points.js";
import { formatProbability } from "../../sections/format-probability.js";
import { formatShare } from "../../sections/format-share.js";
import { measureFacts } from "../../sections/measure-facts.js";
import { namedValues } from "../../sections/scan-table.js";
import { certificateSentences, hiddenWords, leftOutSentence, searchedSentence, valueSetSentences } from "../../sections/scan-words.js";
import { textTable } from "./columns.js";
import { clipped, displayWidth, wrapped } from "./display-width.js";

/** Groups listed for each rate; the report has more. */
const mostListed = 8;
const longestName = 60;
/** Characters of a name that stands beside its numbers; longer ones stand below them. */
const longestBeside = 26;

/** What a search found, rate by rate: the groups apart from everybody else, and how far any other can be. */
export function scanLines(result: Result, width: number): readonly string[] {
  const [first] = result.scan;
  if (first === undefined) return [];
  const blocks = result.scan.map((scan) => rateLines(result, scan, width));
  const notes = [leftOutSentence(first)].filter((text) => text !== null).flatMap((text) => wrapped(text, width));
  return [
    ...wrapped(searchedSentence(first), width),
    ...blocks.flatMap((lines) => ["", ...lines]),
    ...(notes.length > 0 ? ["", ...notes] : []),
  ];
}

function rateLines(result: Result, scan: ScanResult, width: number): readonly string[] {
  const { title } = measureFacts(result, scan.metric);
  const { found, groups, reason } = scan;
  if (reason !== null) return wrapped(`${title}: nothing could be compared, no group is large enough.`, width);
  const of = countOf(groups, "group");
  const bounds = shownBounds(certificateSentences(scan)).flatMap((sentence) => wrapped(sentence, width - 2).map((line) => `  ${line}`));
  const sets = valueSetSentences(scan).flatMap(({ lead, text }) => wrapped(`${lead}: ${text}`, width - 2, "  ").map((line) => `  ${line}`));
  if (found.length === 0)
    return [...wrapped(`${title}: none of ${of} differs from everybody else by more than chance explains.`, width), ...bounds, ...sets];
  const head = `${title}: ${formatCount(found.length)} of ${of} ${found.length === 1 ? "is" : "are"} apart from everybody else, gaps in percentage points`;
  const shown = found.slice(0, mostListed);
  const names = shown.map((one) => `${namedValues(one.group, longestName)}${one.hidden ? " *" : ""}`);
  const beside = Math.max(...names.map(displayWidth)) <= longestBeside;
  const [titles = "", ...lines] = textTable(
    [
      ...(beside ? [{ title: "group", align: "left", flexible: true } as const] : []),
      { title: "rows", align: "right" },
      { title: "rate", align: "right" },
      { title: "others", align: "right" },
      { title: "gap", align: "right" },
      { title: "range", align: "right" },
      { title: "p", align: "right" },
    ],
    shown.map((one, i) => [
      ...(beside ? [names[i]!] : []),
      formatCount(one.rate.n),
      shareOf(one.rate.value),
      shareOf(one.rest.value),
      formatPoints(one.gap),
      `${formatPoints(one.lower)} to ${formatPoints(one.upper)}`,
      formatProbability(one.pValue),
    ]),
    width - 2,
  );
  return [
    ...wrapped(head, width),
    ...(beside ? [titles, ...lines] : [titles, ...lines.flatMap((line, i) => [line, `  ${clipped(names[i]!, width - 4)}`])]).map(
      (line) => `  ${line}`,
    ),
    ...(shown.some(({ hidden }) => hidden) ? [`  * hidden: ${hiddenWords(scan)}`] : []),
    ...(found.length > shown.length ? [`  … ${countOf(found.length - shown.length, "more group")} in the report`] : []),
    ...bounds,
    ...sets,
  ];
}

/** The first and the last say the most: of all groups, and of the largest. */
const shownBounds = (sentences: readonly string[]): readonly string[] =>
  sentences.length <= 2 ? sentences : [sentences[0]!, sentences.at(-1)!];

const shareOf = (value: number | null): string => (value === null ? "–" : formatShare(value));
