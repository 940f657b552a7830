import fc from "fast-check";
import { expect, test } from "vitest";
import { codedNumbers, distinctNumbers } from "../../../src/engines/memory/coded-numbers.js";

const everyValue = ({ codes, numbers }: ReturnType<typeof codedNumbers>): number[] =>
  Array.from(codes, (code) => numbers[code] ?? Number.NaN);

test("small whole numbers are coded by size, and the last code is for what is missing", () => {
  expect(codedNumbers(Float64Array.of(3, Number.NaN, 1, 3))).toEqual({ codes: Uint8Array.of(1, 2, 0, 1), numbers: Float64Array.of(1, 3) });
});

test("other numbers are coded by size too; -0 is 0", () => {
  const values = Float64Array.of(0.5, -0, Infinity, 0, -Infinity, Number.NaN, 5e-324);
  expect(codedNumbers(values)).toEqual({
    codes: Uint8Array.of(3, 1, 4, 1, 0, 5, 2),
    numbers: Float64Array.of(-Infinity, 0, 5e-324, 0.5, Infinity),
  });
});

test("no number is one code", () => {
  expect(codedNumbers(Float64Array.of(Number.NaN))).toEqual({ codes: Uint8Array.of(0), numbers: new Float64Array(0) });
});

test("a hundred thousand different numbers keep their values, in numbers that ascend", () => {
  const values = Float64Array.from({ length: 100_000 }, (_, i) => ((i * 7919) % 100_000) / 1000 - 37);
  const coded = codedNumbers(values);
  expect(coded.numbers).toEqual(values.slice().sort());
  expect(everyValue(coded)).toEqual([...values]);
});

test("codes of any numbers give them back, and distinctNumbers are the same numbers", () => {
  const value = fc.oneof(fc.double(), fc.constantFrom(0, -0, 0.1, 0.5, 65_536, Number.NaN));
  fc.assert(
    fc.property(fc.array(value, { maxLength: 60 }), (list) => {
      const values = Float64Array.from(list);
      const coded = codedNumbers(values);
      expect(everyValue(coded)).toEqual(list.map((one) => one + 0));
      expect(distinctNumbers(values)).toEqual(coded.numbers);
      expect([...coded.numbers]).toEqual(
        [...new Set(list.filter((one) => !Number.isNaN(one)).map((one) => one + 0))].sort((a, b) => a - b),
      );
    }),
  );
});
