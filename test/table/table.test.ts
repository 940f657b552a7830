import fc from "fast-check";
import { expect, test } from "vitest";
import { codesFor, columnFrom, encoded, numberText, tableFrom, withColumn } from "../../src/table/table.js";

test("a column whose present values are all numbers holds numbers, and what is missing is NaN, never 0", () => {
  expect(columnFrom([1, null, undefined, "", Number.NaN, -0.5])).toEqual({
    kind: "number",
    values: Float64Array.of(1, Number.NaN, Number.NaN, Number.NaN, Number.NaN, -0.5),
  });
});

test("one text makes the whole column text, numbers in it by their shortest form", () => {
  expect(columnFrom([1, 2.5, -0, "x", null])).toEqual({
    kind: "category",
    codes: Uint8Array.of(1, 2, 0, 3, 4),
    levels: ["0", "1", "2.5", "x"],
  });
});

test("booleans are the texts true and false", () => {
  expect(columnFrom([true, false, null, true])).toEqual({ kind: "category", codes: Uint8Array.of(1, 0, 2, 1), levels: ["false", "true"] });
});

test("bigints are numbers up to 2^53 and texts beyond, where digits would be lost", () => {
  expect(columnFrom([1n, 2n ** 53n])).toEqual({ kind: "number", values: Float64Array.of(1, 2 ** 53) });
  expect(columnFrom([1n, 2n ** 53n + 1n])).toMatchObject({ kind: "category", levels: ["1", "9007199254740993"] });
});

test("a column without any value holds numbers", () => {
  expect(columnFrom([null, ""])).toMatchObject({ kind: "number" });
});

test("columns of unequal length are refused by name", () => {
  expect(() => tableFrom({ a: [1, 2], b: [1] })).toThrow('column "b" has 1 rows, the first column has 2');
});

test("levels are distinct, in the order of UTF-16 code units, and codes lead back to the texts", () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.string({ unit: "binary" }))), (texts) => {
      const { codes, levels } = encoded(texts.length, (row) => texts[row]!);
      expect(Array.from(codes, (code) => levels[code] ?? null)).toEqual(texts);
      expect(levels.every((level, i) => i === 0 || levels[i - 1]! < level)).toBe(true);
    }),
    { seed: 1 },
  );
});

test.each([
  [255, Uint8Array],
  [256, Uint16Array],
  [65535, Uint16Array],
  [65536, Uint32Array],
])("the codes of %d levels and the missing one fit", (levels, array) => {
  const codes = codesFor(1, levels);
  codes[0] = levels;
  expect(codes).toBeInstanceOf(array);
  expect(codes[0]).toBe(levels);
});

test("a column is replaced without touching the table it came from", () => {
  const table = tableFrom({ a: [1], b: ["x"] });
  const other = withColumn(table, "a", columnFrom(["y"]));
  expect(other.columns.get("a")).toMatchObject({ levels: ["y"] });
  expect(table.columns.get("a")).toMatchObject({ kind: "number" });
  expect(other.columns.get("b")).toBe(table.columns.get("b"));
});

test.each([
  [1.0, "1"],
  [-0, "0"],
  [1e21, "1e+21"],
  [1e20, "100000000000000000000"],
  [1e-7, "1e-7"],
  [0.1, "0.1"],
])("the text of %d is %j", (value, text) => {
  expect(numberText(value)).toBe(text);
});
