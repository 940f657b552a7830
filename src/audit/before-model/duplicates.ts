import type { ColumnarCube } from "../../cube/columnar.js";
import type { Axis } from "../../cube/cube.js";
import type { Engine } from "../../engines/engine.js";
import type { AuditRequest } from "../../policy/request.js";
import type { Bound } from "../bind/bind.js";
import type { Duplicates } from "./row.js";
import { labelTarget } from "./target.js";

/** Rows that equal another one in every column but the id, and rows alike in all that is known beforehand with different labels. */
export async function duplicates(
  engine: Engine,
  bound: Bound,
  { columns }: AuditRequest,
  features: readonly string[],
): Promise<Duplicates | null> {
  const label = labelTarget(bound);
  const { where } = bound;
  if (columns.count !== null || features.length === 0) return null;
  const compared = engine.columns.map(({ name }) => name).filter((name) => name !== columns.id);
  const before = [...features, ...new Set(columns.sensitive)];
  const cube = await engine.columnar({
    axes: {
      ...axesOf("before", before),
      ...(label && { label: label.axis }),
      ...axesOf(
        "beside",
        compared.filter((name) => !before.includes(name)),
      ),
    },
    ...(where !== null && { where }),
  });
  return {
    rows: cube.n.reduce((sum, n) => sum + n, 0),
    columns: compared.length,
    repeated: cube.n.reduce((sum, n) => sum + n - 1, 0),
    most: cube.n.reduce((most, n) => Math.max(most, n), 0),
    pairs: cube.n.reduce((sum, n) => sum + (n * (n - 1)) / 2, 0),
    pairsByChance: pairsByChance({ ...cube, axes: cube.axes.filter(({ name }) => name !== "label") }),
    contradicting: label === null ? null : contradicting(cube, before.length),
  };
}

const axesOf = (kind: string, columns: readonly string[]): Readonly<Record<string, Axis>> =>
  Object.fromEntries(columns.map((column, i) => [`${kind}.${i}`, { kind: "category", column }]));

/** Pairs of rows that would be equal if each column were shuffled by itself. */
function pairsByChance({ axes, n }: ColumnarCube): number {
  const rows = n.reduce((sum, count) => sum + count, 0);
  const pairs = (rows * (rows - 1)) / 2;
  if (pairs === 0) return 0;
  return axes.reduce((expected, { places, coordinates }) => {
    const counts = new Float64Array(coordinates.length);
    for (let cell = 0; cell < n.length; cell++) counts[places[cell]!]! += n[cell]!;
    return expected * (counts.reduce((sum, count) => sum + (count * (count - 1)) / 2, 0) / pairs);
  }, pairs);
}

/** Rows that agree on the first axes and not on the label, which comes next. Rows without a label contradict nobody. */
function contradicting({ axes, n }: ColumnarCube, first: number): number {
  const before = axes.slice(0, first);
  const label = axes[first]!;
  const labelOf = (cell: number) => label.coordinates[label.places[cell]!] ?? null;
  const same = (a: number, b: number): boolean => before.every(({ places }) => places[a] === places[b]);
  const known = Array.from(n.keys()).filter((cell) => labelOf(cell) !== null);
  let rows = 0;
  for (let i = 0; i < known.length; ) {
    let end = i + 1;
    while (end < known.length && same(known[i]!, known[end]!)) end++;
    // Cells are in order, so that the first and the last label differ if any two do.
    if (labelOf(known[i]!) !== labelOf(known[end - 1]!)) for (let k = i; k < end; k++) rows += n[known[k]!]!;
    i = end;
  }
  return rows;
}
