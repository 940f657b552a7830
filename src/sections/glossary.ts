import type { Result } from "../audit/result.js";
import { entryOf } from "../catalogue/catalogue.js";
import { plainWords } from "../catalogue/plain-words.js";
import { cell, type TableBlock } from "./block.js";
import { disparityName, isNamed, sentenceCase } from "./disparity-facts.js";
import { isOfClass, type MeasureFacts, measureFacts, measuresOf } from "./measure-facts.js";
import type { Section } from "./section.js";

const terms: readonly (readonly [string, string])[] = [
  ["Group", "People with the same value of an attribute, such as sex, or of several attributes together."],
  ["Gap", "The difference between the highest and the lowest rate among the groups, in percentage points."],
  ["Ratio", "The lowest rate divided by the highest: 1 means no gap."],
  [
    "Range",
    "The values of the true rate or gap that the data allow, at the stated confidence. When it includes “no gap”, the gap may be chance.",
  ],
  ["By chance alone", "The gap to expect between groups of these sizes if there were no true gap."],
  ["Percentage point", "The unit of a difference between two percentages: 52% and 44% are 8 percentage points apart."],
  ["Digest", "A fingerprint of the result: when anything in it changes, so does the digest."],
];

/** The words of this report in plain language. */
export const glossary: Section = {
  id: "glossary",
  title: "Words used",
  blocks: (result) => [table(result)],
};

function table(result: Result): TableBlock {
  const measures = measuresOf(result).flatMap((id) => {
    if (isOfClass(id)) return [];
    const facts = measureFacts(result, id);
    const words = meaning(facts, result.plan.favorable);
    return words === null ? [] : [[facts.title, words] as const];
  });
  return {
    kind: "table",
    caption: "Terms and measures in plain words",
    columns: [
      { title: "Term", align: "text" },
      { title: "Meaning", align: "text" },
    ],
    rows: [...terms, ...disturbed(result), ...measures, ...comparisons(result)].map(([term, words]) => [cell(term), cell(words)]),
    note: null,
  };
}

const disturbanceTerms: readonly (readonly [string, string])[] = [
  ["Flip rate", "How many of 100 decisions change when the data are disturbed, among the rows in which something changed."],
  ["sd", "Standard deviation: how far the values of a column typically lie from their mean."],
];

const disturbed = ({ robustness }: Result): typeof terms => (robustness.length === 0 ? [] : disturbanceTerms);

/** Formulas that read as words: "largest selection_rate − smallest selection_rate". */
const WORDS = /^[\w −/]+$/;

/** Comparisons that have a name in the field and a value here: what they are made of, and when groups are alike. Those that are no plain words stand under the method. */
function comparisons(result: Result): typeof terms {
  const names = new Set(result.disparities.filter((row) => isNamed(row) && row.value !== null).map(disparityName));
  return [...names].flatMap((name) => {
    const entry = entryOf(name);
    if (entry === null || !WORDS.test(entry.formula)) return [];
    const alike = entry.ideal === null ? "" : `; ${entry.ideal} when groups are alike`;
    return [[entry.title, `${sentenceCase(entry.formula)}${alike}.`] as const];
  });
}

/** Rates of errors that are in favour of the person, and of their absence, by which decision is good for the person. */
const inFavour: Readonly<Record<Result["plan"]["favorable"], ReadonlySet<string>>> = {
  positive: new Set(["false_positive_rate", "false_discovery_rate", "true_negative_rate"]),
  negative: new Set(["false_negative_rate", "false_omission_rate", "true_positive_rate"]),
};

/**
 * "How many of 100 people whose recorded outcome is positive get a positive decision. Higher is better." Of errors that are in favour
 * of the person, higher or lower says how many they are, and not what is better. null for a measure of the caller's own.
 */
function meaning({ id, sentence, better }: MeasureFacts, favorable: Result["plan"]["favorable"]): string | null {
  const words = sentence === null ? plainWords[id] : `How many of 100 ${sentence.among} ${sentence.event}.`;
  if (words === undefined) return null;
  if (better === "neither") return words;
  const way = better === "higher" ? "Higher" : "Lower";
  return inFavour[favorable].has(id)
    ? `${words} ${way} means fewer errors; these errors give people a decision that is good for them.`
    : `${words} ${way} is better.`;
}
