import type { FactsBlock } from "../block.js";
import { formatName } from "../format-name.js";

export const NOT_PROVIDED = "○ not provided";
/** Characters of what people wrote, of one answer. */
const LONGEST = 1200;

/** What people wrote, or that they did not. */
export const given = (answer: string | undefined, longest = LONGEST): string =>
  answer === undefined ? NOT_PROVIDED : formatName(answer.replace(/\s+/g, " "), longest);

/** Questions with their answers. */
export function answers(caption: string, rows: readonly (readonly [name: string, answer: string | undefined])[]): FactsBlock {
  return { kind: "facts", caption, rows: rows.map(([name, answer]) => ({ name, value: given(answer) })) };
}
