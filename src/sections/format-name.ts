const LONGEST = 80;
const HEAD = 50;

/** Control characters, line separators, halves of characters and marks that reorder the text around them: they have no place in a name. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;

/**
 * A text of the user's data as it is printed: nothing invisible, no lone surrogate, at most 80 characters.
 *
 * A name that is blank or has space at an end is put in quotation marks, so that it can be told from its neighbours.
 * Escaping for HTML, Markdown or CSV is the renderer's part.
 */
export function formatName(name: string): string {
  const characters = [...name.replace(UNPRINTABLE, "\ufffd")];
  const short = characters.length <= LONGEST ? characters : [...characters.slice(0, HEAD), "…", ...characters.slice(HEAD + 1 - LONGEST)];
  const shown = short.join("");
  return shown.trim() === shown && shown !== "" ? shown : `“${shown}”`;
}
