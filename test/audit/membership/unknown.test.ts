import { expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.js";

/** Rows of a group: how many, and how many of them are selected. */
const rows = (groups: readonly (readonly [sex: string | null, n: number, selected: number])[]) =>
  groups.flatMap(([sex, n, selected]) => Array.from({ length: n }, (_, i) => ({ sex, yhat: i < selected ? 1 : 0 })));
const unknownOf = async (data: ReturnType<typeof rows>, more = {}) =>
  (await audit(data, { prediction: "yhat", sensitive: ["sex"], ...more })).unknownMembers;

test("worked by hand: 40 and 60 of 100, five and five of ten unknown", async () => {
  const [selection] = await unknownOf(rows([["f", 100, 40], ["m", 100, 60], [null, 10, 5]])); // biome-ignore format: a table
  expect(selection).toMatchObject({ attribute: "sex", metric: "selection_rate", unknown: 10, unknownHits: 5, reason: null });
  const [f, m] = selection!.groups;
  expect(f).toEqual({
    group: "f",
    value: 0.4,
    worstCase: { lower: 40 / 105, upper: 45 / 105 },
    proportional: { lower: 40 / 105, upper: 45 / 105 },
    // Two of the five selected and three of the five others.
    likeKnown: expect.closeTo(42 / 105, 12),
  });
  expect(m!.likeKnown).toBeCloseTo(63 / 105, 12);
  expect(selection!.gap.worstCase).toEqual({
    lower: expect.closeTo(60 / 105 - 45 / 105, 12),
    upper: expect.closeTo(65 / 105 - 40 / 105, 12),
  });
  expect(selection!.ratio.worstCase).toEqual({ lower: expect.closeTo(40 / 65, 12), upper: expect.closeTo(45 / 60, 12) });
  expect(selection!.gap.proportional!.lower).toBeCloseTo(60 / 105 - 45 / 105, 9);
  expect(selection!.gap.likeKnown).toBeCloseTo(21 / 105, 12);
});

test("nothing is said where every group is known, or where those without one were dropped", async () => {
  expect(await unknownOf(rows([["f", 40, 20], ["m", 40, 20]]))).toEqual([]); // biome-ignore format: a table
});

test("the range holds what is recorded, and a group that is too small is bounded and not compared", async () => {
  const found = await unknownOf(rows([["f", 100, 40], ["m", 100, 60], ["x", 5, 5], [null, 10, 5]])); // biome-ignore format: a table
  for (const { groups, gap, ratio } of found) {
    expect(groups).toHaveLength(3);
    expect(gap.value).toBeGreaterThanOrEqual(gap.worstCase!.lower);
    expect(gap.value).toBeLessThanOrEqual(gap.worstCase!.upper);
    expect(ratio.value).toBeGreaterThanOrEqual(ratio.worstCase!.lower);
    expect(gap.proportional!.upper).toBeLessThanOrEqual(gap.worstCase!.upper);
    expect(gap.value).toBeCloseTo(0.2, 12);
  }
});

test("one group and unknown people: its rate has a range, and there is no gap", async () => {
  const [row] = await unknownOf(rows([["f", 40, 20], [null, 10, 5]])); // biome-ignore format: a table
  expect(row).toMatchObject({ gap: { value: null, worstCase: null }, reason: "fewer_than_two_groups" });
  expect(row!.groups[0]!.worstCase).toEqual({ lower: 20 / 45, upper: 25 / 45 });
});

test("weights count", async () => {
  const data = rows([["f", 40, 20], ["m", 40, 30], [null, 10, 5]]).map((row) => ({ ...row, w: row.sex === null ? 2 : 1 })); // biome-ignore format: a table
  const [row] = await unknownOf(data, { weight: "w" });
  expect(row).toMatchObject({ unknown: 20, unknownHits: 10 });
  expect(row!.groups[0]!.worstCase).toEqual({ lower: 20 / 50, upper: 30 / 50 });
});
