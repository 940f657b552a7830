import { expect, test } from "vitest";
import { movedChecks } from "../../../src/audit/gate/worse-checks.js";
import type { Baseline, BaselineCheck } from "../../../src/checks/baseline.js";
import type { Check, Requirement } from "../../../src/checks/check.js";
import { aCheck } from "../../checks/grouped.js";

const number = (value: number | null, bounds: readonly [number, number] | null = null): BaselineCheck => ({
  id: "c",
  metric: "m",
  by: null,
  value,
  bounds: bounds && { lower: bounds[0], upper: bounds[1], lowerAlpha: 0.05, upperAlpha: 0.05, method: "test" },
  groups: [],
});
const of = (...checks: BaselineCheck[]) => ({ checks }) as unknown as Baseline;
const check = (requirement: Requirement): Check => aCheck({ id: "c", requirement });
const most = check({ op: "<=", limit: 0.1, warn: null });
const least = check({ op: ">=", limit: 0.8, warn: null });
const within = check({ op: "in", limit: [0.4, 0.6], warn: null });

const change = (before: BaselineCheck, now: BaselineCheck, one: Check, ratchet = false) =>
  movedChecks(of(before), of(now), [one], ratchet)[0]!.change;

test("worse is higher under an upper limit, lower under a lower one, further from the middle of a range", () => {
  expect([change(number(0.05), number(0.06), most), change(number(0.06), number(0.05), most)]).toEqual(["worse", "better"]);
  expect([change(number(0.9), number(0.85), least), change(number(0.85), number(0.9), least)]).toEqual(["worse", "better"]);
  expect([change(number(0.55), number(0.44), within), change(number(0.44), number(0.55), within)]).toEqual(["worse", "better"]);
  expect(change(number(0.05), number(0.05 + 1e-15), most)).toBe("same");
});

test("a value that is gone is worse, one that is new is better", () => {
  expect(change(number(0.05), number(null), most)).toBe("worse");
  expect(change(number(null), number(0.5), most)).toBe("better");
  expect(change(number(null), number(null), most)).toBe("same");
});

test("a looser bound is worse under a ratchet alone: it would be the next limit", () => {
  const [before, now] = [number(0.05, [0, 0.08]), number(0.04, [0, 0.12])];
  expect(change(before, now, most)).toBe("better");
  expect(change(before, now, most, true)).toBe("worse");
  expect(change(number(0.9, [0.86, 1]), number(0.91, [0.84, 1]), least, true)).toBe("worse");
});

test("checks that are new or gone are told, the gone ones last", () => {
  const moved = movedChecks(of({ ...number(0.1), id: "old" }, number(0.1)), of(number(0.1), { ...number(0.2), id: "new" }), [most], false);
  expect(moved.map(({ id, change: one }) => [id, one])).toEqual([
    ["c", "same"],
    ["new", "new"],
    ["old", "gone"],
  ]);
});
