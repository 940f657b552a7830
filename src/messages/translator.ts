import type { Locale } from "../look/locale.js";
import { de } from "./de.js";
import { en, type MessageKey } from "./en.js";

/** Catalogues beside the English one. */
export const catalogues: Readonly<Record<Exclude<Locale, "en">, Readonly<Partial<Record<MessageKey, string>>>>> = { de };

/**
 * Where a text stands. In cells, in what qualifies them and in labels of charts only words of ours are looked for, as the others are the
 * user's; a cell of a column of numbers is never the user's. A phrase stands in a sentence and may be the user's, what is known is ours.
 */
export type Where = "prose" | "cell" | "number" | "detail" | "label" | "glossary" | "phrase" | "known" | "measure";

export interface TranslatorOptions {
  /** The user's own, such as attributes and groups: they are never words of ours, and nothing is missing when they stay as they are. */
  readonly names?: ReadonlySet<string>;
  /** Set around a passage that stays English. */
  readonly marks?: readonly [open: string, close: string];
}

export interface Translator {
  readonly locale: Locale;
  /** A message with its placeholders filled; English where the language lacks it. */
  say(key: MessageKey, values?: Readonly<Record<string, string | number>>): string;
  /** A text of a section in the language: as a whole, else sentence by sentence; English where the catalogue has none of it. */
  text(english: string, where?: Where): string;
  /** Passages that were looked up, and those that stay English. */
  counts(): { readonly all: number; readonly untranslated: number };
}

/** What may stand for a placeholder. */
type Kind = "text" | "phrase" | "known" | "measure" | "name" | "id" | "number" | "list";

interface Pattern {
  readonly key: MessageKey;
  /** What stands before, between and behind the placeholders. */
  readonly literals: readonly string[];
  /** Whether anything at all may stand at its beginning: "{a} and {b}". */
  readonly isLoose: boolean;
  readonly names: readonly { readonly name: string; readonly as: Kind }[];
}

const AND: Readonly<Record<Locale, string>> = { en: "and", de: "und" };
const PLACEHOLDER = /\{(\w+)(?::(phrase|known|measure|name|id|number|list))?\}/g;
const NUMBER = /^[−+<>×÷-]?\s?\d[\d.,]*(?:\u00a0?%)?$|^\d{4}-\d\d-\d\d$/u;
const SENTENCE_END = /(?<=[.!?]) /;
const SENTENCE_START = /^[\p{Lu}\d▲“]/u;
/** In what would stand for a placeholder: another sentence, which would be shown in English and not be counted. */
const SENTENCE = /[.!?] /;
/** No passage is looked up beyond it: sentences of ours are shorter, texts of the user's may be anything. */
const LONGEST = 2000;

/** What is no language: a digest, a number, an instant, an id. */
const NO_WORDS = /^[0-9a-f]{12,}$|^\P{L}*$|^(?!.*\p{L}{3})|^\d{4}-\d\d-\d\d \d\d:\d\d UTC$|^[a-z0-9]+(?:_[a-z0-9]+)+$/u;

/** Messages without placeholders, by their text; they go before the others. */
const exact = new Map<string, readonly MessageKey[]>();
for (const key of Object.keys(en) as MessageKey[]) exact.set(en[key], [...(exact.get(en[key]) ?? []), key]);

const patterns: readonly Pattern[] = (Object.keys(en) as MessageKey[])
  .map((key): Pattern => {
    const text: string = en[key];
    const names = [...text.matchAll(PLACEHOLDER)].map(([, name, as = "text"]) => ({ name: name!, as: as as Kind }));
    const isLoose = /^\{\w+(?::phrase)?\}/.test(text) && names.every(({ as }) => ["text", "phrase", "number"].includes(as));
    return { key, names, isLoose, literals: text.split(PLACEHOLDER).filter((_, i) => i % 3 === 0) };
  })
  .filter(({ names }) => names.length > 0)
  // What says most of its own goes first: "{a}: {b}" would take all that has a colon.
  .sort((a, b) => b.literals.join("").length - a.literals.join("").length);

export function translator(
  locale: Locale,
  { names: own = new Set(), marks: [open, close] = ["", ""] }: TranslatorOptions = {},
): Translator {
  let all = 0;
  let untranslated = 0;
  const known: Readonly<Partial<Record<MessageKey, string>>> = locale === "en" ? en : catalogues[locale];
  const say: Translator["say"] = (key, values = {}) =>
    (known[key] ?? en[key]).replace(PLACEHOLDER, (whole, name: string) => String(values[name] ?? whole));

  function whole(english: string, where: Where): string | null {
    if (english.length > LONGEST) return null;
    const named = (where === "phrase" || where === "known") && !own.has(english) ? measures(english) : null;
    if (named !== null) return named;
    for (const key of exact.get(english) ?? []) if (known[key] !== undefined && isFor(key, where)) return known[key];
    for (const { key, literals, names, isLoose } of patterns) {
      if (known[key] === undefined || !isFor(key, where) || (isLoose && where === "known")) continue;
      const found = valuesIn(english, literals);
      if (found === null || found.some((value) => SENTENCE.test(value) && !own.has(value))) continue;
      const values = names.map(({ as }, i) => filled(found[i]!, as));
      if (values.includes(null)) continue;
      return say(key, Object.fromEntries(names.map(({ name }, i) => [name, values[i]!])));
    }
    return where === "prose" ? userNames(english) : null;
  }

  function filled(english: string, as: Kind): string | null {
    if (as === "text") return english;
    if (as === "number" || as === "id") return (as === "id" ? /^\S+$/ : NUMBER).test(english) ? english : null;
    if (as === "name") return own.has(english) ? english : userNames(english);
    if (as === "list") {
      const items = english.split("; ").map((item) => whole(item, "known"));
      return items.includes(null) ? null : items.join("; ");
    }
    return as === "known" ? whole(english, "known") : (whole(english, as) ?? (as === "phrase" ? english : null));
  }

  /** "race, sex and race × sex.": nothing but names of the user's. */
  function userNames(english: string): string | null {
    const parts = english.replace(/\.$/, "").split(/, | and /);
    return own.size > 0 && parts.every((part) => own.has(part)) ? english.replace(" and ", ` ${AND[locale]} `) : null;
  }

  /** "false positive rate, accuracy and lift": what measures are called, also in the middle of a sentence; null when it is something else. */
  function measures(english: string): string | null {
    const parts = english.split(/, | and /);
    const named = parts.map((part) => whole(part.charAt(0).toUpperCase() + part.slice(1), parts.length > 1 ? "phrase" : "measure"));
    if (named.includes(null)) return null;
    return named.length === 1 ? named[0]! : say("phrase.two", { a: named.slice(0, -1).join(", "), b: named.at(-1)! });
  }

  return {
    locale,
    say,
    text(english, where = "prose") {
      if (locale === "en" || english === "" || own.has(english)) return english;
      if (UNCOUNTED.has(where)) {
        const measure = where === "detail" || where === "number" ? measures(english) : null;
        return whole(english, where) ?? measure ?? userNames(english) ?? english;
      }
      const at = whole(english, where);
      if (at !== null) {
        all++;
        return at;
      }
      const passages = sentences(english, own).map((passage) => {
        all++;
        const found = whole(passage, where);
        if (found !== null || NO_WORDS.test(passage)) return found ?? passage;
        untranslated++;
        return `${open}${passage}${close}`;
      });
      return passages.join(" ");
    },
    counts: () => ({ all, untranslated }),
  };
}

/** Where words of the user's are as likely as ours, so that what is not ours is nothing untranslated. */
const UNCOUNTED: ReadonlySet<Where> = new Set(["cell", "number", "detail", "label"]);

/** Parts of a sentence, which stand for nothing by themselves. */
const PHRASES = /^(phrase|group|outcome|event|measure)\./;
/** Where messages are looked for whose keys begin so. */
const PLACES: readonly (readonly [string, readonly Where[]])[] = [
  ["cell.", ["cell", "number", "detail", "label"]],
  ["number.", ["number", "detail", "label"]],
  ["detail.", ["detail", "number", "label"]],
  ["label.", ["label"]],
  ["term.", ["glossary"]],
  ["words.", ["phrase", "known", "measure", "cell", "number", "detail", "label", "prose"]],
];

/** A text in its sentences, which begin with a capital or a number, or with a name of the user's. */
function sentences(text: string, own: ReadonlySet<string>): readonly string[] {
  const found: string[] = [];
  for (const piece of text.split(SENTENCE_END)) {
    const begins = found.length === 0 || SENTENCE_START.test(piece) || own.has(/^[^\s:,]*/.exec(piece)![0]);
    if (begins) found.push(piece);
    else found.push(`${found.pop()} ${piece}`);
  }
  return found;
}

function isFor(key: MessageKey, where: Where): boolean {
  if (key.startsWith("name.")) return where === "prose" || where === "glossary" || where === "measure" || where === "label";
  if (where === "measure") return key.startsWith("words.") || key === "gap.measure-by";
  if (key.startsWith("page.")) return false;
  if (PHRASES.test(key) || key === "open.unknown") return where === "phrase" || where === "known";
  if (key === "gap.measure-by") return where === "prose" || where === "phrase" || where === "known" || where === "label";
  return (PLACES.find(([start]) => key.startsWith(start))?.[1] ?? ["prose"]).includes(where);
}

/** What stands between the literals; null when the text is another one. Each literal is taken where it first comes, so that no text takes long. */
function valuesIn(text: string, literals: readonly string[]): readonly string[] | null {
  const last = literals[literals.length - 1]!;
  if (literals.length === 1) return text === last ? [] : null;
  if (!text.startsWith(literals[0]!) || !text.endsWith(last)) return null;
  const values: string[] = [];
  const end = text.length - last.length;
  let at = literals[0]!.length;
  for (const literal of literals.slice(1, -1)) {
    const next = text.indexOf(literal, at + 1);
    if (next === -1 || next + literal.length > end) return null;
    values.push(text.slice(at, next));
    at = next + literal.length;
  }
  const all = at < end ? [...values, text.slice(at, end)] : [];
  return all.length > 0 ? all : null;
}
