import type { Locale } from "./locale.js";

/** How a language writes numbers, ranges and conditions, whatever sentence they stand in. */
export interface Notation {
  readonly decimal: string;
  /** Between thousands. */
  readonly group: string;
  /** Behind a number. */
  readonly percent: string;
  /** In a condition: "race is Black", "race is not Black or Asian", "income not recorded". */
  readonly is: string;
  readonly isNot: string;
  readonly or: string;
  readonly and: string;
  readonly more: string;
  readonly recorded: string;
  readonly notRecorded: string;
  readonly any: string;
  readonly everybody: string;
}

/** @source Unicode CLDR 46, number symbols and percent patterns of en and de */
const notations: Readonly<Record<Locale, Notation>> = {
  en: {
    decimal: ".",
    group: ",",
    percent: "%",
    is: "is",
    isNot: "is not",
    or: "or",
    and: "and",
    more: "more",
    recorded: "recorded",
    notRecorded: "not recorded",
    any: "any",
    everybody: "Everybody",
  },
  de: {
    decimal: ",",
    group: ".",
    percent: "\u00a0%",
    is: "ist",
    isNot: "ist nicht",
    or: "oder",
    and: "und",
    more: "weitere",
    recorded: "bekannt",
    notRecorded: "nicht bekannt",
    any: "beliebig",
    everybody: "Alle",
  },
};

/** English wherever nobody draws a document in another language: in terminals, machine formats and tests. */
let current = notations.en;

/** The notation of the document that is being drawn; English outside of one. */
export const notation = (): Notation => current;

/** What `draw` makes, with numbers and conditions as the language writes them. It has to end before it returns: a promise would outlive the notation. */
export function inNotation<T>(locale: Locale, draw: () => T): T {
  const before = current;
  current = notations[locale];
  try {
    return draw();
  } finally {
    current = before;
  }
}

/** The digits of one number as JavaScript writes them, as they are read: "1234.5" → "1234,5" in German. */
export const withDecimal = (digits: string): string => (current.decimal === "." ? digits : digits.replace(".", current.decimal));
