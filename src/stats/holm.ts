/**
 * Holm's adjusted p of each of a family of tests: reject those at most α and the chance of any false rejection is at most α.
 *
 * Unit: probability; in the order given. Example: 0.01 0.04 0.03 → 0.03 0.06 0.06.
 *
 * @source Holm (1979), Scand. J. Statist. 6:65–70
 */
export function holm(p: readonly number[]): number[] {
  const adjusted = new Array<number>(p.length);
  let largest = 0;
  p.map((value, index) => ({ value, index }))
    .sort((x, y) => x.value - y.value)
    .forEach(({ value, index }, rank) => {
      largest = Math.max(largest, Math.min(1, (p.length - rank) * value));
      adjusted[index] = largest;
    });
  return adjusted;
}
