/** Characters of a name where there is room, and on the first page. */
export const FULL_NAME = 80;
export const SHORT_NAME = 32;
/** Of a name that is cut, the share kept from its beginning. */
const HEAD = 0.6;

/** Control characters, line separators, halves of characters and marks that reorder the text around them: they have no place in a name. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

/**
 * A text of the user's data as it is printed: nothing invisible, no lone surrogate, at most `longest` characters.
 *
 * A name that is blank or has space at an end is put in quotation marks, so that it can be told from its neighbours.
 * Escaping for HTML, Markdown or CSV is the renderer's part.
 */
export function formatName(name: string, longest = FULL_NAME): string {
  const characters = [...name.replace(UNPRINTABLE, "\ufffd")];
  const head = Math.floor(longest * HEAD);
  const short = characters.length <= longest ? characters : [...characters.slice(0, head), "…", ...characters.slice(head + 1 - longest)];
  const shown = short.join("");
  return shown.trim() === shown && shown !== "" ? shown : `“${shown}”`;
}
