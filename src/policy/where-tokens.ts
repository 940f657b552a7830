import { fault } from "../errors.js";

/** `name` is a quoted column; `word` is bare: a column or a word of the grammar. */
export type TokenKind = "word" | "name" | "text" | "number" | "operator" | "(" | ")" | "," | "end";

/** A piece of a filter, without its quotes. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** Index of its first character. */
  readonly at: number;
}

const space = /\s*/y;
const patterns: readonly { readonly kind: TokenKind; readonly pattern: RegExp }[] = [
  { kind: "number", pattern: /[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?(?![\p{L}\p{N}_])/uy },
  { kind: "word", pattern: /[\p{L}_][\p{L}\p{N}\p{M}_.#$-]*/uy },
  { kind: "operator", pattern: /<=|>=|<>|!=|==|=|<|>/y },
  { kind: "(", pattern: /\(/y },
  { kind: ")", pattern: /\)/y },
  { kind: ",", pattern: /,/y },
];
const synonyms: ReadonlyMap<string, string> = new Map([
  ["==", "="],
  ["<>", "!="],
]);

/** The filter cut into tokens, the last of which is its end. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = after(space, text, 0);
  while (at < text.length) {
    const token = quoted(text, at) ?? plain(text, at);
    tokens.push(token.token);
    at = after(space, text, token.end);
  }
  tokens.push({ kind: "end", text: "", at: text.length });
  return tokens;
}

function quoted(text: string, at: number): { token: Token; end: number } | null {
  const quote = text[at]!;
  if (!"'\"`".includes(quote)) return null;
  let end = at + 1;
  let content = "";
  for (;;) {
    const close = text.indexOf(quote, end);
    if (close === -1) {
      throw fault("EH205", `the quote at character ${at + 1} of the filter never closes`, {
        evidence: [text.slice(at, at + 70).replace(/\s/g, " "), "^"],
      });
    }
    content += text.slice(end, close);
    end = close + 1;
    if (text[end] !== quote) return { token: { kind: quote === "'" ? "text" : "name", text: content, at }, end };
    content += quote;
    end++;
  }
}

function plain(text: string, at: number): { token: Token; end: number } {
  for (const { kind, pattern } of patterns) {
    const end = after(pattern, text, at);
    if (end > at) {
      const found = text.slice(at, end);
      return { token: { kind, text: synonyms.get(found) ?? found, at }, end };
    }
  }
  const found = String.fromCodePoint(text.codePointAt(at)!);
  throw fault("EH205", `the filter has ${JSON.stringify(found)} at character ${at + 1}, which has no meaning there`, {
    evidence: [text.slice(Math.max(0, at - 50), at + 20).replace(/\s/g, " "), `${" ".repeat(Math.min(at, 50))}^`],
  });
}

/** Where a match that begins at `at` ends; `at` when there is none. */
function after(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
