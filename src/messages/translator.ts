import type { Locale } from "../look/locale.js";
import { de } from "./de.js";
import { en, type MessageKey } from "./en.js";

/** Catalogues beside the English one. */
export const catalogues: Readonly<Record<Exclude<Locale, "en">, Readonly<Partial<Record<MessageKey, string>>>>> = { de };

/** Where a text stands: in cells only words of ours are looked for, as the others are the user's. */
export type Where = "prose" | "cell" | "glossary" | "phrase";

export interface Translator {
  readonly locale: Locale;
  /** A message with its placeholders filled; English where the language lacks it. */
  say(key: MessageKey, values?: Readonly<Record<string, string | number>>): string;
  /** A text of a section in the language: as a whole, else sentence by sentence; English where the catalogue has none of it. */
  text(english: string, where?: Where): string;
  /** Passages that were looked up, and those that stay English. */
  counts(): { readonly all: number; readonly untranslated: number };
}

interface Pattern {
  readonly key: MessageKey;
  /** What stands before, between and behind the placeholders. */
  readonly literals: readonly string[];
  readonly names: readonly { readonly name: string; readonly isPhrase: boolean }[];
}

const PLACEHOLDER = /\{(\w+)(:phrase)?\}/g;
const SENTENCE_END = /(?<=[.!?]) (?=[\p{Lu}▲“])/u;
/** No passage is looked up beyond it: sentences of ours are shorter, texts of the user's may be anything. */
const LONGEST = 700;

const patterns: readonly Pattern[] = (Object.keys(en) as MessageKey[]).map((key) => {
  const text: string = en[key];
  const names = [...text.matchAll(PLACEHOLDER)].map(([, name, phrase]) => ({ name: name!, isPhrase: phrase !== undefined }));
  return { key, names, literals: text.split(PLACEHOLDER).filter((_, i) => i % 3 === 0) };
});

export function translator(locale: Locale): Translator {
  let all = 0;
  let untranslated = 0;
  const own: Readonly<Partial<Record<MessageKey, string>>> = locale === "en" ? en : catalogues[locale];
  const say: Translator["say"] = (key, values = {}) =>
    (own[key] ?? en[key]).replace(PLACEHOLDER, (whole, name: string) => String(values[name] ?? whole));

  function whole(english: string, where: Where): string | null {
    if (english.length > LONGEST) return null;
    for (const { key, literals, names } of patterns) {
      if (own[key] === undefined || !isFor(key, where)) continue;
      const found = valuesIn(english, literals);
      if (found === null) continue;
      return say(
        key,
        Object.fromEntries(names.map(({ name, isPhrase }, i) => [name, isPhrase ? (whole(found[i]!, "phrase") ?? found[i]!) : found[i]!])),
      );
    }
    return null;
  }

  return {
    locale,
    say,
    text(english, where = "prose") {
      if (locale === "en" || english === "") return english;
      if (where === "cell") return whole(english, where) ?? english;
      const at = whole(english, where);
      if (at !== null) {
        all++;
        return at;
      }
      const passages = english.split(SENTENCE_END).map((passage) => {
        all++;
        const found = whole(passage, where);
        if (found === null && /\p{L}{3}/u.test(passage)) untranslated++;
        return found ?? passage;
      });
      return passages.join(" ");
    },
    counts: () => ({ all, untranslated }),
  };
}

/** Parts of a sentence, which stand for nothing by themselves. */
const PHRASES = /^(phrase|group|outcome|event|measure)\./;

function isFor(key: MessageKey, where: Where): boolean {
  if (PHRASES.test(key) || key === "open.unknown") return where === "phrase";
  return key.startsWith("cell.") ? where === "cell" : key.startsWith("term.") ? where === "glossary" : where === "prose";
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
  return at < end ? [...values, text.slice(at, end)] : null;
}
