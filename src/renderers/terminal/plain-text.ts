/** Characters that could move the cursor, colour the screen, or reorder what stands around them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be taken out
const unprintable = /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\p{Surrogate}/gu;

/** Escape sequences whole, not only their first character. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: as above
const escapes = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\-_])/g;

/** A text on one line with nothing in it that a terminal would obey: line breaks and tabs become spaces, the rest goes. */
export function plainText(text: string): string {
  return text
    .replace(escapes, "")
    .replace(/[\t\r\n]+/g, " ")
    .replace(unprintable, "");
}
