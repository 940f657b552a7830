import type { Column } from "../../table/table.js";

/** A column's values where they have an order: numbers, or 0 and 1 for two texts; NaN = missing. null where there is none: three texts or more, or one. */
export function orderedValues(column: Column): Float64Array | null {
  if (column.kind === "number") return column.values;
  const present = new Set<number>();
  for (const code of column.codes) if (code < column.levels.length) present.add(code);
  if (present.size !== 2) return null;
  const second = Math.max(...present);
  return Float64Array.from(column.codes, (code) => (code === column.levels.length ? Number.NaN : code === second ? 1 : 0));
}
