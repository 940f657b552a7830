import type { Column, Table } from "../table/table.js";
import type { ColumnShape } from "./column-shape.js";

/** What a perturbation is applied to. `pairs` = two columns of one kind, `driven` = a column and one on which it hangs, `attribute` = the column that tells groups apart, `label` = the truth. */
export type Suits = "numbers" | "categories" | "dates" | "columns" | "pairs" | "driven" | "attribute" | "rows" | "label";

/** What the amount counts: standard deviations, a share of the rows, a factor, days, or nothing because there is but one strength. */
export type AmountUnit = "sd" | "share" | "factor" | "days" | "none";

/** A way in which data go wrong between the world and the model. */
export interface Perturbation {
  /** snake_case, unique; the file's name in kebab-case. */
  readonly id: string;
  readonly title: string;
  /** What happens to a value x at the amount a. */
  readonly formula: string;
  readonly suits: Suits;
  /** For numbers that count or measure something, as only they have a unit or a sign; columns with few different whole numbers are codes. */
  readonly quantities?: boolean;
  /** Not among those that are tried when none is named: it makes sense for few columns. */
  readonly onlyByName?: true;
  /** Whether it strikes all columns of a row at once, as noise does, or one column at a time, as a wrong unit does. */
  readonly strikes: readonly ("together" | "each")[];
  readonly unit: AmountUnit;
  /** The amounts of severities 1, 2, …, at most 5, from weak to strong. Severity 0 is the data as they are. */
  readonly ladder: readonly number[];
  /** Whether chance decides anything, so that repeats say more. */
  readonly drawn: boolean;
  /** Other names that users may write. */
  readonly aliases: readonly string[];
  /** Where it is written down, or what it repairs: author, year, section. */
  readonly source: string;
  disturb(given: Disturbing): Disturbed;
}

/** What a perturbation works on. */
export interface Disturbing {
  readonly table: Table;
  /** The columns that it strikes; of `pairs` two, of `rows` and `label` none. */
  readonly columns: readonly string[];
  readonly amount: number;
  /** 0, 1, …: draws differ from repeat to repeat, and so do the values that a swap takes. */
  readonly repeat: number;
  /** A number in [0, 1) for each row and purpose. It hangs on what the row holds, so it is the same in every order of rows and at every amount. */
  draws(...purpose: readonly (string | number)[]): (row: number) => number;
  /** What a column holds, taken together. */
  shape(column: string): ColumnShape;
  /** Rows in an order that hangs on what they hold. */
  order(): Int32Array;
  /** Attribute's value → other columns → the values that go with it; {} = nothing else changes. */
  readonly coupled: Coupling;
}

export type Coupling = Readonly<Record<string, Readonly<Record<string, string | number>>>>;

/** What became of the data; what is absent stayed as it was. */
export interface Disturbed {
  /** Columns with the rows of the table. */
  readonly columns?: ReadonlyMap<string, Column>;
  /** For each row that there is now, the row it was. */
  readonly rows?: Int32Array;
  /** 1 for rows whose label is turned. */
  readonly turned?: Uint8Array;
}
