import type { Layout } from "../../table/layout.js";
import { filesLiteral } from "./files.js";
import { listLiteral, textLiteral } from "./literals.js";
import type { Source } from "./source.js";

/** NDJSON: a value says itself whether it is a number. */
export function ndjsonSource(layout: Layout): Source {
  const lines = `read_ndjson_objects(${filesLiteral(layout)}, maximum_object_size = 16777216)`;
  const missing = layout.missing.map(textLiteral).join(", ");
  return {
    fields: layout.columns.map((name, i) => {
      const isNumber = `y${i} in ('BIGINT', 'UBIGINT', 'DOUBLE', 'HUGEINT', 'UHUGEINT')`;
      return {
        name,
        text: `case when ${isNumber} then number_text(x${i}) when js_trim(t${i}) in ('', ${missing}) then null else t${i} end`,
        number: `case when ${isNumber} then x${i} end`,
        isNumber: layout.text.includes(name) ? "false" : isNumber,
      };
    }),
    rows(places) {
      if (places.length === 0) return `(select json from ${lines})`;
      const values = listLiteral(places.map((place) => textLiteral(pointer(layout.columns[place]!))));
      const each = (sql: (place: number, i: number) => string): string => places.map(sql).join(", ");
      // In steps: an expression that is named is planned once, however often it is used.
      return `(select *, ${each((place) => `case y${place} when 'VARCHAR' then r${place}->>'$' when 'NULL' then null else d${place} end as t${place}, try_cast(d${place} as double) as x${place}`)}
        from (select *, ${each((place) => `json_type(r${place}) as y${place}, r${place}::varchar as d${place}`)}
        from (select json, ${each((place, i) => `v[${i + 1}] as r${place}`)} from (select json, json_extract(json, ${values}) as v from ${lines}))))`;
    },
    // Whole numbers beyond 2^53 would lose digits: the reader refuses them with the line (EH110).
    sound: ["json_type(json) = 'OBJECT'", ...layout.columns.map((_, i) => `not coalesce(loses_digits(d${i}), false)`)].join(" and "),
  };
}

/** The JSON pointer of a key (RFC 6901). */
const pointer = (key: string): string => `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
