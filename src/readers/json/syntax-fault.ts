import { type EvenhandError, fault } from "../../errors.js";
import { lineEvidence } from "../csv/csv-faults.js";
import { countText, visible } from "../wording.js";
import { tokensOf } from "./tokens.js";

/** EH100 for text that is not JSON: line, column and the line itself. */
export function syntaxFault(text: string, name: string, firstLine: number, cause: Error): EvenhandError {
  const at = Number(/at position (\d+)/.exec(cause.message)?.[1] ?? firstMistake(text));
  const before = text.slice(0, at);
  const line = firstLine + before.split("\n").length - 1;
  const start = before.lastIndexOf("\n") + 1;
  const from = Math.max(start, at - 40);
  const end = text.indexOf("\n", at);
  return fault("EH100", `${visible(name)} is not valid JSON at line ${countText(line)}, column ${countText(at - start + 1)}`, {
    location: { file: name, line, column: at - start + 1 },
    evidence: [lineEvidence(line, text.slice(from, end === -1 ? from + 80 : Math.min(end, from + 80))), reason(cause.message)],
    help: ["write an array of objects, an object of columns, or one object a line; NaN and trailing commas are not JSON"],
    cause,
  });
}

/** What the parser says, without the text it quotes. */
const reason = (message: string): string =>
  visible(message.replace(/,? ?(\.\.\.)?".*$/s, "").replace(/ in JSON.*$| is not valid JSON$/, ""), 80);

/** Where tokens first follow each other wrongly; only for the messages that come without a position. */
function firstMistake(text: string): number {
  let before = "";
  for (const { kind, at } of tokensOf(text)) {
    if (kind === "other") return at;
    const closes = kind === "]" || kind === "}";
    if (closes && (before === "," || before === ":")) return at;
    if (kind === "," && (before === "" || "[{,:".includes(before))) return at;
    before = kind;
  }
  return text.trimEnd().length;
}
