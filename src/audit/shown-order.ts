import type { BoundAttribute } from "./bind/attributes.js";
import type { DisparityRow, GroupKey, GroupRow } from "./result.js";

interface Rows {
  readonly groups: readonly GroupRow[];
  readonly disparities: readonly DisparityRow[];
}

/** The rows with each grouping's groups in the order in which a reader expects them: bins by size, "(missing)" last. */
export function inShownOrder({ groups, disparities }: Rows, attributes: readonly BoundAttribute[]): Rows {
  const places = new Map(attributes.map(({ name, groups: texts }) => [name, new Map(texts.map((text, i) => [text, i]))]));
  const placeOf = (name: string, text: string | undefined): number => places.get(name)?.get(text ?? "") ?? Number.MAX_SAFE_INTEGER;
  const compare = (by: readonly string[], a: GroupKey, b: GroupKey): number => {
    for (const name of by) {
      const order = placeOf(name, a[name]) - placeOf(name, b[name]);
      if (order !== 0) return order;
    }
    return 0;
  };
  return {
    groups: runsSorted(
      groups,
      ({ by }) => by.join("\0"),
      (a, b) => compare(a.by, a.group, b.group),
    ),
    disparities: runsSorted(
      disparities,
      ({ id }) => id,
      (a, b) => (a.group && b.group ? compare(a.by, a.group, b.group) : 0),
    ),
  };
}

/** Sorts within runs of neighbours that share a key; runs stay where they are. */
function runsSorted<T>(rows: readonly T[], keyOf: (row: T) => string, compare: (a: T, b: T) => number): readonly T[] {
  const runs: T[][] = [];
  let last: string | null = null;
  for (const row of rows) {
    const key = keyOf(row);
    if (key === last) runs.at(-1)!.push(row);
    else runs.push([row]);
    last = key;
  }
  return runs.flatMap((run) => [...run].sort(compare));
}
