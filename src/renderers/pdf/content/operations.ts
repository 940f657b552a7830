import { type Tokens, tokensOf } from "../tokens.js";

/** An operator of a content stream with its operands. */
export interface Operation {
  readonly operator: string;
  /** As text; brackets are operands of their own. Read when asked for: most are never needed. */
  readonly operands: readonly string[];
  /** Where the first operand begins and the operator ends. */
  readonly begin: number;
  readonly end: number;
}

const CONSTANTS = new Set(["true", "false", "null"]);
const IMAGE_END = /[\0\t\n\f\r ]EI(?=[\0\t\n\f\r ]|$)/g;

/** The operations of a content stream in order (ISO 32000-1, 7.8.2). An image in the stream is one: "BI" to its "EI". */
export function operationsIn(text: string): readonly Operation[] {
  const tokens = tokensOf(text);
  const again = tokensOf(text);
  const operations: Operation[] = [];
  let begin = -1;
  while (tokens.move()) {
    if (begin < 0) begin = tokens.begin;
    if (!startsWord(text.charCodeAt(tokens.begin))) continue;
    const word = text.slice(tokens.begin, tokens.end);
    if (CONSTANTS.has(word) || word === "BI") continue;
    const operands = tokens.begin;
    if (word === "ID") tokens.moveTo(imageEnd(text, tokens.end));
    operations.push(new Part(again, word === "ID" ? "BI" : word, begin, operands, tokens.end));
    begin = -1;
  }
  return operations;
}

class Part implements Operation {
  readonly operator: string;
  readonly begin: number;
  readonly end: number;
  /** Of the whole stream, for all its operations. */
  readonly #tokens: Tokens;
  /** Where the operands end. */
  readonly #behind: number;

  constructor(tokens: Tokens, operator: string, begin: number, behind: number, end: number) {
    this.#tokens = tokens;
    this.operator = operator;
    this.begin = begin;
    this.#behind = behind;
    this.end = end;
  }

  get operands(): readonly string[] {
    const tokens = this.#tokens;
    tokens.moveTo(this.begin);
    const operands: string[] = [];
    for (let token = tokens.next(); token !== null && tokens.end <= this.#behind; token = tokens.next()) operands.push(token);
    return operands;
  }
}

/** A letter, or one of the two quotes that are operators. */
const startsWord = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 39 || code === 34;

function imageEnd(text: string, data: number): number {
  IMAGE_END.lastIndex = data + 1;
  const found = IMAGE_END.exec(text);
  if (found === null) throw new Error("the PDF has an image without an end");
  return found.index + found[0].length;
}
