import type { Comparison, Predicate } from "../cube/predicate.js";
import { type EvenhandError, fault } from "../errors.js";
import { type Token, type TokenKind, tokensOf } from "./where-tokens.js";

/** Longer filters, and filters nested deeper, are refused rather than parsed. */
const maxLength = 10_000;
const maxDepth = 100;

/**
 * A row filter as written after `--where`, e.g. `age >= 30 and (race in ('A', 'B') or not sex is missing)`.
 *
 * Column names are bare, "quoted" or `backticked`; texts stand in single quotes, doubled inside. Words of
 * the grammar are case-blind. No comparison, `in` or `not in` holds for a missing value; `not` alone is plain negation.
 */
export function parseWhere(text: string): Predicate {
  if (text.length > maxLength) throw fault("EH205", `the filter is ${text.length} characters long, at most ${maxLength} are allowed`);
  const tokens = tokensOf(text);
  let place = 0;
  let depth = 0;
  const peek = (): Token => tokens[place]!;
  const take = (): Token => tokens[place++]!;
  const word = (...words: string[]): boolean => peek().kind === "word" && words.includes(peek().text.toLowerCase());
  const refuse = (wanted: string): never => {
    throw misread(text, peek(), wanted);
  };

  const expression = (): Predicate => joined("or", () => joined("and", negation));

  function joined(kind: "and" | "or", term: () => Predicate): Predicate {
    const terms = [term()];
    while (word(kind)) {
      take();
      terms.push(term());
    }
    return terms.length === 1 ? terms[0]! : { kind, terms };
  }

  function negation(): Predicate {
    if (++depth > maxDepth) throw fault("EH205", `the filter is nested deeper than ${maxDepth} levels`);
    const negated = word("not");
    if (negated) take();
    const term = negated ? negation() : primary();
    depth--;
    return negated ? { kind: "not", term } : term;
  }

  function primary(): Predicate {
    if (peek().kind === "(") {
      take();
      const inner = expression();
      expect(")", "a closing parenthesis");
      return inner;
    }
    if (peek().kind !== "name" && (peek().kind !== "word" || isReserved(peek().text))) refuse("a column name");
    return condition(take().text);
  }

  function condition(column: string): Predicate {
    if (peek().kind === "operator") return { kind: "compare", column, operator: take().text as Comparison, value: literal() };
    if (word("is")) return missing(column);
    if (word("in")) return membership(column);
    if (word("not")) {
      take();
      if (!word("in")) refuse('"in"');
      return { kind: "and", terms: [{ kind: "not", term: membership(column) }, present(column)] };
    }
    return refuse("a comparison, in, or is missing");
  }

  function missing(column: string): Predicate {
    take();
    const negated = word("not");
    if (negated) take();
    if (!word("missing", "null")) refuse(negated ? '"missing"' : '"missing" or "not missing"');
    take();
    return negated ? present(column) : { kind: "missing", column };
  }

  function membership(column: string): Predicate {
    take();
    expect("(", "an opening parenthesis");
    const values = [literal()];
    while (peek().kind === ",") {
      take();
      values.push(literal());
    }
    expect(")", "a comma or a closing parenthesis");
    return { kind: "in", column, values };
  }

  function literal(): number | string {
    const token = peek();
    if (token.kind === "number") return Number(take().text);
    if (token.kind === "text") return take().text;
    return refuse("a number or a text in single quotes");
  }

  function expect(kind: TokenKind, wanted: string): void {
    if (peek().kind !== kind) refuse(wanted);
    take();
  }

  const predicate = expression();
  if (peek().kind !== "end") refuse('"and", "or" or the end');
  return predicate;
}

const present = (column: string): Predicate => ({ kind: "not", term: { kind: "missing", column } });

const reserved = ["and", "or", "not", "in", "is", "missing", "null"];

/** Whether a bare word is part of the grammar, so that a column of that name needs quotes. */
export const isReserved = (text: string): boolean => reserved.includes(text.toLowerCase());

function misread(text: string, { kind, at, text: found }: Token, wanted: string): EvenhandError {
  const from = Math.max(0, at - 50);
  const seen = kind === "end" ? "the filter ends" : `found ${JSON.stringify(found)}`;
  const aboutQuotes = wanted.startsWith("a number or a text") && (kind === "word" || kind === "name");
  return fault("EH205", `the filter wants ${wanted} at character ${at + 1}, but ${seen}`, {
    evidence: [text.slice(from, from + 70).replace(/\s/g, " "), `${" ".repeat(at - from)}^`],
    help: aboutQuotes ? [`write the text in single quotes: '${found.replaceAll("'", "''")}'`] : [],
  });
}
