import { conditionsOf } from "../../stats/cart/conditions.js";
import type { Cart } from "../../stats/cart/tree.js";
import type { Column } from "../../table/table.js";
import type { Condition } from "./condition.js";

/** A column that a tree may ask, with what the rows at hand have in it. */
export interface AskedColumn {
  readonly name: string;
  readonly column: Column;
  /** Whether any row has no value. */
  readonly holes: boolean;
  /** Codes of the texts that any row has. */
  readonly present: readonly number[];
}

/** The columns with what some rows hold. */
export function askedColumns(columns: ReadonlyMap<string, Column>, names: readonly string[], rows: ArrayLike<number>): AskedColumn[] {
  return names.map((name) => {
    const column = columns.get(name)!;
    if (column.kind === "number")
      return { name, column, holes: Array.from(rows).some((row) => Number.isNaN(column.values[row])), present: [] };
    const seen = new Set(Array.from(rows, (row) => column.codes[row]!));
    const present = [...column.levels.keys()].filter((code) => seen.has(code));
    return { name, column, holes: seen.has(column.levels.length), present };
  });
}

/** The conditions of a node in the words of the data: texts that no row has are left out, and so is "missing" where nothing is. */
export function nodeConditions(tree: Cart, node: number, columns: readonly AskedColumn[]): readonly Condition[] {
  return conditionsOf(tree, node).map((condition): Condition => {
    const { name, column, holes, present } = columns[condition.feature]!;
    const missing = condition.missing && holes;
    if (condition.kind === "number")
      return { kind: "number", column: name, above: condition.above, atMost: condition.atMost, missing, known: condition.known };
    const texts = column.kind === "category" ? column.levels : [];
    const own = present.filter((code) => condition.codes.includes(code));
    const others = present.filter((code) => !condition.codes.includes(code));
    const not = others.length > 0 && others.length < own.length;
    return { kind: "category", column: name, not, values: (not ? others : own).map((code) => texts[code]!), missing };
  });
}
