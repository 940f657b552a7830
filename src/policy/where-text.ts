import type { Predicate } from "../cube/predicate.js";
import { isReserved } from "./where.js";

/** The filter in the grammar of `--where`, so that parsing it gives the same predicate again. */
export function whereText(predicate: Predicate): string {
  switch (predicate.kind) {
    case "compare":
      return `${name(predicate.column)} ${predicate.operator} ${literal(predicate.value)}`;
    case "in":
      return `${name(predicate.column)} in (${predicate.values.map(literal).join(", ")})`;
    case "missing":
      return `${name(predicate.column)} is missing`;
    case "and":
    case "or":
      return predicate.terms.map(term).join(` ${predicate.kind} `);
    case "not":
      return `not ${term(predicate.term)}`;
  }
}

const term = (predicate: Predicate): string =>
  predicate.kind === "and" || predicate.kind === "or" ? `(${whereText(predicate)})` : whereText(predicate);

const name = (column: string): string =>
  /^[\p{L}_][\p{L}\p{N}\p{M}_.#$-]*$/u.test(column) && !isReserved(column) ? column : `"${column.replaceAll('"', '""')}"`;

const literal = (value: number | string): string => (typeof value === "number" ? String(value) : `'${value.replaceAll("'", "''")}'`);
