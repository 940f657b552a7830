import fc from "fast-check";
import { expect, test } from "vitest";
import { type JoinSide, joinOn } from "../../src/readers/join.js";
import { type Scalar, tableFrom } from "../../src/table/table.js";
import { plain } from "./plain.js";
import { saidBy } from "./said.js";

const side = (name: string, record: Record<string, readonly Scalar[]>): JoinSide => ({
  table: tableFrom(record),
  name,
  places: async (rows) => ({ word: "row", numbers: rows.map((row) => String(row + 1)) }),
});

test("rows meet by id, not by position, in the order of the left table", async () => {
  const left = side("labels", { id: ["a", "b", "c"], label: [1, 0, 1] });
  const right = side("preds", { pred: ["p-c", "p-a", "p-b"], id: ["c", "a", "b"] });
  const { table, dropped } = await joinOn(left, right, { id: "id", unmatched: "error" });
  expect(plain(table)).toEqual({ id: ["a", "b", "c"], label: [1, 0, 1], pred: ["p-a", "p-b", "p-c"] });
  expect(dropped).toEqual({ left: 0, right: 0 });
});

test('ids are compared as text: 7 meets "7", and 007 does not', async () => {
  const left = side("labels", { id: ["7", "007"], label: [1, 0] });
  const right = side("preds", { id: [7, 8], pred: [1, 0] });
  const { table, dropped } = await joinOn(left, right, { id: "id", unmatched: "drop" });
  expect(plain(table)).toEqual({ id: ["7"], label: [1], pred: [1] });
  expect(dropped).toEqual({ left: 1, right: 1 });
});

test("rows without an id have no partner", async () => {
  const left = side("labels", { id: ["a", null], label: [1, 0] });
  const right = side("preds", { id: ["a", null], pred: [1, 0] });
  expect((await joinOn(left, right, { id: "id", unmatched: "drop" })).dropped).toEqual({ left: 1, right: 1 });
  expect(await saidBy(() => joinOn(left, right, { id: "id", unmatched: "error" }))).toContain("  in labels and not in preds: (empty)");
});

test("levels that only dropped rows had are gone", async () => {
  const left = side("labels", { id: ["a", "b"], sex: ["f", "m"] });
  const { table } = await joinOn(left, side("preds", { id: ["b"], pred: [1] }), { id: "id", unmatched: "drop" });
  const sex = table.columns.get("sex")!;
  expect(sex.kind === "category" && sex.levels).toEqual(["m"]);
});

test("a column that both have is kept twice, the second with a number", async () => {
  const left = side("labels", { id: ["a"], score: [0.5] });
  const { table, duplicates } = await joinOn(left, side("preds", { id: ["a"], score: [0.6] }), { id: "id", unmatched: "error" });
  expect(plain(table)).toEqual({ id: ["a"], score: [0.5], "score#2": [0.6] });
  expect(duplicates).toEqual([{ name: "score", columns: ["score", "score#2"], places: [] }]);
});

test("files without a common id are refused even when rows may be dropped", async () => {
  const said = await saidBy(() => joinOn(side("l", { id: ["a"] }), side("r", { id: ["b"] }), { id: "id", unmatched: "drop" }));
  expect(said[0]).toBe("error[EH108]: l has 1 row, r 1");
  expect(said.at(-1)).toBe('  help: no "id" is in both files: check that both write it alike, or name another with --id COLUMN');
});

test("many repeated ids are counted and four of them shown", async () => {
  const id = Array.from({ length: 40 }, (_, i) => `n${i % 10}`);
  const said = await saidBy(() => joinOn(side("l", { id }), side("r", { id: ["n1"] }), { id: "id", unmatched: "error" }));
  expect(said.slice(0, 6)).toEqual([
    "error[EH109]: id is not unique in l: 10 ids occur more than once",
    '  "n0" rows 1, 11, 21 and 1 more',
    '  "n1" rows 2, 12, 22 and 1 more',
    '  "n2" rows 3, 13, 23 and 1 more',
    '  "n3" rows 4, 14, 24 and 1 more',
    "  ... 6 more",
  ]);
});

test("a join is the same as looking every id up", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.nat(30)), fc.uniqueArray(fc.nat(30)), async (leftIds, rightIds) => {
      const common = leftIds.filter((id) => rightIds.includes(id));
      fc.pre(common.length > 0);
      const left = side("l", { id: leftIds.map((id) => `i${id}`), x: leftIds });
      const right = side("r", { id: rightIds.map((id) => `i${id}`), y: rightIds.map((id) => id * 10) });
      const { table, dropped } = await joinOn(left, right, { id: "id", unmatched: "drop" });
      expect(plain(table)).toEqual({ id: common.map((id) => `i${id}`), x: common, y: common.map((id) => id * 10) });
      expect(dropped).toEqual({ left: leftIds.length - common.length, right: rightIds.length - common.length });
    }),
  );
});
