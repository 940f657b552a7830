import { DataFrame } from "danfojs";
import { expect, test } from "vitest";
import { tableFromDataFrame, toDataFrame } from "../../src/readers/danfo.js";
import { tableFromRows } from "../../src/readers/rows.js";
import { plain } from "./plain.js";

test("a DataFrame of danfojs is a table; types come from the values, not from the guessed dtypes", () => {
  const late = [...Array.from({ length: 200 }, (_, i) => i), "x"];
  const frame = new DataFrame({ late, sex: late.map((_, i) => (i % 2 ? "f" : null)), ok: late.map((_, i) => i > 3) });
  expect(frame.dtypes[0]).toBe("int32");
  const table = tableFromDataFrame(frame);
  expect(table.rows).toBe(201);
  expect(plain(table).late!.slice(199)).toEqual(["199", "x"]);
  expect(plain(table).sex!.slice(0, 2)).toEqual([null, "f"]);
  expect(plain(table).ok!.slice(3, 5)).toEqual(["false", "true"]);
});

test("numbers keep their digits, NaN and undefined are missing", () => {
  expect(plain(tableFromDataFrame(new DataFrame({ a: [0.1, Number.NaN, undefined], b: [1, 2, 3] })))).toEqual({
    a: [0.1, null, null],
    b: [1, 2, 3],
  });
});

test("rows become a DataFrame and come back", async () => {
  const rows = [
    { group: "f", rate: 0.25, n: 4 },
    { group: "m", rate: null, n: 0 },
  ];
  const frame = await toDataFrame(rows);
  expect(frame.columns).toEqual(["group", "rate", "n"]);
  expect(tableFromDataFrame(frame)).toEqual(tableFromRows(rows));
});

test("objects become a table; what one of them lacks is missing there", () => {
  expect(plain(tableFromRows([{ a: 1, b: "x" }, { b: true }, { a: 3n, c: " " }]))).toEqual({
    a: [1, null, 3],
    b: ["x", "true", null],
    c: [null, null, null],
  });
});
