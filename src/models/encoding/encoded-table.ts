import { fault } from "../../errors.js";
import { suggest } from "../../suggest.js";
import { type Column, encoded, numberText, type Table } from "../../table/table.js";
import { type ModelInput, namesOf } from "./model-input.js";

/**
 * The table that a model is given, from the data's columns: one column for each input, in their order.
 *
 * Example: `{ column: "region", oneHot: ["north", "south"] }` makes region_north and region_south. Throws EH307 for columns
 * that are absent, texts where numbers are scaled, and values that are not listed.
 */
export function encodedTable(table: Table, inputs: readonly ModelInput[]): Table {
  return { rows: table.rows, columns: new Map(inputs.flatMap((input) => encodedColumns(table, input))) };
}

/** The columns that one input becomes. */
export function encodedColumns(table: Table, input: ModelInput): readonly (readonly [string, Column])[] {
  const [name = ""] = namesOf(input);
  if (input.column === null) return [[name, constantColumn(input.constant ?? Number.NaN, table.rows)]];
  const column = filled(columnOf(table, input.column), input.missing);
  if (input.oneHot !== undefined) return oneHot(column, input.oneHot, input);
  if (input.ordinal !== undefined) {
    const places = new Map(input.ordinal.map((value, place) => [value, place]));
    return [[name, recoded(column, places, input)]];
  }
  if (input.values !== undefined) return [[name, recoded(column, new Map(Object.entries(input.values)), input)]];
  return [[name, input.scale === undefined ? column : scaled(column, input.scale, input.column)]];
}

function columnOf({ columns }: Table, name: string): Column {
  const column = columns.get(name);
  if (column !== undefined) return column;
  const near = suggest(name, [...columns.keys()]);
  throw fault("EH307", `model.inputs names the column "${name}", which the data do not have`, {
    help: [near === null ? "give the data the columns that the model was trained on" : `did you mean "${near}"?`],
  });
}

const constantColumn = (value: number | string, rows: number): Column =>
  typeof value === "number" ? { kind: "number", values: new Float64Array(rows).fill(value) } : encoded(rows, () => value);

/** The column with a value where it had none; texts among numbers make it a column of texts. */
function filled(column: Column, missing: number | string | undefined): Column {
  if (missing === undefined) return column;
  if (column.kind === "number" && typeof missing === "number")
    return { kind: "number", values: column.values.map((value) => (Number.isNaN(value) ? missing : value)) };
  const text = textOf(column);
  const rows = column.kind === "number" ? column.values.length : column.codes.length;
  return encoded(rows, (row) => text(row) ?? (typeof missing === "number" ? numberText(missing) : missing));
}

/** The text of each row; null = missing. */
const textOf = (column: Column): ((row: number) => string | null) =>
  column.kind === "category"
    ? (row) => column.levels[column.codes[row]!] ?? null
    : (row) => (Number.isNaN(column.values[row]!) ? null : numberText(column.values[row]!));

const rowsOf = (column: Column): number => (column.kind === "number" ? column.values.length : column.codes.length);

/** 1 for the row's value, 0 for the others; missing everywhere where the value is missing. */
function oneHot(column: Column, values: readonly string[], input: ModelInput): readonly (readonly [string, Column])[] {
  const text = textOf(column);
  const rows = rowsOf(column);
  const places = new Map(values.map((value, place) => [value, place]));
  const made = values.map(() => new Float64Array(rows));
  for (let row = 0; row < rows; row++) {
    const value = text(row);
    const place = value === null ? undefined : places.get(value);
    if (place !== undefined) made[place]![row] = 1;
    else if (value === null || input.unseen === "missing") for (const one of made) one[row] = Number.NaN;
    else if (input.unseen !== "zeros") throw unlisted(input, value);
  }
  const names = namesOf(input);
  return made.map((one, k) => [names[k]!, { kind: "number", values: one }]);
}

/** What stands for each value: numbers, or texts when one of them is a text. */
function recoded(column: Column, meaning: ReadonlyMap<string, number | string>, input: ModelInput): Column {
  const text = textOf(column);
  const known = (row: number): number | string | null => {
    const value = text(row);
    if (value === null) return null;
    const found = meaning.get(value);
    if (found === undefined && (input.unseen ?? "error") !== "missing") throw unlisted(input, value);
    return found ?? null;
  };
  const rows = rowsOf(column);
  if ([...meaning.values()].some((one) => typeof one === "string"))
    return encoded(rows, (row) => {
      const found = known(row);
      return typeof found === "number" ? numberText(found) : found;
    });
  return { kind: "number", values: Float64Array.from({ length: rows }, (_, row) => (known(row) as number | null) ?? Number.NaN) };
}

const unlisted = ({ column }: ModelInput, value: string) =>
  fault("EH307", `model.inputs lists no ${JSON.stringify(value.slice(0, 40))} for "${column}", which the data hold`, {
    help: [`list it, or say what it does: { column: ${column}, unseen: missing }`],
  });

function scaled(column: Column, scale: NonNullable<ModelInput["scale"]>, name: string): Column {
  if (column.kind !== "number")
    throw fault("EH307", `model.inputs scales "${name}", which holds texts`, {
      help: ["scale numbers alone, or give texts by values: { … }"],
    });
  const [start, size] = "center" in scale ? [scale.center, scale.spread] : [scale.min, scale.max - scale.min];
  return { kind: "number", values: column.values.map((value) => (value - start) / size) };
}
