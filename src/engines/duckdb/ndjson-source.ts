import type { Layout } from "../../table/layout.js";
import { filesLiteral } from "./files.js";
import { listLiteral, textLiteral } from "./literals.js";
import type { Source } from "./source.js";

/** NDJSON: a value says itself whether it is a number. */
export function ndjsonSource(layout: Layout): Source {
  const lines = `read_ndjson_objects(${filesLiteral(layout)}, maximum_object_size = 16777216)`;
  const missing = layout.missing.map(textLiteral).join(", ");
  const isNumber = (r: string) => `json_type(${r}) in ('BIGINT', 'UBIGINT', 'DOUBLE', 'HUGEINT', 'UHUGEINT')`;
  return {
    fields: layout.columns.map((name, i) => {
      const r = `r${i}`;
      const text = `case json_type(${r}) when 'VARCHAR' then ${r}->>'$' when 'NULL' then null else
        case when ${isNumber(r)} then number_text(try_cast(${r}::varchar as double)) else ${r}::varchar end end`;
      return {
        name,
        text: `case when js_trim(${text}) in ('', ${missing}) and not ${isNumber(r)} then null else ${text} end`,
        number: `case when ${isNumber(r)} then try_cast(${r}::varchar as double) end`,
        isNumber: layout.text.includes(name) ? "false" : isNumber(r),
      };
    }),
    rows(places) {
      const values = listLiteral(places.map((place) => textLiteral(pointer(layout.columns[place]!))));
      const columns = places.map((place, i) => `v[${i + 1}] as r${place}`);
      return places.length === 0
        ? `(select json from ${lines})`
        : `(select json, ${columns.join(", ")} from (select json, json_extract(json, ${values}) as v from ${lines}))`;
    },
    // Whole numbers beyond 2^53 would lose digits: the reader refuses them with the line (EH110).
    sound: ["json_type(json) = 'OBJECT'", ...layout.columns.map((_, i) => `not coalesce(loses_digits(r${i}::varchar), false)`)].join(
      " and ",
    ),
  };
}

/** The JSON pointer of a key (RFC 6901). */
const pointer = (key: string): string => `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
