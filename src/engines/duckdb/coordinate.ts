import type { Axis, Coordinate } from "../../cube/cube.js";
import { numberText } from "../../table/table.js";
import { notNumbers } from "../unknown-column.js";
import { isStorable, numberLiteral, textLiteral } from "./literals.js";
import type { SqlColumn } from "./relation.js";

/** The axis as an SQL expression; NULL where the row has no value. */
export function coordinate(axis: Axis, column: SqlColumn): string {
  const { sql, kind } = column;
  switch (axis.kind) {
    case "category":
      return sql;
    case "is": {
      const wanted =
        kind === "number"
          ? axis.values.filter(isNumberText).map((text) => numberLiteral(Number(text)))
          : axis.values.filter(isStorable).map(textLiteral);
      const holds = wanted.length === 0 ? "false" : `${sql} in (${wanted.join(", ")})`;
      return `case when ${sql} is null then null when ${holds} then 1 else 0 end`;
    }
    case "bucket":
      return `md5_number_lower(${kind === "number" ? `number_text(${sql})` : sql}) % 281474976710656 % ${axis.buckets}`;
    case "atLeast":
      return binned(numbersOf(axis, column), [axis.cut]);
    case "bin":
      return binned(numbersOf(axis, column), axis.edges);
  }
}

/** What DuckDB answers for an axis, as a coordinate. */
export function coordinateOf(axis: Axis, value: unknown): Coordinate {
  if (value === null) return null;
  if (axis.kind === "category") return typeof value === "number" ? numberText(value) : String(value);
  return Number(value);
}

const isNumberText = (text: string): boolean => numberText(Number(text)) === text;

function numbersOf(axis: Axis, { sql, kind }: SqlColumn): string {
  if (kind !== "number") throw notNumbers(axis.column);
  return sql;
}

/** The number of edges at or below the value, by bisection. */
function binned(sql: string, edges: readonly number[]): string {
  const within = (low: number, high: number): string => {
    if (low === high) return String(low);
    const middle = (low + high) >>> 1;
    return `case when ${sql} >= ${numberLiteral(edges[middle]!)} then ${within(middle + 1, high)} else ${within(low, middle)} end`;
  };
  return `case when ${sql} is null then null else ${within(0, edges.length)} end`;
}
