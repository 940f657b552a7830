/** A whole number with thousands marked: 4812 is "4,812". */
export const countText = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ",");

/** "1 row", "4,812 rows". */
export const counted = (count: number, noun: string): string => `${countText(count)} ${noun}${count === 1 ? "" : "s"}`;

/** Foreign text that is safe to show on one line: control characters, odd spaces and lone surrogates written as escapes, cut to `most` characters. */
export function visible(text: string, most = 60): string {
  const cut = text.length > most ? `${text.slice(0, most - 3)}...` : text;
  return cut.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, escapeOf);
}

/** Foreign text between quotes, safe to show. */
export const quoted = (text: string, most = 60): string => `"${visible(text, most)}"`;

function escapeOf(character: string): string {
  const code = character.codePointAt(0)!;
  return code < 0x100 ? `\\x${code.toString(16).toUpperCase().padStart(2, "0")}` : `\\u{${code.toString(16).toUpperCase()}}`;
}

/** A word of a command line as a POSIX shell takes it. */
export const shellWord = (text: string): string => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

/** Names in a list, at most `most` of them. */
export function listed(names: readonly string[], most = 12): string {
  const shown = names.slice(0, most).map((name) => visible(name, 40));
  return names.length > most ? `${shown.join(", ")} and ${countText(names.length - most)} more` : shown.join(", ");
}

/** A file as a command names it; one that has no path of the user's is FILE. */
export const commandName = (file: { readonly path: string; readonly name: string }): string =>
  file.path === file.name ? shellWord(file.name) : "FILE";
