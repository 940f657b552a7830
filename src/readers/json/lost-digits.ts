import { fault } from "../../errors.js";
import { lastExactInteger } from "../../table/numerals.js";
import { counted, visible } from "../wording.js";
import { tokensOf } from "./tokens.js";

/** Throws EH110 when a whole number in the text is beyond 2^53, with how many different ones would become equal. */
export function refuseLostDigits(text: string, name: string, firstLine: number): void {
  if (!/\d{16}/.test(text)) return;
  const long = new Map<string, number>();
  for (const { kind, text: literal, at } of tokensOf(text))
    if (kind === "number" && /^-?\d{16,}$/.test(literal) && !long.has(literal)) long.set(literal, at);
  const first = [...long].find(([literal]) => losesDigits(literal));
  if (first === undefined) return;
  const merged = long.size - new Set([...long.keys()].map(Number)).size;
  const line = firstLine + text.slice(0, first[1]).split("\n").length - 1;
  throw fault("EH110", `ids lose digits: ${visible(first[0], 40)} in ${visible(name)}`, {
    location: { file: name, line, column: 1 },
    evidence: [
      merged === 0
        ? "JSON numbers above 2^53 are not exact"
        : `JSON numbers above 2^53 are not exact; ${counted(merged, "id")} would become equal to another`,
    ],
    help: ["write the id as a string (CSV ids are always kept as text)"],
  });
}

function losesDigits(literal: string): boolean {
  const digits = literal.replace(/^-?0*/, "");
  return digits.length > lastExactInteger.length || (digits.length === lastExactInteger.length && digits > lastExactInteger);
}
