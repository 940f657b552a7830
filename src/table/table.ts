/** Integer codes, one a row; the narrowest array that holds them all. */
export type Codes = Uint8Array | Uint16Array | Uint32Array;

/** Numbers, one a row; NaN = missing. */
export interface NumberColumn {
  readonly kind: "number";
  readonly values: Float64Array;
}

/** Texts as codes into `levels`, one a row; code `levels.length` = missing. Levels are distinct, in order of UTF-16 code units. */
export interface CategoryColumn {
  readonly kind: "category";
  readonly codes: Codes;
  readonly levels: readonly string[];
}

/** One column of a table; immutable by convention, as long as the table has rows. */
export type Column = NumberColumn | CategoryColumn;

/** Rows held in memory, column by column. */
export interface Table {
  readonly rows: number;
  readonly columns: ReadonlyMap<string, Column>;
}

export type Scalar = number | string | boolean | bigint | null | undefined;

/**
 * A table from plain columns.
 *
 * A column whose present values are all numbers holds numbers; every other column holds text. null,
 * undefined, NaN and "" are missing. Columns must be equally long.
 *
 * Example: `tableFrom({ sex: ["f", "m", null], score: [0.2, 0.9, 0.4] }).rows` is 3.
 */
export function tableFrom(record: Readonly<Record<string, ArrayLike<Scalar>>>): Table {
  const columns = new Map<string, Column>();
  let rows: number | null = null;
  for (const [name, values] of Object.entries(record)) {
    rows ??= values.length;
    if (values.length !== rows) throw new RangeError(`column "${name}" has ${values.length} rows, the first column has ${rows}`);
    columns.set(name, columnFrom(values));
  }
  return { rows: rows ?? 0, columns };
}

/** A column from plain values: numbers when every present value is one, else text. A bigint is a number up to 2^53. */
export function columnFrom(values: ArrayLike<Scalar>): Column {
  if (values instanceof Float64Array) return { kind: "number", values };
  for (let i = 0; i < values.length; i++) {
    if (!isNumber(values[i]) && !isMissing(values[i])) return encoded(values.length, (row) => textOf(values[row]));
  }
  const numbers = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) numbers[i] = isMissing(values[i]) ? Number.NaN : Number(values[i]);
  return { kind: "number", values: numbers };
}

const isMissing = (value: Scalar): boolean => value === null || value === undefined || value === "" || Number.isNaN(value);

const isNumber = (value: Scalar): boolean =>
  typeof value === "number" || (typeof value === "bigint" && value >= -(2n ** 53n) && value <= 2n ** 53n);

function textOf(value: Scalar): string | null {
  if (isMissing(value)) return null;
  return typeof value === "number" ? numberText(value) : String(value);
}

/** A category column from a text a row; null = missing. */
export function encoded(rows: number, textOf: (row: number) => string | null): CategoryColumn {
  const found = new Map<string, number>();
  const raw = new Int32Array(rows);
  for (let i = 0; i < rows; i++) {
    const text = textOf(i);
    if (text === null) raw[i] = -1;
    else {
      let code = found.get(text);
      if (code === undefined) {
        code = found.size;
        found.set(text, code);
      }
      raw[i] = code;
    }
  }
  return sortedLevels(raw, [...found.keys()]);
}

/** The column with its levels in order; `raw` holds indices into `texts`, -1 = missing. */
export function sortedLevels(raw: Int32Array, texts: readonly string[]): CategoryColumn {
  const order = texts.map((_, code) => code).sort((a, b) => (texts[a]! < texts[b]! ? -1 : 1));
  const rank = codesFor(texts.length, texts.length);
  order.forEach((code, place) => {
    rank[code] = place;
  });
  const codes = codesFor(raw.length, texts.length);
  for (let i = 0; i < raw.length; i++) codes[i] = raw[i] === -1 ? texts.length : rank[raw[i]!]!;
  return { kind: "category", codes, levels: order.map((code) => texts[code]!) };
}

/** Room for `rows` codes of a column with `levels` levels and the missing one. */
export function codesFor(rows: number, levels: number): Codes {
  return levels < 0x100 ? new Uint8Array(rows) : levels < 0x10000 ? new Uint16Array(rows) : new Uint32Array(rows);
}

/** A table that shares every column with `table` but one. */
export function withColumn(table: Table, name: string, column: Column): Table {
  return { rows: table.rows, columns: new Map(table.columns).set(name, column) };
}

/** The text of a number as it is shown and matched: 1 and 1.0 are "1". */
export const numberText = (value: number): string => String(value === 0 ? 0 : value);
