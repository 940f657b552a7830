/** One token of JSON text; numbers and strings with their text as written. */
export interface Token {
  readonly kind: "[" | "]" | "{" | "}" | "," | ":" | "string" | "number" | "word" | "other";
  readonly text: string;
  readonly at: number;
}

const pattern = /\s*(?:([[\]{},:])|("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false|null)|(\S))/gsy;

/** The tokens of a JSON text in order; what no token can begin with is an "other". */
export function* tokensOf(text: string): Generator<Token> {
  const scan = new RegExp(pattern);
  for (let match = scan.exec(text); match !== null; match = scan.exec(text)) {
    const [, mark, string, number, word, other] = match;
    const found = mark ?? string ?? number ?? word ?? other!;
    const kind =
      mark !== undefined
        ? (mark as Token["kind"])
        : string !== undefined
          ? "string"
          : number !== undefined
            ? "number"
            : word !== undefined
              ? "word"
              : "other";
    yield { kind, text: found, at: scan.lastIndex - found.length };
  }
}
