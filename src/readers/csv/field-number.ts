import { type DecimalMark, numeral } from "../../table/numerals.js";

const powersOfTen = Float64Array.from({ length: 23 }, (_, power) => Number(`1e${power}`));

/**
 * The number that the bytes of a trimmed field stand for, or NaN when they are a text; the same rule as `numeral`.
 *
 * Up to fifteen significant digits and a power of ten up to 22 are exact doubles, so one multiplication or division rounds
 * once and correctly; everything else goes the slow way.
 *
 * @source Clinger (1990), How to read floating point numbers accurately, PLDI, §4
 */
export function fieldNumber(bytes: Uint8Array, from: number, to: number, mark: DecimalMark): number {
  const point = mark === "." ? 46 : 44;
  let at = from;
  const sign = bytes[at]!;
  if (sign === 45 || sign === 43) at++;
  const whole = at;
  let digits = 0;
  let mantissa = 0;
  while (at < to && isDigit(bytes[at]!)) {
    mantissa = mantissa * 10 + bytes[at++]! - 48;
    if (mantissa !== 0) digits++;
  }
  const wholeDigits = at - whole;
  if (wholeDigits > 1 && bytes[whole] === 48) return Number.NaN;
  let power = 0;
  if (at < to && bytes[at] === point) {
    const fraction = ++at;
    while (at < to && isDigit(bytes[at]!)) {
      mantissa = mantissa * 10 + bytes[at++]! - 48;
      if (mantissa !== 0) digits++;
    }
    power = fraction - at;
    if (wholeDigits === 0 && power === 0) return Number.NaN;
  } else if (wholeDigits === 0) return Number.NaN;
  if (at < to || digits > 15 || power < -22) return slowly(bytes, from, to, at, mark);
  const value = power === 0 ? mantissa : mantissa / powersOfTen[-power]!;
  return sign === 45 ? -value : value;
}

const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57;

/** Exponents, and more digits than a double holds; a field that goes on with anything but an exponent is a text. */
function slowly(bytes: Uint8Array, from: number, to: number, at: number, mark: DecimalMark): number {
  if (at < to && bytes[at] !== 101 && bytes[at] !== 69) return Number.NaN;
  if (to - from > 400) return Number.NaN;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString("latin1");
  // A fraction in full is a finite numeral already; only its text has to be converted.
  if (at === to && mark === "." && text.includes(".")) return Number(text);
  return numeral(text, mark) ?? Number.NaN;
}
