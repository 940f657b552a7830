import { expect, test } from "vitest";
import { leastRows } from "../../src/checks/least-rows.js";
import { resolve } from "../../src/disparities/resolve.js";
import { aCheck, groupingOf, selected } from "./grouped.js";

/** Rows that a group needs at a limit when everybody's selection rate is `hits` of `n`. */
const rows = (
  metric: string,
  limit: number,
  [hits, n]: readonly [number, number],
  op: "<=" | ">=" = "<=",
  decision: "bounds" | "point" = "bounds",
) =>
  leastRows(
    aCheck({ minN: "auto", requirement: { op, limit, warn: null }, decision }),
    resolve(metric),
    groupingOf({ a: selected(hits, n) }).everybody,
    0.05,
  );

// reference/cli.md S6: against a large group an observed gap of 0 clears a limit only from so many rows on.
test.each([
  [0.1, [400, 1000], 68],
  [0.1, [50, 1000], 35],
  [0.05, [400, 1000], 268],
] as const)("a difference of at most %d at a rate of %j needs %d rows", (limit, rate, wanted) => {
  expect(rows("demographic_parity_difference", limit, rate)).toBe(wanted);
});

test("thirty where fewer would do, where no number would, and where the value alone decides", () => {
  expect(rows("demographic_parity_difference", 0.5, [400, 1000])).toBe(30);
  expect(rows("demographic_parity_difference", 0, [400, 1000])).toBe(30);
  expect(rows("demographic_parity_ratio", 0.8, [200, 1000], ">=", "point")).toBe(30);
});

test("a ratio of at least 0.8 needs more rows the rarer the outcome", () => {
  const common = rows("demographic_parity_ratio", 0.8, [500, 1000], ">=");
  const rare = rows("demographic_parity_ratio", 0.8, [100, 1000], ">=");
  expect(common).toBeGreaterThan(30);
  expect(rare).toBeGreaterThan(5 * common);
});

test("a number of its own counts as said", () => {
  expect(leastRows(aCheck({ minN: 7 }), resolve("selection_rate"), groupingOf({ a: selected(1, 2) }).everybody, 0.05)).toBe(7);
});

test("a limit on each group's rate asks for the rows at which everybody's would clear it", () => {
  const n = rows("selection_rate", 0.3, [400, 1000], ">=");
  const clears = (size: number): boolean => {
    const z = 1.6448536269514722;
    const centre = 0.4 + (z * z) / (2 * size);
    return (centre - z * Math.sqrt((0.4 * 0.6) / size + (z * z) / (4 * size * size))) / (1 + (z * z) / size) >= 0.3;
  };
  expect([clears(n - 1), clears(n)]).toEqual([false, true]);
});
