import fc from "fast-check";
import { expect, test } from "vitest";
import { keepSide, printed } from "../../src/sections/keep-side.js";

test("keepSide prints more digits rather than crossing a limit", () => {
  expect(keepSide(0.79996, 2, [0.8])).toBe("0.79996");
  expect(keepSide(0.7934, 2, [0.8])).toBe("0.79");
  expect(keepSide(0.80004, 2, [0.8])).toBe("0.80004");
  expect(keepSide(0.8, 2, [0.8])).toBe("0.80");
});

test("keepSide puts the printed number on the side of every limit that the exact one is on", () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(share, fc.constantFrom(0, 0.05, 0.1, 0.8, 1), (value, limit) => {
      fc.pre(value === limit || Math.abs(value - limit) > 1e-8);
      expect(Math.sign(Number(keepSide(value, 2, [limit])) - limit)).toBe(Math.sign(value - limit));
    }),
  );
});

test("printed writes a typographic minus and never a negative zero", () => {
  expect(printed(-0.25, 2, [])).toBe("−0.25");
  expect(printed(-0.001, 2, [])).toBe("0.00");
  expect(printed(-0.001, 2, [0])).toBe("−0.001");
});
