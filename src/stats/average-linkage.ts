/**
 * Clusters by average linkage: the two whose members are nearest on average are joined, until the nearest are further than `cut`.
 *
 * `distances` is a square row by row. Clusters come in the order of their first member, members in order. Of equal distances the
 * first pair is joined.
 *
 * Example: points 0, 1 and 9 on a line, cut 2 → [0, 1], [2].
 *
 * @source Sokal & Michener (1958), Univ. Kansas Sci. Bull. 38:1409–1438 (UPGMA); update of Lance & Williams (1967), Comput. J. 9:373
 */
export function averageLinkage(distances: Float64Array, size: number, cut: number): readonly (readonly number[])[] {
  const between = Float64Array.from(distances);
  const clusters = new Map<number, number[]>(Array.from({ length: size }, (_, i) => [i, [i]]));
  for (;;) {
    let nearest: { readonly i: number; readonly j: number; readonly distance: number } | null = null;
    for (const i of clusters.keys()) {
      for (const j of clusters.keys()) {
        const distance = between[i * size + j]!;
        if (j > i && distance <= cut && (nearest === null || distance < nearest.distance)) nearest = { i, j, distance };
      }
    }
    if (nearest === null) return [...clusters.values()].map((members) => members.sort((a, b) => a - b));
    const { i, j } = nearest;
    const [own, other] = [clusters.get(i)!, clusters.get(j)!];
    for (const k of clusters.keys()) {
      const joined = (own.length * between[i * size + k]! + other.length * between[j * size + k]!) / (own.length + other.length);
      between[i * size + k] = between[k * size + i] = joined;
    }
    own.push(...other);
    clusters.delete(j);
  }
}
