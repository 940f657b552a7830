import type { Layout } from "../../table/layout.js";
import { filesLiteral } from "./files.js";
import { textLiteral } from "./literals.js";
import type { Source } from "./source.js";

/** CSV: every field is a text, trimmed of spaces and tabs; a column is of numbers when all of its fields are numerals. */
export function csvSource(layout: Layout): Source {
  const { delimiter, decimal, encoding } = layout.csv!;
  if (encoding !== "utf-8") throw new TypeError(`CSV in ${encoding} has to be transcoded to UTF-8 first`);
  const columns = layout.columns.map((_, i) => `'r${i}': 'VARCHAR'`).join(", ");
  const read = `read_csv(${filesLiteral(layout)}, columns = {${columns}}, auto_detect = false, header = true, delim = ${textLiteral(delimiter)},
    quote = '"', escape = '"', strict_mode = true)`;
  const missing = layout.missing.map(textLiteral);
  return {
    fields: layout.columns.map((name, i) => {
      const text = `case when field_text(r${i}) in ('', ${missing.join(", ")}) then null else field_text(r${i}) end`;
      const point = decimal === "," ? `replace(field_text(r${i}), ',', '.')` : `field_text(r${i})`;
      return {
        name,
        text,
        number: `case when field_text(r${i}) in ('', ${missing.join(", ")}) then null else try_cast(${point} as double) end`,
        isNumber: layout.text.includes(name) ? "false" : `is_numeral_${decimal === "," ? "comma" : "point"}(${text})`,
      };
    }),
    rows: (places) => `(select ${places.length === 0 ? "r0" : places.map((place) => `r${place}`).join(", ")} from ${read})`,
    sound: "true",
  };
}
