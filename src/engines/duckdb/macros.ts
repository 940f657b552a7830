import { lastExactInteger, numeralForm } from "../../table/numerals.js";
import { textLiteral } from "./literals.js";

/** JavaScript's white space and line ends, which String.prototype.trim removes. */
const whiteSpace = [
  9,
  10,
  11,
  12,
  13,
  32,
  0xa0,
  0x1680,
  ...Array.from({ length: 11 }, (_, i) => 0x2000 + i),
  0x2028,
  0x2029,
  0x202f,
  0x205f,
  0x3000,
  0xfeff,
];

const digits = "ltrim(t, '+-')";
const places = lastExactInteger.length;

/** Whether `numeral(t)` of src/table is a number. */
const isNumeral = (name: string, form: string, number: string): string =>
  `create macro ${name}(t) as regexp_full_match(t, ${textLiteral(form)}) and isfinite(${number}) and not loses_digits(t)`;

/**
 * What SQL lacks and the queries need, to agree with JavaScript to the bit.
 *
 * `number_text(x)` is String(x): DuckDB's text has the same digits and another layout. `text_order(t)` sorts as t does by
 * UTF-16 code unit: characters from U+E000 to U+FFFF come after those beyond, so each is put behind U+10FFFF.
 */
export const macros: readonly string[] = [
  `create macro loses_digits(t) as length(t) >= ${places} and regexp_full_match(t, '[+-]?[0-9]+')
    and (length(${digits}) > ${places} or (length(${digits}) = ${places} and ${digits} > '${lastExactInteger}'))`,
  isNumeral("is_numeral_point", numeralForm("."), "try_cast(t as double)"),
  isNumeral("is_numeral_comma", numeralForm(","), "try_cast(replace(t, ',', '.') as double)"),
  "create macro field_text(t) as trim(t, chr(32) || chr(9))",
  `create macro js_trim(t) as trim(t, ${whiteSpace.map((code) => `chr(${code})`).join(" || ")})`,
  `create macro text_order(t) as regexp_replace(replace(t, chr(1114111), chr(1114111) || chr(0)), '([\\x{E000}-\\x{FFFF}])', chr(1114111) || '\\1', 'g')`,
  "create macro half_up(x) as case when isfinite(x) then floor(x) + case when x - floor(x) >= 0.5 then 1 else 0 end else 0 end",
  `create macro exponent_text(sign, digits, point) as sign || case
    when length(digits) <= point and point <= 21 then digits || repeat('0', point - length(digits))
    when 0 < point and point <= 21 then digits[1:point] || '.' || digits[point + 1:]
    when -6 < point and point <= 0 then '0.' || repeat('0', -point) || digits
    else digits[1] || case when length(digits) > 1 then '.' || digits[2:] else '' end || 'e' || case when point > 0 then '+' else '' end || (point - 1)::varchar
  end`,
  `create macro number_text(x) as case
    when isinf(x) then case when x > 0 then 'Infinity' else '-Infinity' end
    when x = floor(x) and abs(x) < 9007199254740992 then x::bigint::varchar
    when contains(x::varchar, 'e') then exponent_text(
      case when x < 0 then '-' else '' end,
      replace(split_part(abs(x)::varchar, 'e', 1), '.', ''),
      split_part(x::varchar, 'e', 2)::integer + 1)
    else regexp_replace(x::varchar, '\\.0$', '')
  end`,
];
