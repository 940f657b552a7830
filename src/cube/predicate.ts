/** A row filter as data: what `--where` becomes, and what each engine carries out alike. A missing value satisfies no comparison. */
export type Predicate =
  | { readonly kind: "compare"; readonly column: string; readonly operator: Comparison; readonly value: number | string }
  | { readonly kind: "in"; readonly column: string; readonly values: readonly (number | string)[] }
  | { readonly kind: "missing"; readonly column: string }
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
