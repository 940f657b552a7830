/** Items in a sentence: "a", "a and b", "a, b and c"; beyond `most` the rest is counted: "a, b and 3 more". */
export function pluralList(items: readonly string[], most = 6): string {
  const shown = items.length > most ? [...items.slice(0, most - 1), `${items.length - most + 1} more`] : items;
  return shown.length < 2 ? (shown[0] ?? "none") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}
