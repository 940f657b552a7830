/**
 * What rows have to hold in one column. Of numbers: greater than `above`, at most `atMost`; null = no limit. Of texts: one of `values`,
 * or with `not` none of them. `missing` says whether rows without a value are among them; `known` is false where only those are.
 */
export type Condition =
  | {
      readonly kind: "number";
      readonly column: string;
      readonly above: number | null;
      readonly atMost: number | null;
      readonly missing: boolean;
      readonly known: boolean;
    }
  | {
      readonly kind: "category";
      readonly column: string;
      readonly not: boolean;
      readonly values: readonly string[];
      readonly missing: boolean;
    };
