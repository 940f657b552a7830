import type { Result, ScanResult } from "../audit/result.js";
import { type Block, heading, note, text } from "./block.js";
import { countOf } from "./format-count.js";
import { measureFacts } from "./measure-facts.js";
import { foundForest } from "./scan-table.js";
import { certificateSentences, hiddenWords, leftOutSentence, methodSentence, searchedSentence, valueSetSentences } from "./scan-words.js";
import type { Section } from "./section.js";

/** Groups that a search found, and how far any other group can be from everybody else. */
export const scan: Section = {
  id: "scan",
  title: "Groups nobody named",
  blocks(result) {
    const [first] = result.scan;
    if (first === undefined) return [];
    const left = leftOutSentence(first);
    return [text(searchedSentence(first)), ...result.scan.flatMap((one) => ofRate(result, one)), ...(left === null ? [] : [note(left)])];
  },
};

function ofRate(result: Result, one: ScanResult): readonly Block[] {
  const { title } = measureFacts(result, one.metric);
  if (one.reason !== null) return [heading(title), text("Nothing could be compared: no group is large enough.")];
  const none = `None of ${countOf(one.groups, "group")} differs from everybody else by more than chance explains.`;
  return [
    heading(title),
    ...(one.found.length === 0 ? [text(none)] : [foundForest(one, title)]),
    ...hidden(one),
    ...certificate(one),
    ...valueSets(one),
    note(methodSentence(one)),
  ];
}

function hidden(one: ScanResult): readonly Block[] {
  const count = one.found.filter((group) => group.hidden).length;
  if (count === 0) return [];
  return [
    text(
      `${countOf(count, "group")} of these ${count === 1 ? "is" : "are"} hidden: ${hiddenWords(one)}, so an audit of one attribute at a time would not see ${count === 1 ? "it" : "them"}.`,
    ),
  ];
}

function certificate(one: ScanResult): readonly Block[] {
  const sentences = certificateSentences(one);
  return sentences.length === 0 ? [] : [{ kind: "list", items: sentences.map((sentence) => ({ lead: null, text: sentence })) }];
}

function valueSets(one: ScanResult): readonly Block[] {
  const items = valueSetSentences(one);
  if (items.length === 0) return [];
  return [text("Sets of values whose people, taken together, are furthest from the overall rate:"), { kind: "list", items }];
}
