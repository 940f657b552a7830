/** Files as rows of SQL, before it is known which columns hold numbers. */
export interface Source {
  readonly fields: readonly Field[];
  /** A subquery over every row, with the columns at these places as `r0`, `r1`, ...; `rows([])` has no column that means anything. */
  rows(places: readonly number[]): string;
  /** Something that holds in every row of files that can be read so, as SQL over the subquery. */
  readonly sound: string;
}

/** A column of a source, as SQL over its `r` column. */
export interface Field {
  readonly name: string;
  /** VARCHAR, NULL = missing. */
  readonly text: string;
  /** DOUBLE, NULL = missing; used when the column holds numbers. */
  readonly number: string;
  /** Whether a value is a number, asked of every row that has a text; "true" and "false" need no asking. */
  readonly isNumber: string;
}

/** Numbers without NaN, which is no value. */
export const withoutNaN = (sql: string): string => `nullif(${sql}, 'nan'::double)`;
