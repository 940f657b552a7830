import type { Result, ScanResult } from "../audit/result.js";
import { type Block, heading, note, text } from "./block.js";
import { countOf, formatCount } from "./format-count.js";
import { formatName } from "./format-name.js";
import { formatPoints } from "./format-points.js";
import { formatProbability } from "./format-probability.js";
import { formatShare } from "./format-share.js";
import { measureFacts } from "./measure-facts.js";
import { pluralList } from "./plural-list.js";
import { foundForest } from "./scan-table.js";
import { certificateSentences, methodSentence } from "./scan-words.js";
import type { Section } from "./section.js";

/** Groups that a search found, and how far any other group can be from everybody else. */
export const scan: Section = {
  id: "scan",
  title: "Groups nobody named",
  blocks: (result) => result.scan.flatMap((one) => ofMetric(result, one)),
};

function ofMetric(result: Result, one: ScanResult): readonly Block[] {
  const { title } = measureFacts(result, one.metric);
  const columns = pluralList(
    one.columns.map(({ name }) => formatName(name)),
    12,
  );
  const searched = `Every group of people that up to ${countOf(one.depth, "value")} of ${columns} make was compared with everybody else, where both have at least ${countOf(one.minRows, "row")}: ${countOf(one.groups, "group")}.`;
  if (one.reason !== null) return [heading(title), text(`${searched} Nothing could be compared.`), ...leftOut(one)];
  return [
    heading(title),
    text(searched),
    ...(one.found.length === 0 ? [text("No group is further from everybody else than chance explains.")] : [foundForest(one, title)]),
    ...hidden(one),
    ...certificate(one),
    ...valueSets(one),
    note(methodSentence(one)),
    ...leftOut(one),
  ];
}

function hidden({ found }: ScanResult): readonly Block[] {
  const count = found.filter((one) => one.hidden).length;
  if (count === 0) return [];
  return [
    text(
      `${countOf(count, "group")} of these ${count === 1 ? "is" : "are"} hidden: every value of the columns is within the limit alone, so an audit of one attribute at a time would not see ${count === 1 ? "it" : "them"}.`,
    ),
  ];
}

function certificate(one: ScanResult): readonly Block[] {
  const sentences = certificateSentences(one);
  return sentences.length === 0 ? [] : [{ kind: "list", items: sentences.map((sentence) => ({ lead: null, text: sentence })) }];
}

/** What the second detector found: sets of values, which a single group cannot say. */
function valueSets({ biasScan }: ScanResult): readonly Block[] {
  if (biasScan === null || biasScan.subsets.length === 0) return [];
  const items = biasScan.subsets.map(({ direction, values, rate, gap, pValue }) => {
    const people = Object.entries(values)
      .map(([column, some]) => `${formatName(column)} ${some.map((value) => formatName(value)).join(" or ")}`)
      .join(" and ");
    const chance =
      pValue === null
        ? "too large a search to say how often chance does that"
        : `p ${formatProbability(pValue)}, by ${formatCount(biasScan.draws!)} draws`;
    const share = rate.value === null ? "" : `${formatShare(rate.value)} of ${countOf(rate.n, "row")}, `;
    return {
      lead: direction === "above" ? "Highest" : "Lowest",
      text: `${people}: ${share}${formatPoints(gap)} points from everybody else (${chance}).`,
    };
  });
  return [text("Sets of values whose people together are furthest from the overall rate:"), { kind: "list", items }];
}

const reasons = { one_value: "has one value", too_many_values: "has too many values", identifies_rows: "numbers the rows" } as const;

function leftOut({ leftOut: columns }: ScanResult): readonly Block[] {
  if (columns.length === 0) return [];
  return [note(`Not searched: ${columns.map(({ column, reason }) => `${formatName(column)} (${reasons[reason]})`).join(", ")}.`)];
}
