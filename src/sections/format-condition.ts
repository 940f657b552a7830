import type { Condition } from "../audit/conditions/condition.js";
import { notation, withDecimal } from "../look/notation.js";
import { formatCount } from "./format-count.js";
import { formatName } from "./format-name.js";

/** Texts of a condition that are named; the others are counted. */
const MOST_NAMED = 4;

/**
 * A condition as it is read: "30 < age ≤ 45", "race is Black or Asian", "income > 50,000 or not recorded".
 *
 * A threshold has few digits, and all of them are shown: nobody is put on the wrong side by rounding.
 */
export function formatCondition(condition: Condition): string {
  const name = formatName(condition.column);
  const { is, isNot, or, recorded, notRecorded, any } = notation();
  const missing = condition.missing ? ` ${or} ${notRecorded}` : "";
  if (condition.kind === "category") {
    if (condition.values.length === 0) return `${name} ${notRecorded}`;
    return `${name} ${condition.not ? isNot : is} ${either(condition.values)}${missing}`;
  }
  const { above, atMost } = condition;
  if (!condition.known) return `${name} ${notRecorded}`;
  if (above === null && atMost === null) return `${name}${missing === "" ? ` ${recorded}` : ` ${any} ${or} ${notRecorded}`}`;
  if (above !== null && atMost !== null) return `${exact(above)} < ${name} ≤ ${exact(atMost)}${missing}`;
  return above === null ? `${name} ≤ ${exact(atMost!)}${missing}` : `${name} > ${exact(above)}${missing}`;
}

/** All that rows have to hold; "everybody" when that is nothing. */
export const formatConditions = (conditions: readonly Condition[]): string =>
  conditions.length === 0 ? notation().everybody : conditions.map(formatCondition).join(` ${notation().and} `);

function either(values: readonly string[]): string {
  const { or, more } = notation();
  const named = values.slice(0, MOST_NAMED).map((value) => formatName(value));
  const rest = values.length - named.length;
  if (rest > 0) return `${named.join(", ")} ${or} ${rest} ${more}`;
  return named.length < 2 ? named.join("") : `${named.slice(0, -1).join(", ")} ${or} ${named.at(-1)}`;
}

/** A threshold with every digit that it has. */
function exact(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return value < 0 ? `−${formatCount(-value)}` : formatCount(value);
  return withDecimal(String(value).replaceAll("-", "−"));
}
