import { expect, test } from "vitest";
import { countsFromTrials, wholeNumbers } from "../../src/readers/trials.js";
import { tableFrom } from "../../src/table/table.js";
import { plain } from "./plain.js";
import { saidBy } from "./said.js";

test("each row of trials becomes its hits and its misses", () => {
  const table = tableFrom({ race: ["White", "Black", null], tried: [80, 40, 5], chosen: [48, 12, 0] });
  expect(plain(countsFromTrials(table, { trials: "tried", hits: "chosen" }, "t"))).toEqual({
    race: ["White", "White", "Black", "Black", null, null],
    "(decision)": ["1", "0", "1", "0", "1", "0"],
    "(count)": [48, 32, 12, 28, 0, 5],
  });
});

test.each([
  [[1, 2.5], "2.5 in row 2"],
  [[1, -1], "-1 in row 2"],
  [[1, Number.POSITIVE_INFINITY], "Infinity in row 2"],
  [[null, 1], "empty in row 1"],
  [["one", "two"], '"one" in row 1'],
  [[2 ** 53, 1], "9007199254740992 in row 1"],
])("%j are no counts", async (values, said) => {
  const table = tableFrom({ n: values as (number | string | null)[] });
  expect((await saidBy(() => wholeNumbers(table, "n", "t")))[0]).toBe(
    `error[EH126]: column "n" is ${said} of t, a count is a whole number from 0 up`,
  );
});

test("a column of trials that does not exist is EH101", async () => {
  const table = tableFrom({ tried: [1], hits: [1] });
  expect((await saidBy(() => countsFromTrials(table, { trials: "trid", hits: "hits" }, "t.csv")))[2]).toBe('  help: did you mean "tried"?');
});
