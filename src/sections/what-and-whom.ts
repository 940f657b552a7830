import type { Result } from "../audit/result.js";
import { countOf } from "./format-count.js";
import { formatName, SHORT_NAME } from "./format-name.js";
import { everybody } from "./groupings.js";
import { favorableWords, positiveWords } from "./outcome-words.js";
import { pluralList } from "./plural-list.js";
import { isSearchOnly } from "./search-only.js";

/** How that is headed. */
export const subjectLead = ({ plan: { task } }: Result): string =>
  task === "binary" ? "What was decided, about whom" : task === "ranking" ? "What was ranked" : "What was predicted, about whom";

/** What was decided, predicted or ranked, about whom, in a sentence or two. */
export function whatAndWhom(result: Result): string {
  const { task, attributes } = result.plan;
  const who =
    attributes.length === 0 || isSearchOnly(result)
      ? ""
      : `, compared by ${pluralList(attributes.map(({ name }) => formatName(name, SHORT_NAME)))}`;
  return words[task](result, who);
}

const people = (result: Result): string => countOf(everybody(result)?.n ?? 0, "person", "people");

const words: Readonly<Record<Result["plan"]["task"], (result: Result, who: string) => string>> = {
  binary(result, who) {
    const { prediction } = result.plan;
    if (prediction === null) return `The data hold outcomes of ${people(result)}${who}, and no decisions.`;
    const value = `${prediction.threshold !== null ? "a score of " : ""}${positiveWords(prediction)}`;
    return `Column “${formatName(prediction.column)}” holds decisions about ${people(result)}${who}. A positive decision is ${value} and counts as ${favorableWords(result)}.`;
  },
  multiclass(result, who) {
    const { prediction, classes } = result.plan;
    if (prediction === null) return `The data hold classes of ${people(result)}${who}, and no predictions.`;
    const names = pluralList(
      (classes ?? []).map((name) => `“${formatName(name, SHORT_NAME)}”`),
      8,
    );
    return `Column “${formatName(prediction.column)}” predicts a class for ${people(result)}${who}: ${names}.`;
  },
  regression(result, who) {
    const { prediction, label } = result.plan;
    if (prediction === null) return `The data hold amounts of ${people(result)}${who}, and no predictions.`;
    const error = label === null ? "" : ` An error is the prediction less “${formatName(label.column)}”.`;
    return `Column “${formatName(prediction.column)}” predicts an amount for ${people(result)}${who}.${error}`;
  },
  ranking(result, who) {
    const { query, rank, score, label } = result.plan;
    const order = rank === null ? `“${formatName(score ?? "score")}”, highest first` : `“${formatName(rank)}”, lowest first`;
    const within = query === null ? "as one list" : `within each “${formatName(query)}”`;
    const relevance = label === null ? "" : ` Column “${formatName(label.column)}” records how relevant an item is.`;
    return `${countOf(everybody(result)?.n ?? 0, "item")} are ranked ${within} by ${order}${who}.${relevance}`;
  },
};
