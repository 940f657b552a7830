import { expect, test } from "vitest";
import { codesStruck, notYetSaid } from "../../../src/audit/before-model/codes-struck.js";
import { tableFrom } from "../../../src/table/table.js";

const table = tableFrom({
  income: [...Array.from({ length: 60 }, (_, i) => 20 + i), 999999, 999999],
  age: Array.from({ length: 62 }, (_, i) => 18 + (i % 40)),
  sex: Array.from({ length: 62 }, (_, i) => (i % 2 ? "f" : "m")),
});

test("a code for what is not known is told of, where its column was disturbed and only there", () => {
  const [note, ...others] = codesStruck(table, [{ columns: ["income", "age"] }, { columns: ["sex", "income"] }]);
  expect(others).toEqual([]);
  expect(note?.code).toBe("EH140");
  expect(note?.evidence).toEqual(["income: 999999 in 2 rows, other values from 20 to 79"]);
  expect(codesStruck(table, [{ columns: ["age", "sex"] }])).toEqual([]);
  expect(codesStruck(table, [])).toEqual([]);
});

test("what was said of all columns is not said again of some", () => {
  const notes = codesStruck(table, [{ columns: ["income"] }]);
  expect(notYetSaid(notes, [])).toEqual(notes);
  expect(notYetSaid(notes, notes)).toEqual([]);
});
