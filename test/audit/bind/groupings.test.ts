import { expect, test } from "vitest";
import { groupingsOf } from "../../../src/audit/bind/groupings.js";

test("depth 2 is every attribute and every pair, in the order given", () => {
  expect(groupingsOf(["sex", "race", "age"], 2, [])).toEqual([
    ["sex"],
    ["race"],
    ["age"],
    ["sex", "race"],
    ["sex", "age"],
    ["race", "age"],
  ]);
});

test("depth 1 is the attributes alone", () => {
  expect(groupingsOf(["sex", "race"], 1, [])).toEqual([["sex"], ["race"]]);
});

test("a combination named by hand comes after those of the depth, once", () => {
  expect(
    groupingsOf(["sex", "race"], 1, [
      ["race", "sex"],
      ["sex", "race"],
    ]),
  ).toEqual([["sex"], ["race"], ["race", "sex"]]);
});

test("a combination that the depth already made is not made again", () => {
  expect(groupingsOf(["sex", "race"], 2, [["race", "sex"]])).toEqual([["sex"], ["race"], ["sex", "race"]]);
});

test("no attribute gives no grouping", () => {
  expect(groupingsOf([], 2, [])).toEqual([]);
});
