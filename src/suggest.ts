/** The one candidate that is a slip of the finger away from `wanted`, ignoring case; null when there is none or more than one. */
export function suggest(wanted: string, candidates: Iterable<string>): string | null {
  const reach = wanted.length < 5 ? 1 : 2;
  const ranked = [...new Set(candidates)].map((name) => ({ name, distance: editDistance(wanted.toLowerCase(), name.toLowerCase()) }));
  const nearest = Math.min(...ranked.map(({ distance }) => distance));
  const best = ranked.filter(({ distance }) => distance === nearest);
  return nearest <= reach && best.length === 1 ? best[0]!.name : null;
}

/**
 * Insertions, deletions, substitutions and swaps of neighbours that turn `a` into `b`.
 *
 * @source Damerau (1964), Communications of the ACM 7:171–176; optimal string alignment form
 */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
    }
    before = above;
    above = row;
  }
  return above[b.length]!;
}
