import { fault } from "../../errors.js";
import { suggest } from "../../suggest.js";
import type { Column, Table } from "../../table/table.js";
import type { Feature } from "./ensemble.js";

/** The table's values as the model's numbers, by feature: categories as their codes, true and false as 1 and 0, NaN = missing. Throws EH307. */
export function featureColumns(table: Table, features: readonly Feature[]): Float64Array[] {
  return features.map((feature) => feature.read?.(table) ?? numbersOf(columnOf(table, feature.name), feature));
}

function columnOf({ columns }: Table, name: string): Column {
  const column = columns.get(name);
  if (column) return column;
  const near = suggest(name, [...columns.keys()]);
  throw fault("EH307", `the model needs the column "${name}", which the data do not have`, {
    help: [near === null ? "give the data the columns that the model was trained on" : `did you mean "${near}"? rename it in the data`],
  });
}

function numbersOf(column: Column, { name, categories }: Feature): Float64Array {
  if (categories !== null) return codesOf(column, categories);
  if (column.kind === "number") return column.values;
  const values = column.levels.map(truthOf);
  const strange = column.levels.find((_, i) => values[i] === null);
  if (strange !== undefined)
    throw fault("EH307", `the model reads numbers in "${name}", the data hold texts such as ${JSON.stringify(strange.slice(0, 40))}`, {
      help: ["encode the column as it was for training"],
    });
  return Float64Array.from(column.codes, (code) => values[code] ?? Number.NaN);
}

const truthOf = (text: string): number | null => {
  const lower = text.toLowerCase();
  return lower === "true" ? 1 : lower === "false" ? 0 : null;
};

/** A value that training did not see is missing, as it is for the library. */
function codesOf(column: Column, categories: readonly string[]): Float64Array {
  const codes = new Map(
    categories.map((text, code) => [text.toLowerCase() === "true" || text.toLowerCase() === "false" ? text.toLowerCase() : text, code]),
  );
  const codeOf = (text: string): number => codes.get(text) ?? codes.get(text.toLowerCase()) ?? codes.get(`${text}.0`) ?? Number.NaN;
  if (column.kind === "number") {
    // Categories that are numbers: 1 and "1.0" are one.
    return column.values.map((value) => (Number.isNaN(value) ? Number.NaN : codeOf(String(value === 0 ? 0 : value))));
  }
  const byLevel = column.levels.map(codeOf);
  return Float64Array.from(column.codes, (code) => byLevel[code] ?? Number.NaN);
}
