import { columnsOf, type Predicate } from "../../cube/predicate.js";
import { unknownColumn } from "../unknown-column.js";
import { condition } from "./condition.js";
import type { Relation, SqlColumn } from "./relation.js";

/** The parts of a SELECT over the rows, as far as they depend on which columns are read. */
export interface Selection {
  column(name: string): SqlColumn;
  /** "from ... where ...", with the columns that were asked for. */
  readonly from: string;
}

/** A selection of the rows that satisfy the filter. `names` are the columns that the SELECT uses beside it. */
export function selection(relation: Relation, names: readonly string[], where?: Predicate): Selection {
  const places = new Map([...names, ...(where === undefined ? [] : columnsOf(where))].map((name) => [name, placeOf(relation, name)]));
  const column = (name: string): SqlColumn => {
    const place = places.get(name)!;
    return { sql: `c${place}`, kind: relation.columns[place]!.kind };
  };
  const distinct = [...new Set(places.values())];
  return { column, from: `from ${relation.rows(distinct)}${where === undefined ? "" : ` where ${condition(where, column)}`}` };
}

function placeOf({ columns }: Relation, name: string): number {
  const place = columns.findIndex((column) => column.name === name);
  if (place === -1)
    throw unknownColumn(
      name,
      columns.map((column) => column.name),
    );
  return place;
}
