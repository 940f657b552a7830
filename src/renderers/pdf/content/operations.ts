import { tokensOf } from "../tokens.js";

/** An operator of a content stream with its operands as text; brackets are operands of their own. */
export interface Operation {
  readonly operator: string;
  readonly operands: readonly string[];
  /** Where the first operand begins and the operator ends. */
  readonly begin: number;
  readonly end: number;
}

const WORD = /^[A-Za-z'"]/;
const CONSTANTS = new Set(["true", "false", "null"]);
const IMAGE_END = /[\0\t\n\f\r ]EI(?=[\0\t\n\f\r ]|$)/g;

/** The operations of a content stream in order (ISO 32000-1, 7.8.2). An image in the stream is one: "BI" to its "EI". */
export function operationsIn(text: string): readonly Operation[] {
  const tokens = tokensOf(text);
  const operations: Operation[] = [];
  let operands: string[] = [];
  let begin = -1;
  for (let token = tokens.next(); token !== null; token = tokens.next()) {
    if (begin < 0) begin = tokens.begin;
    if (!WORD.test(token) || CONSTANTS.has(token)) operands.push(token);
    else if (token !== "BI") {
      if (token === "ID") tokens.moveTo(imageEnd(text, tokens.end));
      operations.push({ operator: token === "ID" ? "BI" : token, operands, begin, end: tokens.end });
      operands = [];
      begin = -1;
    }
  }
  return operations;
}

function imageEnd(text: string, data: number): number {
  IMAGE_END.lastIndex = data + 1;
  const found = IMAGE_END.exec(text);
  if (found === null) throw new Error("the PDF has an image without an end");
  return found.index + found[0].length;
}
