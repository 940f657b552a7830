import { expect, test } from "vitest";
import { numbersOf } from "../../src/models/numbers.js";

const plain = (value: unknown, positive: string | null = null): number[][] => numbersOf(value, positive).map((one) => [...one]);

test("a number a row, a list a row, and objects by name are arrays of classes", () => {
  expect(plain([0.1, true, false])).toEqual([[0.1, 1, 0]]);
  expect(
    plain([
      [0.9, 0.1],
      [0.2, 0.8],
    ]),
  ).toEqual([
    [0.9, 0.2],
    [0.1, 0.8],
  ]);
  expect(plain([{ p: 0.3 }, { p: 0.4 }])).toEqual([[0.3, 0.4]]);
});

test("names that a server writes in another order stay with their numbers", () => {
  expect(
    plain([
      { no: 0.9, yes: 0.1 },
      { yes: 0.8, no: 0.2 },
    ]),
  ).toEqual([
    [0.9, 0.2],
    [0.1, 0.8],
  ]);
});

test.each<[string, unknown]>([
  ["no list of numbers", { p: 1 }],
  ["lists of different lengths", [[1, 2], [1]]],
  ["lists of different lengths", [[1, 2], 1]],
  ["rows with different names", [{ no: 1, yes: 0 }, { no: 1 }]],
  ["rows with different names", [{ no: 1 }, { yes: 1 }]],
  ["rows with different names", [{ no: 1 }, 1]],
  ['the text "approved" where a number belongs', ["approved"]],
])("%s: said, never guessed", (why, value) => {
  expect(() => numbersOf(value)).toThrow(why);
});

test("of texts the one that is called positive is 1; what is no number is NaN, which no answer may hold", () => {
  expect(plain(["yes", "no"], "yes")).toEqual([[1, 0]]);
  expect(plain([null, 0.5])).toEqual([[Number.NaN, 0.5]]);
});
