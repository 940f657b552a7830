import { expect, test } from "vitest";
import { codesStruck, notYetFound } from "../../../src/audit/before-model/codes-struck.js";
import { codeNotes } from "../../../src/audit/before-model/notes.js";
import { tableFrom } from "../../../src/table/table.js";

const table = tableFrom({
  income: [...Array.from({ length: 60 }, (_, i) => 20 + i), 999999, 999999],
  debt: [...Array.from({ length: 61 }, (_, i) => 20 + i), 999999],
  age: Array.from({ length: 62 }, (_, i) => 18 + (i % 40)),
  sex: Array.from({ length: 62 }, (_, i) => (i % 2 ? "f" : "m")),
});

test("a code for what is not known is told of, where its column was disturbed and only there", () => {
  const [note, ...others] = codeNotes(codesStruck(table, [{ columns: ["income", "age"] }, { columns: ["sex", "income"] }]));
  expect(others).toEqual([]);
  expect(note?.code).toBe("EH140");
  expect(note?.evidence).toEqual(["income: 999999 in 2 rows, other values from 20 to 79"]);
  expect(codesStruck(table, [{ columns: ["age", "sex"] }])).toEqual([]);
  expect(codesStruck(table, [])).toEqual([]);
});

test("a code that was found before the model is not told twice; another one is, though its note has the same code", () => {
  const income = codesStruck(table, [{ columns: ["income"] }]);
  const both = codesStruck(table, [{ columns: ["income", "debt"] }]);
  expect(notYetFound(income, [])).toEqual(income);
  expect(notYetFound(income, income)).toEqual([]);
  const [left, ...more] = notYetFound(both, income);
  expect(left).toMatchObject({ column: "debt", value: 999999 });
  expect(more).toEqual([]);
});
