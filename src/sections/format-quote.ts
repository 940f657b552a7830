import { formatName } from "./format-name.js";

/** What somebody wrote, in one line: cut at the end of a word where it is longer than there is room, and seen to be cut. */
export function formatQuote(words: string, longest: number): string {
  const line = words.replace(/\s+/g, " ").trim();
  if ([...line].length <= longest) return formatName(line, longest);
  const cut = [...line].slice(0, longest - 1).join("");
  return `${formatName(cut.slice(0, Math.max(cut.lastIndexOf(" "), longest >> 1)).trimEnd(), longest)}…`;
}
