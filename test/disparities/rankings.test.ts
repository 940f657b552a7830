import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Disparity, isForTask } from "../../src/disparities/disparity.js";
import { disparities } from "../../src/disparities/index.js";
import { eachFirst } from "../../src/disparities/kind/first-places.js";
import { type ListedGroups, listFromTexts, shuffledList } from "../../src/disparities/kind/listed-groups.js";
import { ndklOf } from "../../src/disparities/ndkl.js";
import { audit } from "../../src/index.js";
import { rng } from "../../src/stats/rng.js";

type Row = { readonly q: string; readonly g: string; readonly s: number; readonly r?: number };

/** Rows of lists: each text is a query; in it each letter is an item, the first place first, and letters in brackets are tied. */
const rowsOf = (...lists: readonly string[]): readonly Row[] =>
  lists.flatMap((list, q) =>
    [...list.matchAll(/\[(\w+)\]|(\w)/g)].flatMap(([, tied, one], place) =>
      [...(tied ?? one!)].map((g): Row => ({ q: `q${q}`, g, s: -place })),
    ),
  );

const audited = async (rows: readonly Row[], options = {}) => {
  const result = await audit(rows, { task: "ranking", score: "s", query: "q", sensitive: ["g"], minN: 1, ...options });
  return (id: string) => result.disparities.find((row) => row.id === `${id}@g`)!;
};
const valueIn = async (id: string, ...lists: readonly string[]) => (await audited(rowsOf(...lists)))(id).value;

describe("lists by hand", () => {
  const twenty = "aaaaaaaabb".concat("bbbbbbbbaa");
  test.each([
    ["ndkl", "ab", Math.log(2) / (1 + 1 / Math.log2(3))],
    ["awrf", "ab", 1 / 1.9 - 1 / 2],
    ["infeasible_index", "aabb", 1],
    ["rnd", twenty, 0.6],
    ["rkl", twenty, (0.8 * Math.log(1.6) + 0.2 * Math.log(0.4)) / Math.log(2)],
    ["rrd", "aabbbbbbbb".concat("aaaaaabbbb"), 0.125],
    ["exposure_ratio", "ab", 1 / Math.log2(3)],
    // Of ten places for a and ten for b, b has two where its share gives five.
    ["min_skew_at_10", twenty, Math.log(2 / 5)],
    ["max_skew_at_10", twenty, Math.log(8 / 5)],
  ])("%s of %s", async (id, list, value) => {
    expect(await valueIn(id, list)).toBeCloseTo(value, 12);
  });

  test("a mean over queries counts those in which two groups stand", async () => {
    const [one, other] = [await valueIn("ndkl", "aab"), await valueIn("ndkl", "abab")];
    expect(await valueIn("ndkl", "aab", "abab", "aaaa")).toBeCloseTo((one! + other!) / 2, 12);
  });

  test("a list that mixes groups as it can is at 0", async () => {
    expect(await valueIn("infeasible_index", "abababab")).toBe(0);
    expect(await valueIn("ndkl", "[ab]")).toBeGreaterThan(0);
    expect(await valueIn("awrf", "[aaabbb]")).toBeCloseTo(0, 14);
    expect(await valueIn("exposure_ratio", "[aaabbb]")).toBeCloseTo(1, 14);
  });

  test("treatment is exposure for each unit of relevance, pairs are of different groups", async () => {
    const rows = [
      { q: "1", g: "a", s: 4, r: 1 },
      { q: "1", g: "b", s: 3, r: 2 },
      { q: "1", g: "b", s: 2, r: 0 },
      { q: "1", g: "a", s: 1, r: 0 },
    ];
    const of = await audited(rows, { label: "r" });
    const [a, b] = [1 + 1 / Math.log2(5), (1 / Math.log2(3) + 1 / 2) / 2];
    expect(of("disparate_treatment_ratio").value).toBeCloseTo(b / a, 12);
    // a's 1 over b's 0 is won; b's 2 over a's 1 lost, over a's 0 won.
    expect(of("pairwise_accuracy_difference").value).toBeCloseTo(1 - 1 / 2, 12);
  });

  test("what has no value says why", async () => {
    expect((await audited(rowsOf("aaa", "bbb")))("ndkl")).toMatchObject({ value: null, reason: "no_mixed_list" });
    expect((await audited(rowsOf("abab")))("rnd")).toMatchObject({ value: null, reason: "no_mixed_list" });
    expect((await audited(rowsOf("aaaaaaaaaaab")))("min_skew_at_10")).toMatchObject({ value: null, reason: "no_place" });
    expect((await audited(rowsOf("aaa")))("awrf")).toMatchObject({ value: null, reason: "fewer_than_two_groups" });
    expect((await audited(rowsOf("abab")))("disparate_treatment_ratio")).toMatchObject({ value: null, reason: "no_label" });
  });

  test("one query has no bounds, and a p-value by shuffling its items", async () => {
    const row = (await audited(rowsOf("aaaaaaaabbbbbbbb")))("ndkl");
    expect(row.bounds).toBeNull();
    expect(row.pValue!).toBeLessThan(0.01);
    expect((await audited(rowsOf("abbaabbabaab")))("ndkl").pValue!).toBeGreaterThan(0.2);
  });

  test("a group that is not compared is not in the lists", async () => {
    const rows = [...rowsOf("ab", "ba", "ab"), { q: "q0", g: "c", s: 1 }];
    const row = (await audited(rows, { minN: 2 }))("ndkl");
    expect(row.value).toBeCloseTo((await valueIn("ndkl", "ab"))!, 12);
    expect(row.excluded).toEqual([{ group: { g: "c" }, n: 1, reason: "below_min_n" }]);
  });
});

describe("ties", () => {
  const orders = (letters: string): readonly string[] =>
    letters.length < 2
      ? [letters]
      : [...letters].flatMap((first, i) => orders(letters.slice(0, i) + letters.slice(i + 1)).map((rest) => first + rest));
  const letters = (most: number) =>
    fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: most }).map((list) => list.join(""));

  test("the divergence of a list with ties is the mean over all their orders", () => {
    fc.assert(
      fc.property(letters(4), letters(5), letters(2), (before, tied, after) => {
        const of = (...places: readonly string[]) => ndklOf(listFromTexts(places, "abc"), [0.5, 0.3, 0.2]);
        const all = orders(tied).map((order) => of(...before, ...order, ...after));
        expect(of(...before, tied, ...after)).toBeCloseTo(all.reduce((sum, x) => sum + x, 0) / all.length, 9);
      }),
      { numRuns: 60 },
    );
  });

  test("so is the expected value of any function of a group's count", () => {
    const list = listFromTexts(["a", "aabb", "b"], "ab");
    const found: number[] = [];
    eachFirst(list, [3], ({ expected }) => found.push(expected(0, (count) => count ** 2)));
    // a first, then two of aabb: 0, 1 or 2 of them a with chances 1/6, 4/6, 1/6.
    expect(found[0]).toBeCloseTo((1 + 4 * 4 + 9) / 6, 12);
  });
});

describe("bounds and chance", () => {
  test("shuffling keeps runs and totals", () => {
    const list = listFromTexts(["a", "ab", "bbb", "c"], "abc");
    const one: ListedGroups = shuffledList(list, rng(0, "test"));
    expect(Array.from(one.totals)).toEqual([2, 4, 1]);
    expect(one.counts.map((run) => run.reduce((sum, n) => sum + n, 0))).toEqual([1, 2, 3, 1]);
    expect(Array.from(one.counts.reduce((sum, run) => sum.map((n, g) => n + run[g]!), new Float64Array(3)))).toEqual([2, 4, 1]);
  });

  test("the order of rows does not matter", async () => {
    const rows = rowsOf("aab[ab]b", "b[aab]b", "abba[ab]");
    const [one, other] = [await audited(rows), await audited(rows.toReversed())];
    for (const { id } of (disparities as readonly Disparity[]).filter((one) => isForTask("ranking", one)))
      expect(other(id)).toEqual(one(id));
  });

  test("with many queries bounds hold the value, and a limit inside them is undecided", async () => {
    const random = rng(3, "lists");
    const lists = Array.from({ length: 40 }, () => Array.from({ length: 12 }, () => (random.next() < 0.5 ? "a" : "b")).join(""));
    const of = await audited(rowsOf(...lists));
    for (const id of ["ndkl", "awrf", "exposure_ratio", "min_skew_at_10", "max_skew_at_10"]) {
      const { value, bounds } = of(id);
      expect(bounds!.lower!, id).toBeLessThanOrEqual(value!);
      expect(bounds!.upper!, id).toBeGreaterThanOrEqual(value!);
    }
  });
});
