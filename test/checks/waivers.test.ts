import { describe, expect, test } from "vitest";
import type { Waiver } from "../../src/checks/check.js";
import { applyWaivers } from "../../src/checks/waivers.js";
import { judged, selected } from "./grouped.js";

const waiver: Waiver = {
  check: "demographic_parity_difference@g",
  groups: null,
  owner: "model-risk@acme.example",
  reason: "Threshold recalibration ships in v8.",
  created: "2026-09-01",
  expires: "2026-11-30",
  ceiling: null,
  ticket: null,
  approvedBy: null,
  location: null,
};
const failing = judged({ a: selected(500, 1000), b: selected(300, 1000) });
const apply = (over: Partial<Waiver>, today = "2026-10-01", rows = [failing]) => {
  const { checks, waivers } = applyWaivers(rows, [{ ...waiver, ...over }], { today, outside: null });
  return { check: checks[0]!, waiver: waivers[0]! };
};

describe("a waiver", () => {
  test("covers a failure until the end of its last day", () => {
    const { check, waiver: used } = apply({}, "2026-11-30");
    expect(check).toMatchObject({ status: "waived", action: "none", waiver: 0, value: failing.value });
    expect(check.sentence).toMatch(/waived$/);
    expect(used).toMatchObject({ status: "used", daysLeft: 0 });
  });
  test.each([
    ["has expired", {}, "2026-12-01", "expired", "waiver_expired"],
    ["is passed by the value", { ceiling: 0.19 }, "2026-10-01", "ceiling_passed", "ceiling_passed"],
    ["has not begun", {}, "2026-08-31", "not_yet_valid", "waiver_not_yet_valid"],
  ] as const)("that %s leaves the failure", (_, over, today, status, reason) => {
    const { check, waiver: row } = apply(over, today);
    expect(check).toMatchObject({ status: "fail", action: "fail", reason });
    expect(row.status).toBe(status);
  });
  test("with a ceiling above the value covers it", () => {
    expect(apply({ ceiling: 0.25 }).check.status).toBe("waived");
  });
  test("of a check that passes is unused, and changes nothing", () => {
    const passing = judged({ a: selected(500, 1000), b: selected(500, 1000) });
    const { check, waiver: row } = apply({}, "2026-10-01", [passing]);
    expect([check, row.status, row.daysLeft]).toEqual([passing, "unused", 60]);
  });
  test("does not cover what cannot be decided", () => {
    expect(apply({}, "2026-10-01", [judged({ a: selected(40, 100), b: selected(30, 100) })]).check.status).toBe("inconclusive");
  });
});

describe("a waiver for some groups", () => {
  test("covers the gap between them", () => {
    expect(apply({ groups: ["a", "b"] }).check.status).toBe("waived");
  });
  test("does not cover a gap with another group", () => {
    expect(apply({ groups: ["a", "c"] }).check.status).toBe("fail");
  });
  test("leaves the check failed by another gap, which is then the one shown", () => {
    const groups = { a: selected(600, 1000), b: selected(300, 1000), c: selected(580, 1000) };
    const rows = [judged(groups)];
    const { b: _, ...withoutB } = groups;
    const { a: __, ...withoutA } = groups;
    const outside = () => [judged(withoutB), judged(withoutA)];
    const { checks } = applyWaivers(rows, [{ ...waiver, groups: ["a", "b"] }], { today: "2026-10-01", outside });
    expect(checks[0]).toMatchObject({ status: "fail", waiver: null, pair: { a: { group: { g: "c" } }, b: { group: { g: "b" } } } });
  });
});
