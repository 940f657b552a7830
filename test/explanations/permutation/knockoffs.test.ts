import { expect, test } from "vitest";
import { gaussianKnockoffs } from "../../../src/explanations/permutation/knockoffs.js";
import { normalQuantile } from "../../../src/stats/normal.js";
import { rng } from "../../../src/stats/rng.js";

const rows = (n: number): Int32Array => Int32Array.from({ length: n }, (_, i) => i);
const correlation = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  const [x, y] = [Array.from(a), Array.from(b)].map((values) => {
    const mean = values.reduce((sum, one) => sum + one, 0) / values.length;
    return values.map((one) => one - mean);
  });
  const sum = (of: (i: number) => number): number => x!.reduce((total, _, i) => total + of(i), 0);
  return sum((i) => x![i]! * y![i]!) / Math.sqrt(sum((i) => x![i]! ** 2) * sum((i) => y![i]! ** 2));
};

/** Two normal columns with a correlation, and one apart. */
function correlated(n: number, rho: number) {
  const random = rng(3, "knockoffs");
  const normal = (): number => normalQuantile((random.u32() + 0.5) / 2 ** 32);
  const [a, b, c] = [new Float64Array(n), new Float64Array(n), new Float64Array(n)];
  for (let i = 0; i < n; i++) {
    a[i] = normal();
    b[i] = rho * a[i]! + Math.sqrt(1 - rho ** 2) * normal();
    c[i] = normal();
  }
  return { a, b, c };
}

// The covariance of a knockoff with the other columns is the column's own. With the column itself it shares what the others tell: R²,
// here ρ²; and nothing is kept that they do not.
test("a knockoff goes with the other columns as the column does, and with the column as little as can be", () => {
  const { a, b, c } = correlated(6000, 0.8);
  const made = gaussianKnockoffs(new Map(Object.entries({ a, b, c })), rows(6000), rng(0, "test"))!;
  const own = made(["a"]);
  const copy = Float64Array.from(own.donors.get("a")!, (row) => a[row]!);
  expect(Math.abs(correlation(copy, b) - correlation(a, b))).toBeLessThan(0.03);
  expect(Math.abs(correlation(copy, c))).toBeLessThan(0.04);
  expect(Math.abs(correlation(copy, a) - 0.64)).toBeLessThan(0.04);
  expect(Math.abs(own.rSquared - 0.64)).toBeLessThan(0.04);
  // A column apart from all others is drawn anew, though two others are alike.
  const apart = made(["c"]);
  expect(
    Math.abs(
      correlation(
        Float64Array.from(apart.donors.get("c")!, (row) => c[row]!),
        c,
      ),
    ),
  ).toBeLessThan(0.04);
  expect(apart.rSquared).toBeLessThan(0.01);
});

test("columns together go with each other as before, and with themselves not at all", () => {
  const { a, b, c } = correlated(6000, 0.8);
  const { donors, rSquared } = gaussianKnockoffs(new Map(Object.entries({ a, b, c })), rows(6000), rng(0, "test"))!(["a", "b"]);
  const [copyA, copyB] = [Float64Array.from(donors.get("a")!, (row) => a[row]!), Float64Array.from(donors.get("b")!, (row) => b[row]!)];
  expect(Math.abs(correlation(copyA, copyB) - 0.8)).toBeLessThan(0.03);
  expect(Math.abs(correlation(copyA, a))).toBeLessThan(0.04);
  expect(rSquared).toBeLessThan(0.01);
});

test("values are those that were observed, each once; missing ones stay where they are", () => {
  const a = Float64Array.of(3, 1, Number.NaN, 2, 5, 4);
  const b = Float64Array.of(1, 2, 3, 4, 5, 6);
  const donors = gaussianKnockoffs(new Map(Object.entries({ a, b })), rows(6), rng(1))!(["a"]).donors.get("a")!;
  expect(donors[2]).toBe(2);
  expect([...donors].sort()).toEqual([0, 1, 2, 3, 4, 5]);
});

test("nothing to make them of: no columns, one row; a column that does not vary is left in peace", () => {
  expect(gaussianKnockoffs(new Map(), rows(5), rng(0))).toBeNull();
  expect(gaussianKnockoffs(new Map([["a", Float64Array.of(1)]]), rows(1), rng(0))).toBeNull();
  const constant = new Float64Array(40).fill(2);
  const made = gaussianKnockoffs(new Map(Object.entries({ constant, x: Float64Array.from(rows(40)) })), rows(40), rng(0))!;
  expect(made(["x"]).rSquared).toBeLessThan(1e-9);
});
