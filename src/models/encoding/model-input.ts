/** One column of the data as the model takes it: as it is, under another name, scaled, as numbers for texts, or as one input a category. */
export interface ModelInput {
  /** Column of the data; null for a constant. */
  readonly column: string | null;
  /** What the model calls it; the column's name when left out. */
  readonly name?: string;
  /** The same number or text in every row. */
  readonly constant?: number | string;
  /** One input for each of these values: 1 where the column has it, else 0. */
  readonly oneHot?: readonly string[];
  /** Names of the inputs of `oneHot`; "column_value" when left out. */
  readonly names?: readonly string[];
  /** Values in their order: 0 for the first. */
  readonly ordinal?: readonly string[];
  /** What stands for each value. */
  readonly values?: Readonly<Record<string, number | string>>;
  /** (x − center) / spread, or (x − min) / (max − min). */
  readonly scale?: { readonly center: number; readonly spread: number } | { readonly min: number; readonly max: number };
  /** What stands for a missing value, before anything else is done; a missing value stays missing when left out. */
  readonly missing?: number | string;
  /** What a value does that is not listed: `error` stops (the default), `missing` leaves it missing, `zeros` makes every input of `oneHot` 0. */
  readonly unseen?: "error" | "missing" | "zeros";
}

/** Names of what the model is given, in order. */
export const inputNames = (inputs: readonly ModelInput[]): readonly string[] => inputs.flatMap(namesOf);

/** Names of what one input becomes. */
export function namesOf({ column, name, oneHot, names }: ModelInput): readonly string[] {
  const own = name ?? column ?? "";
  return oneHot === undefined ? [own] : (names ?? oneHot.map((value) => `${own}_${value}`));
}
