import { expect, test } from "vitest";
import { columnModel } from "../../src/models/column/column-model.js";
import { rowKeys } from "../../src/models/row-keys.js";
import { tableFrom } from "../../src/table/table.js";

test("rows that stand in the data are answered, in any order and without the scores", async () => {
  const model = columnModel("p");
  await model.score(tableFrom({ x: [1, 2, null], p: [0.1, 0.2, 0.3] }));
  expect([...(await model.score(tableFrom({ x: [null, 1] }))).values]).toEqual([0.3, 0.1]);
});

test("a changed row is refused even where its old score still stands beside it", async () => {
  const model = columnModel("p");
  await model.score(tableFrom({ x: [1, 2], p: [0.1, 0.2] }));
  await expect(model.score(tableFrom({ x: [1, 5], p: [0.1, 0.2] }))).rejects.toMatchObject({
    code: "EH307",
    message: expect.stringContaining("a column of scores cannot answer: 1 of 2 rows are not in the data as they are"),
  });
});

test("rows that are alike and have different scores have no one score; with one score they have it", async () => {
  const model = columnModel("p");
  await model.score(tableFrom({ x: [1, 1, 2, 2], p: [0.1, 0.2, 0.3, 0.3] }));
  expect([...(await model.score(tableFrom({ x: [2, 2, 2] }))).values]).toEqual([0.3, 0.3, 0.3]);
  await expect(model.score(tableFrom({ x: [2, 1] }))).rejects.toThrow("1 of 2 rows stand in the data with different scores");
});

test.each([
  ["no column", { x: [1, 2], q: [0.5, 0.5] }, 'there is no column "p" of scores'],
  ["text", { p: ["high", "low"], q: [0.5, 0.5] }, 'the column "p" of scores holds text'],
  ["a gap", { p: [0.5, null], q: [0.5, 0.5] }, '1 of 2 rows have no score in "p"'],
])("%s is refused by EH307", async (_, columns, said) => {
  await expect(columnModel("p").score(tableFrom(columns))).rejects.toMatchObject({ code: "EH307", message: expect.stringContaining(said) });
});

test("keys are of what a row holds: kinds differ, zeros do not, and neither levels nor the order of columns matter", () => {
  const keysOf = (record: Readonly<Record<string, (string | number | null)[]>>): readonly string[] => {
    const table = tableFrom(record);
    return rowKeys(table.columns, table.rows);
  };
  const [a, b, c] = keysOf({ x: [0, -0, 1], y: ["1", "1", null] });
  expect(a).toBe(b);
  expect(a).not.toBe(c);
  expect(keysOf({ y: ["1"], x: [0] })).toEqual([a]);
  expect(keysOf({ y: [1], x: [0] })).not.toEqual([a]);
  expect(keysOf({ x: [0], z: ["1"] })).not.toEqual([a]);
  expect(a).toMatch(/^[0-9a-f]{32}$/);
});
