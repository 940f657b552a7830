import { formatName } from "./format-name.js";
import type { Section } from "./section.js";

/** What the run had to say: warnings and notes with their codes. */
export const messages: Section = {
  id: "messages",
  title: "Messages of the run",
  blocks({ diagnostics }) {
    if (diagnostics.length === 0) return [];
    return [
      {
        kind: "messages",
        messages: diagnostics.map(({ level, code, message, evidence, help }) => ({
          level: `${level.charAt(0).toUpperCase()}${level.slice(1)}`,
          code,
          text: printable(message),
          evidence: evidence.map(printable),
          help: help.map(printable),
        })),
      },
    ];
  },
};

/** Messages may be long sentences that quote the data: every word is kept, what cannot be printed is not. */
const printable = (words: string): string =>
  words
    .split(" ")
    .map((word) => (word === "" ? "" : formatName(word)))
    .join(" ");
