import type { Column } from "../../table/table.js";

/** A column cut into parts, one number a row; ranges of them are what a slice can ask for. */
export interface PartedColumn {
  readonly partOf: Uint8Array;
  readonly parts: number;
  /** Whether parts are in order, so that a slice can ask for several that follow each other. */
  readonly ordered: boolean;
  /** Of numbers, the upper edge of each part but the last. */
  readonly edges: readonly number[];
  /** The part of rows without a value; −1 when there are none. */
  readonly missing: number;
}

/** Parts that numbers are cut into. */
const BINS = 8;

/** Numbers cut at quantiles, texts by what they are; missing ones are a part of their own. null for texts of more than 250 kinds. */
export function partedColumn(column: Column, rows: ArrayLike<number>): PartedColumn | null {
  if (column.kind === "category") {
    const { codes, levels } = column;
    if (levels.length > 250) return null;
    return { partOf: Uint8Array.from(codes), parts: levels.length + 1, ordered: false, edges: [], missing: levels.length };
  }
  const { values } = column;
  const known = Float64Array.from(Array.from(rows, (row) => values[row]!).filter((value) => !Number.isNaN(value))).sort();
  const cuts = Array.from({ length: BINS - 1 }, (_, i) => known[Math.ceil(((i + 1) * known.length) / BINS) - 1]!);
  const edges = [...new Set(cuts)].filter((edge) => edge < known.at(-1)!);
  const partOf = Uint8Array.from(values, (value) => {
    if (Number.isNaN(value)) return edges.length + 1;
    const part = edges.findIndex((edge) => value <= edge);
    return part === -1 ? edges.length : part;
  });
  return { partOf, parts: edges.length + 2, ordered: true, edges, missing: edges.length + 1 };
}
