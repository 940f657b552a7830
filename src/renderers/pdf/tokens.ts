/** Reads a PDF's text, a byte a character, piece by piece (ISO 32000-1, 7.2). */
export interface Tokens {
  /** The next piece: a bracket, name, string or word; null at the end. Comments are left out. */
  next(): string | null;
  /** Goes on to the next piece without taking it out; false at the end. */
  move(): boolean;
  /** Where the last piece begins and ends. */
  readonly begin: number;
  readonly end: number;
  /** Goes on reading elsewhere. */
  moveTo(place: number): void;
}

const BETWEEN = /(?:[\0\t\n\f\r ]+|%[^\r\n]*)*/y;
const PIECE = /<<|>>|[[\]{}]|<[^>]*>|\/[^\0\t\n\f\r ()<>[\]{}/%]*|[^\0\t\n\f\r ()<>[\]{}/%]+/y;

export function tokensOf(text: string, start = 0): Tokens {
  let begin = start;
  let end = start;
  const tokens: Tokens = {
    next: () => (tokens.move() ? text.slice(begin, end) : null),
    move() {
      BETWEEN.lastIndex = end;
      BETWEEN.test(text);
      begin = BETWEEN.lastIndex;
      if (text[begin] === "(") end = stringEnd(text, begin);
      else {
        PIECE.lastIndex = begin;
        if (!PIECE.test(text)) {
          if (begin < text.length) throw new Error(`the PDF has an unexpected "${text[begin]}"`);
          return false;
        }
        end = PIECE.lastIndex;
      }
      return true;
    },
    get begin() {
      return begin;
    },
    get end() {
      return end;
    },
    moveTo(place) {
      begin = place;
      end = place;
    },
  };
  return tokens;
}

/** Behind the parenthesis that closes a string; those within may nest, and a backslash takes away a character's meaning. */
function stringEnd(text: string, begin: number): number {
  let depth = 0;
  for (let at = begin; at < text.length; at++) {
    const one = text[at];
    if (one === "\\") at++;
    else if (one === "(") depth++;
    else if (one === ")" && --depth === 0) return at + 1;
  }
  throw new Error("the PDF has a string without an end");
}
