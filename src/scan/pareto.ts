/** For each point whether no other one is at least as large in both numbers and larger in one. Equal points stand together. */
export function paretoFront(points: readonly { readonly size: number; readonly gap: number }[]): readonly boolean[] {
  return points.map(
    ({ size, gap }) => !points.some((other) => other.size >= size && other.gap >= gap && (other.size > size || other.gap > gap)),
  );
}
