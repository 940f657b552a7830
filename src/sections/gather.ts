/** Items by a key of theirs, keys in the order in which they first occur. */
export function gather<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const among = found.get(key);
    if (among) among.push(item);
    else found.set(key, [item]);
  }
  return found;
}
