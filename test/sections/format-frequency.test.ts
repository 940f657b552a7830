import fc from "fast-check";
import { expect, test } from "vitest";
import { formatFrequencies } from "../../src/sections/format-frequency.js";

test("shares become people out of a hundred", () => {
  expect(formatFrequencies([0.441, 0.517])).toEqual({ of: "100", counts: ["44", "52"] });
});

test("shares that a hundred people cannot tell apart are told of a thousand or more", () => {
  expect(formatFrequencies([0.9612, 0.9634])).toEqual({ of: "1,000", counts: ["961", "963"] });
  expect(formatFrequencies([0.00004, 0.5])).toEqual({ of: "100,000", counts: ["4", "50,000"] });
});

test("equal shares are told of a hundred, and only 0 and 1 are none and all", () => {
  expect(formatFrequencies([0.25, 0.25])).toEqual({ of: "100", counts: ["25", "25"] });
  expect(formatFrequencies([0, 1])).toEqual({ of: "100", counts: ["0", "100"] });
  expect(formatFrequencies([0.999, 0.2])).toEqual({ of: "1,000", counts: ["999", "200"] });
});

test("the order of frequencies is the order of the shares", () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(share, share, (a, b) => {
      const [x, y] = formatFrequencies([a, b]).counts.map((count) => Number(count.replaceAll(",", "")));
      expect(x! <= y!).toBe(a < b || x === y);
    }),
  );
});
