/** What stands between the whole and the fractional digits of a number in text. */
export type DecimalMark = "." | ",";

/** The largest whole number up to which every whole number is exact: 2^53, as digits. */
export const lastExactInteger = "9007199254740992";

/**
 * The form of a number in text, as the source of a regular expression for the whole of a trimmed field; JavaScript and RE2
 * read it alike. A leading zero before another digit makes a text ("007" is a code), and so does any other notation.
 */
export const numeralForm = (mark: DecimalMark): string => {
  const point = mark === "." ? "\\." : ",";
  return `[+-]?((0|[1-9][0-9]*)(${point}[0-9]*)?|${point}[0-9]+)([eE][+-]?[0-9]+)?`;
};

const forms = { ".": new RegExp(`^(?:${numeralForm(".")})$`), ",": new RegExp(`^(?:${numeralForm(",")})$`) };

/** A field without the spaces and tabs around it; other white space belongs to the value. */
export const trimmed = (field: string): string => field.replace(/^[ \t]+|[ \t]+$/g, "");

/**
 * The number that a trimmed text stands for, or null when it is a text: not in the form of a number, too large to be
 * finite, or a whole number beyond 2^53, whose last digits would be lost.
 *
 * Example: `numeral("-2.50")` is -2.5; `numeral("007")`, `numeral("9007199254740993")` and `numeral("1e400")` are null.
 */
export function numeral(text: string, mark: DecimalMark = "."): number | null {
  if (!forms[mark].test(text)) return null;
  const value = Number(mark === "." ? text : text.replace(",", "."));
  return Number.isFinite(value) && !losesDigits(text) ? value : null;
}

/** Whether a numeral is a whole number beyond 2^53. */
function losesDigits(text: string): boolean {
  if (text.length < lastExactInteger.length || !/^[+-]?[0-9]+$/.test(text)) return false;
  const digits = text.replace(/^[+-]/, "");
  return digits.length > lastExactInteger.length || (digits.length === lastExactInteger.length && digits > lastExactInteger);
}
