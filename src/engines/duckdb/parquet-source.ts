import type { Layout } from "../../table/layout.js";
import { filesLiteral } from "./files.js";
import { textLiteral } from "./literals.js";
import { type Field, type Source, withoutNaN } from "./source.js";
import type { Ask } from "./summaries-sql.js";

/** Parquet: the file says which columns hold numbers. */
export async function parquetSource(layout: Layout, ask: Ask): Promise<Source> {
  const read = `read_parquet(${filesLiteral(layout)}, union_by_name = true)`;
  const described = await ask(`describe select * from ${read}`);
  const types = described.map((row) => String(row[1]));
  const alias = types.map((_, i) => `r${i}`).join(", ");
  const missing = layout.missing.map(textLiteral).join(", ");
  return {
    fields: layout.columns.map((name, i) => {
      const field = typedField(`r${i}`, types[i]!);
      const text =
        field.isNumber === "false" ? `case when js_trim(${field.text}) in ('', ${missing}) then null else ${field.text} end` : field.text;
      return { ...field, name, text, isNumber: layout.text.includes(name) ? "false" : field.isNumber };
    }),
    rows: (places) => `(select ${places.length === 0 ? "1" : places.map((place) => `r${place}`).join(", ")} from ${read} as t(${alias}))`,
    sound: "true",
  };
}

/** A column by its SQL type. */
function typedField(r: string, type: string): Omit<Field, "name"> {
  if (/^(U?(TINY|SMALL)INT|U?INTEGER)$/.test(type)) return { text: `${r}::varchar`, number: `${r}::double`, isNumber: "true" };
  if (/^U?(BIG|HUGE)INT$/.test(type))
    return { text: `${r}::varchar`, number: `${r}::double`, isNumber: `(${r} between -9007199254740992 and 9007199254740992)` };
  if (/^(FLOAT|DOUBLE|DECIMAL\(.*\))$/.test(type)) {
    const number = withoutNaN(`${r}::double`);
    return { text: `number_text(${number})`, number, isNumber: "true" };
  }
  return { text: textOf(r, type), number: "null::double", isNumber: "false" };
}

function textOf(r: string, type: string): string {
  if (type.startsWith("TIMESTAMP")) return `strftime(${r}::timestamp, '%Y-%m-%dT%H:%M:%S.%gZ')`;
  if (type === "BLOB") return `coalesce(try(decode(${r})), '0x' || lower(hex(${r})))`;
  if (/^(STRUCT|MAP|UNION)\(|\[\d*\]$/.test(type)) return `to_json(${r})::varchar`;
  return `${r}::varchar`;
}
