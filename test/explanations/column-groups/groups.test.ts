import { expect, test } from "vitest";
import { among, correlatedGroups, mostAlike, rankCorrelations } from "../../../src/explanations/column-groups/correlated-groups.js";
import { oneHotGroups } from "../../../src/explanations/column-groups/one-hot-groups.js";
import { orderedValues } from "../../../src/explanations/column-groups/ordered-values.js";
import { tableFrom } from "../../../src/table/table.js";

const rows = (n: number): Int32Array => Int32Array.from({ length: n }, (_, i) => i);
const groupsOf = (columns: Record<string, (number | string | boolean | null)[]>) => {
  const table = tableFrom(columns);
  return oneHotGroups(table, [...table.columns.keys()], rows(table.rows)).map(({ name, columns: own }) => [name, ...own]);
};

test("columns of one category: names begin alike, zeros and ones, no row with two", () => {
  expect(groupsOf({ race_Black: [1, 0, 0, 0], race_White: [0, 1, 1, 0], age: [3, 4, 5, 6] })).toEqual([
    ["race", "race_Black", "race_White"],
  ]);
  expect(groupsOf({ "job=a": [true, false], "job=b": [false, true] })).toEqual([["job", "job=a", "job=b"]]);
});

test("the longest list wins, then the longest beginning; two ones in a row, or another number, are no category", () => {
  expect(
    groupsOf({ race_Black_African: [1, 0, 0, 0], race_Black_Caribbean: [0, 1, 0, 0], race_White: [0, 0, 1, 0], race_Asian: [0, 0, 0, 1] }),
  ).toEqual([["race", "race_Black_African", "race_Black_Caribbean", "race_White", "race_Asian"]]);
  expect(groupsOf({ has_car: [1, 0, 1], has_home: [1, 1, 0] })).toEqual([]);
  expect(groupsOf({ x_a: [1, 0, 0], x_b: [0, 1, 2] })).toEqual([]);
  expect(groupsOf({ x_a: [1, 0, null], x_b: [0, 1, 0] })).toEqual([]);
  expect(groupsOf({ x_a: [0, 0, 0], x_b: [0, 1, 0] })).toEqual([]);
});

test("columns that say nearly the same are joined by their ranks, whatever the sign", () => {
  const x = [1, 2, 3, 4, 5, 6, 7, 8];
  const table = tableFrom({
    x,
    squared: x.map((one) => one ** 2),
    less: x.map((one) => -one),
    noise: [3, 1, 4, 1, 5, 9, 2, 6].map((one) => (one * 7) % 5),
    town: ["a", "b", "c", "a", "b", "c", "a", "b"],
    flag: ["no", "no", "no", "no", "yes", "yes", "yes", "yes"],
  });
  const ranks = rankCorrelations(table, [...table.columns.keys()], rows(8));
  expect(ranks.names).toEqual(["x", "squared", "less", "noise", "flag"]);
  expect(correlatedGroups(ranks)).toEqual([{ name: "x + squared + less + flag", columns: ["x", "squared", "less", "flag"] }]);
  expect(correlatedGroups(among(ranks, (name) => name === "x" || name === "noise"))).toEqual([]);
  expect(mostAlike(ranks, ["x"])).toMatchObject({ column: "squared" });
  expect(mostAlike(ranks, ["x"])!.rho).toBeCloseTo(1, 12);
  expect(mostAlike(ranks, ["town"])).toBeNull();
});

test("order: numbers and two texts have one, one text or three have none", () => {
  const { columns } = tableFrom({ two: ["no", "yes", null], one: ["a", "a", "a"], three: ["a", "b", "c"] });
  expect([...orderedValues(columns.get("two")!)!]).toEqual([0, 1, Number.NaN]);
  expect(orderedValues(columns.get("one")!)).toBeNull();
  expect(orderedValues(columns.get("three")!)).toBeNull();
});
