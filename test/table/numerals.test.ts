import fc from "fast-check";
import { expect, test } from "vitest";
import { numeral, trimmed } from "../../src/table/numerals.js";

test.each([
  ["0", 0],
  ["-0", -0],
  ["+5", 5],
  ["5.", 5],
  [".5", 0.5],
  ["-2.50", -2.5],
  ["0.007", 0.007],
  ["1e05", 100000],
  ["1E-3", 0.001],
  ["9007199254740992", 2 ** 53],
  ["-9007199254740992", -(2 ** 53)],
  ["9007199254740993.5", 9007199254740994],
  ["1e-400", 0],
])("%j is the number %d", (text, value) => {
  expect(numeral(text)).toBe(value);
});

test.each([
  "",
  "007",
  "-007",
  "00",
  "00.5",
  "1,5",
  "1 000",
  "1_000",
  "0x1f",
  "1e400",
  "-1e999",
  "NaN",
  "Infinity",
  "inf",
  ".",
  "-",
  "1e",
  " 1",
  "1\n",
  "١",
  "9007199254740993",
  "-9007199254740993",
  "10000000000000000",
])("%j is a text", (text) => {
  expect(numeral(text)).toBeNull();
});

test("a decimal comma takes the place of the point and never stands beside it", () => {
  expect(numeral("-2,50", ",")).toBe(-2.5);
  expect(numeral(",5", ",")).toBe(0.5);
  expect(numeral("12", ",")).toBe(12);
  expect(numeral("2.5", ",")).toBeNull();
  expect(numeral("1.234,5", ",")).toBeNull();
});

test("every finite number survives being written and read, save whole numbers beyond 2^53 written in full", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const exact = !Number.isInteger(value) || Math.abs(value) <= 2 ** 53 || String(value).includes("e");
      expect(numeral(String(value))).toBe(exact ? (value === 0 ? 0 : value) : null);
    }),
    { seed: 1 },
  );
});

test("only spaces and tabs are trimmed", () => {
  expect(trimmed(" \t a b\t ")).toBe("a b");
  expect(trimmed("\u00a0a\n")).toBe("\u00a0a\n");
});
