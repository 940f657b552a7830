import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalOrder } from "../../../src/explanations/permutation/canonical-order.js";
import { rotatedDonors } from "../../../src/explanations/permutation/donors.js";
import { rng } from "../../../src/stats/rng.js";
import { tableFrom } from "../../../src/table/table.js";

const whole = (n: number): Int32Array => Int32Array.from({ length: n }, (_, i) => i);
const pooled = (n: number) => {
  const rows = whole(n);
  return rotatedDonors([{ recipients: rows, donors: rows }], n, rng(0, "test"));
};

test("nobody is their own donor, everybody gives once in each repeat, and gives to somebody else in the next", () => {
  const donorOf = pooled(7);
  const met = whole(7);
  const donors = Array.from({ length: 6 }, (_, repeat) => [...donorOf(repeat)]);
  for (const one of donors) {
    expect([...one].sort()).toEqual([...met]);
    one.forEach((donor, row) => {
      expect(donor).not.toBe(row);
    });
  }
  // All n − 1 shifts: every row meets every other row exactly once.
  for (const row of met) expect(new Set(donors.map((one) => one[row])).size).toBe(6);
});

test("one row keeps its value; groups take within themselves or from each other", () => {
  expect([...pooled(1)(0)]).toEqual([0]);
  const [a, b] = [Int32Array.of(0, 2, 4), Int32Array.of(1, 3)];
  const within = rotatedDonors(
    [
      { recipients: a, donors: a },
      { recipients: b, donors: b },
    ],
    5,
    rng(1),
  )(0);
  within.forEach((donor, row) => {
    expect(donor % 2).toBe(row % 2);
    expect(donor).not.toBe(row);
  });
  const cross = rotatedDonors(
    [
      { recipients: a, donors: b },
      { recipients: b, donors: a },
    ],
    5,
    rng(1),
  )(3);
  cross.forEach((donor, row) => {
    expect(donor % 2).not.toBe(row % 2);
  });
});

test("the same seed and name give the same donors, others give others", () => {
  const rows = whole(40);
  const of = (seed: number) => [...rotatedDonors([{ recipients: rows, donors: rows }], 40, rng(seed, "importance", "age"))(2)];
  expect(of(0)).toEqual(of(0));
  expect(of(0)).not.toEqual(of(1));
});

test("the canonical order is of what rows hold, in whatever order they and the columns come", () => {
  const rows = fc.array(fc.record({ a: fc.option(fc.integer({ min: -3, max: 3 })), b: fc.constantFrom("x", "y", "") }), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(rows, fc.integer({ min: 0, max: 11 }), (list, turn) => {
      const turned = [...list.slice(turn % list.length), ...list.slice(0, turn % list.length)];
      const contents = (some: typeof list, names: readonly ("a" | "b")[]) => {
        const table = tableFrom(Object.fromEntries(names.map((name) => [name, some.map((one) => one[name])])));
        return [
          ...canonicalOrder(
            table,
            some.map((_, i) => i),
          ),
        ].map((row) => JSON.stringify([some[row]!.a, some[row]!.b]));
      };
      expect(contents(turned, ["b", "a"])).toEqual(contents(list, ["a", "b"]));
    }),
  );
});
