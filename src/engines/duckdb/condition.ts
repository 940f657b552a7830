import type { Comparison, Predicate } from "../../cube/predicate.js";
import { numeral, trimmed } from "../../table/numerals.js";
import { isStorable, numberLiteral, textLiteral } from "./literals.js";
import type { SqlColumn } from "./relation.js";

/** The predicate as an SQL condition that is true or false and never NULL. */
export function condition(predicate: Predicate, columnOf: (name: string) => SqlColumn): string {
  switch (predicate.kind) {
    case "compare":
      return comparison(columnOf(predicate.column), predicate.operator, predicate.value);
    case "in":
      return anyOf(predicate.values.map((value) => comparison(columnOf(predicate.column), "=", value)));
    case "missing":
      return `(${columnOf(predicate.column).sql} is null)`;
    case "or":
      return anyOf(predicate.terms.map((term) => condition(term, columnOf)));
    case "and":
      return predicate.terms.length === 0 ? "true" : `(${predicate.terms.map((term) => condition(term, columnOf)).join(" and ")})`;
    case "not":
      return `(not ${condition(predicate.term, columnOf)})`;
  }
}

const anyOf = (conditions: readonly string[]): string => (conditions.length === 0 ? "false" : `(${conditions.join(" or ")})`);

function comparison({ sql, kind }: SqlColumn, operator: Comparison, value: number | string): string {
  if (kind === "number") return ofNumbers(sql, operator, typeof value === "number" ? value : (numeral(trimmed(value)) ?? Number.NaN));
  if (typeof value === "number") {
    const held = ofNumbers(`case when is_numeral_point(${sql}) then try_cast(${sql} as double) end`, operator, value);
    return operator === "!=" ? `(${sql} is not null and not ${comparison({ sql, kind }, "=", value)})` : held;
  }
  if (operator === "=" || operator === "!=") {
    return isStorable(value)
      ? truth(`${sql} ${operator === "=" ? "=" : "<>"} ${textLiteral(value)}`)
      : operator === "="
        ? "false"
        : `(${sql} is not null)`;
  }
  return truth(`text_order(${sql}) ${operator} text_order(${textLiteral(value)})`);
}

/** NaN, which is no value, equals nothing; DuckDB would put it above every number. */
function ofNumbers(sql: string, operator: Comparison, value: number): string {
  if (Number.isNaN(value)) return operator === "!=" ? `(${sql} is not null)` : "false";
  return truth(`(${sql}) ${operator === "!=" ? "<>" : operator} ${numberLiteral(value)}`);
}

const truth = (sql: string): string => `coalesce(${sql}, false)`;
