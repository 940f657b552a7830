import fc from "fast-check";
import { expect, test } from "vitest";
import { weightedDonors } from "../../../src/explanations/permutation/weighted-donors.js";
import { rng } from "../../../src/stats/rng.js";

const whole = (n: number): Int32Array => Int32Array.from({ length: n }, (_, i) => i);

test("equal weights: a rotation, nobody is their own donor and everybody gives once", () => {
  const rows = whole(9);
  const donorOf = weightedDonors([{ recipients: rows, donors: rows }], { rows: 9, weights: new Float64Array(9).fill(2) }, rng(0));
  for (let repeat = 0; repeat < 20; repeat++) {
    const donors = donorOf(repeat);
    expect([...donors].sort()).toEqual([...rows]);
    donors.forEach((donor, row) => {
      expect(donor).not.toBe(row);
    });
  }
});

test("rows give as often as their weight says among the others, and those of no weight never", () => {
  const weights = Float64Array.of(1, 2, 3, 0, 4);
  const rows = whole(5);
  const donorOf = weightedDonors([{ recipients: rows, donors: rows }], { rows: 5, weights }, rng(1));
  const given = Array.from({ length: 5 }, () => new Float64Array(5));
  const repeats = 20_000;
  for (let repeat = 0; repeat < repeats; repeat++)
    donorOf(repeat).forEach((donor, row) => {
      given[row]![donor]!++;
    });
  for (const row of rows)
    for (const donor of rows) {
      const expected = row === donor ? 0 : weights[donor]! / (10 - weights[row]!);
      expect(Math.abs(given[row]![donor]! / repeats - expected), `${donor} gives to ${row}`).toBeLessThan(0.005);
    }
});

test("other pools give to these, by weight; a pool without weight gives nothing", () => {
  const donorOf = weightedDonors(
    [
      { recipients: Int32Array.of(0, 1), donors: Int32Array.of(2, 3) },
      { recipients: Int32Array.of(2), donors: Int32Array.of(4) },
    ],
    { rows: 5, weights: Float64Array.of(1, 1, 0, 5, 0) },
    rng(2),
  )(0);
  expect([...donorOf]).toEqual([3, 3, 2, 3, 4]);
});

test("whatever the weights: a donor has some, and is another row", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 3, noNaN: true }), { minLength: 2, maxLength: 12 }), fc.nat(50), (list, repeat) => {
      const rows = whole(list.length);
      const weights = Float64Array.from(list);
      const donors = weightedDonors([{ recipients: rows, donors: rows }], { rows: list.length, weights }, rng(3))(repeat);
      const others = (row: number): boolean => list.some((weight, i) => i !== row && weight > 0);
      donors.forEach((donor, row) => {
        if (donor !== row) expect(weights[donor]).toBeGreaterThan(0);
        else expect(others(row) && list.reduce((sum, one) => sum + one, 0) - list[row]! > 1e-9).toBe(false);
      });
    }),
  );
});
