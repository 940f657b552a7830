import fc from "fast-check";
import { expect, test } from "vitest";
import { measured } from "./measured.js";

// Three groups of 100, worked by hand: selection 60, 30, 45; true positive rates 40/50, 20/50, 30/40; false positive rates 20/50, 10/50, 15/60.
const three = {
  a: { tp: 40, fn: 10, fp: 20, tn: 30 },
  b: { tp: 20, fn: 30, fp: 10, tn: 40 },
  c: { tp: 30, fn: 10, fp: 15, tn: 45 },
};

test.each([
  ["demographic_parity_difference", 0.3],
  ["demographic_parity_ratio", 0.5],
  ["equal_opportunity_difference", 0.4],
  ["equal_opportunity_ratio", 0.5],
  ["predictive_equality_difference", 0.2],
  ["predictive_equality_ratio", 0.5],
  ["equalized_odds_difference", 0.4],
  ["equalized_odds_ratio", 0.5],
  ["predictive_parity_difference", 0],
  ["predictive_parity_ratio", 1],
  ["accuracy_parity_difference", 0.75 - 0.6],
  ["accuracy_parity_ratio", 0.6 / 0.75],
  ["average_absolute_odds_difference", (0.4 + 0.2) / 2],
  ["disparate_impact", 0.5],
])("%s of three groups worked by hand", (id, value) => {
  const [row] = measured(three)(id);
  expect(row!.value).toBeCloseTo(value, 12);
  expect(row!.reason).toBeNull();
  expect(row!.complete).toBe(true);
});

test("the pair is named: the highest group, then the lowest, with rate, hits and rows", () => {
  expect(measured(three)("demographic_parity_difference")[0]!.pair).toEqual({
    a: { group: { g: "a" }, value: 0.6, numerator: 60, n: 100 },
    b: { group: { g: "b" }, value: 0.3, numerator: 30, n: 100 },
  });
  expect(measured(three)("demographic_parity_ratio")[0]!.pair).toMatchObject({ a: { group: { g: "a" } }, b: { group: { g: "b" } } });
});

test("two groups, 60 and 30 of 100: Newcombe's one-sided 95 % bounds", () => {
  // Wilson at z = 1.6449: 0.6 (0.5173, 0.6773), 0.3 (0.2310, 0.3793).
  const [row] = measured({ a: three.a, b: three.b })("demographic_parity_difference");
  expect(row!.bounds!.lower).toBeCloseTo(0.3 - Math.hypot(0.6 - 0.51729, 0.37923 - 0.3), 3);
  expect(row!.bounds!.upper).toBeCloseTo(0.3 + Math.hypot(0.67727 - 0.6, 0.3 - 0.23088), 3);
  expect(row!.bounds).toMatchObject({ method: "newcombe", upperAlpha: expect.closeTo(0.05, 12), lowerPair: [{ g: "a" }, { g: "b" }] });
});

test("the lower bound pays for the number of groups, the upper one does not", () => {
  const two = measured({ a: three.a, b: three.b })("demographic_parity_difference")[0]!.bounds!;
  const more = measured({ ...three, d: three.c, e: three.c })("demographic_parity_difference")[0]!.bounds!;
  expect(more.lower!).toBeLessThan(two.lower!);
  expect(more.upper).toBe(two.upper);
  expect(more.lowerAlpha).toBeCloseTo(0.05 / 6, 12);
});

test("the gap to be expected from chance: Shewhart's d₂ for two groups of 100 at one half", () => {
  const half = { tp: 25, fn: 25, fp: 25, tn: 25 };
  expect(measured({ a: half, b: half })("demographic_parity_difference")[0]!.expectedUnderNone).toBeCloseTo(1.1283791670955126 * 0.05, 12);
  expect(measured({ a: half, b: half })("demographic_parity_ratio")[0]!.expectedUnderNone).toBeNull();
});

test("signed differences and ratios to the reference, to everybody and to the rest, worked by hand", () => {
  const of = measured(three, { reference: "b" });
  const by = (id: string): Record<string, number | null> => Object.fromEntries(of(id).map((row) => [row.group!.g!, row.value]));
  expect(by("selection_rate__difference_to_reference")).toEqual({ a: expect.closeTo(0.3, 12), b: 0, c: expect.closeTo(0.15, 12) });
  expect(by("selection_rate__ratio_to_reference")).toEqual({ a: 2, b: 1, c: 1.5 });
  expect(by("selection_rate__difference_to_overall")).toEqual({
    a: expect.closeTo(0.15, 12),
    b: expect.closeTo(-0.15, 12),
    c: expect.closeTo(0, 12),
  });
  expect(by("selection_rate__difference_to_rest")).toEqual({
    a: expect.closeTo(0.225, 12),
    b: expect.closeTo(-0.225, 12),
    c: expect.closeTo(0, 12),
  });
  expect(by("selection_rate__impact_ratio")).toEqual({ a: 1, b: 0.5, c: 0.75 });
});

test("disparate impact is against the named group when there is one, and may then pass 1", () => {
  expect(measured(three, { reference: "b" })("disparate_impact")[0]!.value).toBe(1.5);
  expect(measured(three, { reference: "nobody" })("disparate_impact")[0]).toMatchObject({ value: null, reason: "no_reference" });
});

test("disparate impact is of the favourable decision", () => {
  expect(measured(three, { favorable: "negative" })("disparate_impact")[0]!.value).toBeCloseTo(40 / 70, 12);
});

test("a group below min_n on the denominator is left out and listed, and so is one without a value", () => {
  const [row] = measured({ ...three, tiny: { tp: 5, tn: 100 }, "": { tp: 90, fn: 10 } }, { minN: 30 })("equal_opportunity_difference");
  expect(row!.value).toBeCloseTo(0.4, 12);
  expect(row!.excluded).toEqual([
    { group: { g: "tiny" }, n: 5, reason: "below_min_n" },
    { group: { g: "(missing)" }, n: 100, reason: "missing_group" },
  ]);
  expect(row!.complete).toBe(false);
});

test("a large group without the denominator is named as such, and a composite that lacks a part has no value", () => {
  const groups = { a: three.a, b: three.b, none: { fp: 40, tn: 60 } };
  expect(measured(groups, { minN: 30 })("equal_opportunity_difference")[0]!.excluded).toEqual([
    { group: { g: "none" }, n: 0, reason: "zero_denominator" },
  ]);
  const only = { a: { fp: 40, tn: 60 }, b: { fp: 30, tn: 70 } };
  expect(measured(only)("equalized_odds_difference")[0]).toMatchObject({
    value: null,
    reason: "component_undefined",
    bounds: null,
    pair: null,
  });
});

test("one group, or none, is no comparison", () => {
  expect(measured({ a: three.a })("demographic_parity_difference")[0]).toMatchObject({
    value: null,
    reason: "fewer_than_two_groups",
    bounds: null,
  });
  expect(measured({ a: three.a, "": three.b })("demographic_parity_ratio")[0]).toMatchObject({
    value: null,
    reason: "fewer_than_two_groups",
  });
});

test("nobody selected anywhere: no difference, and no ratio either, with the reason", () => {
  const nobody = { a: { fn: 50, tn: 50 }, b: { fn: 40, tn: 60 } };
  expect(measured(nobody)("demographic_parity_difference")[0]!.value).toBe(0);
  expect(measured(nobody)("demographic_parity_ratio")[0]).toMatchObject({ value: null, reason: "both_zero" });
  expect(measured(nobody)("disparate_impact")[0]!.value).toBeNull();
});

test("nobody selected in one group: the ratio is 0 and its bounds say how large it may be", () => {
  const [row] = measured({ a: three.a, b: { fn: 50, tn: 50 } })("demographic_parity_ratio");
  expect(row!.value).toBe(0);
  expect(row!.bounds!.lower).toBe(0);
  expect(row!.bounds!.upper).toBeGreaterThan(0);
  expect(row!.bounds!.upper).toBeLessThan(0.1);
});

const count = fc.integer({ min: 1, max: 300 });
const groups = fc.dictionary(fc.constantFrom("a", "b", "c", "d", "e", "f"), fc.record({ tp: count, fp: count, fn: count, tn: count }), {
  minKeys: 2,
  maxKeys: 6,
  noNullPrototype: true,
});

test("bounds hold the value, a difference is in [0, 1], a ratio in [0, 1], and a composite is never below its parts", () => {
  fc.assert(
    fc.property(groups, (some) => {
      const of = measured(some);
      for (const id of [
        "demographic_parity",
        "equal_opportunity",
        "predictive_equality",
        "equalized_odds",
        "predictive_parity",
        "accuracy_parity",
      ]) {
        for (const kind of ["difference", "ratio"]) {
          const { value, bounds } = of(`${id}_${kind}`)[0]!;
          expect(value! >= 0 && value! <= 1).toBe(true);
          expect(bounds!.lower! <= value! + 1e-12 && value! <= bounds!.upper! + 1e-12, `${id}_${kind}`).toBe(true);
        }
      }
      const value = (id: string): number => of(id)[0]!.value!;
      expect(value("equalized_odds_difference")).toBe(
        Math.max(value("equal_opportunity_difference"), value("predictive_equality_difference")),
      );
      expect(value("average_absolute_odds_difference")).toBeLessThanOrEqual(value("equalized_odds_difference") + 1e-12);
      expect(value("disparate_impact")).toBe(value("demographic_parity_ratio"));
    }),
    { numRuns: 40 },
  );
});

test("groups by other names, in another order, have the same gaps", () => {
  fc.assert(
    fc.property(groups, (some) => {
      const renamed = Object.fromEntries(
        Object.entries(some).map(([name, counts]) => [`z${String.fromCharCode(200 - name.charCodeAt(0))}`, counts]),
      );
      for (const id of ["demographic_parity_difference", "equalized_odds_ratio", "disparate_impact"]) {
        const [a, b] = [measured(some)(id)[0]!, measured(renamed)(id)[0]!];
        expect([b.value, b.bounds!.lower, b.bounds!.upper]).toEqual([a.value, a.bounds!.lower, a.bounds!.upper]);
      }
    }),
    { numRuns: 25 },
  );
});
