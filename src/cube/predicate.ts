/**
 * A row filter as data: what `--where` becomes, and what each engine carries out alike.
 *
 * Every row satisfies a filter or does not, so `not` is exactly the other rows. A missing value satisfies no comparison,
 * `!=` included. Numbers compare by size, texts by UTF-16 code unit. Where a number meets a text, the text is read as a
 * numeral; one that is none differs from every number and is neither above nor below one.
 */
export type Predicate =
  | { readonly kind: "compare"; readonly column: string; readonly operator: Comparison; readonly value: number | string }
  | { readonly kind: "in"; readonly column: string; readonly values: readonly (number | string)[] }
  | { readonly kind: "missing"; readonly column: string }
  /** `and` of nothing holds for every row, `or` of nothing for none. */
  | { readonly kind: "and" | "or"; readonly terms: readonly Predicate[] }
  | { readonly kind: "not"; readonly term: Predicate };

export type Comparison = "=" | "!=" | "<" | "<=" | ">" | ">=";

/** The columns that a filter reads, each once, in order of first use. */
export function columnsOf(predicate: Predicate): readonly string[] {
  switch (predicate.kind) {
    case "compare":
    case "in":
    case "missing":
      return [predicate.column];
    case "and":
    case "or":
      return [...new Set(predicate.terms.flatMap(columnsOf))];
    case "not":
      return columnsOf(predicate.term);
  }
}
