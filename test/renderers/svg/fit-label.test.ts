import fc from "fast-check";
import { expect, test } from "vitest";
import { fitLabel } from "../../../src/renderers/svg/fit-label.js";
import { textWidth } from "../../../src/renderers/svg/text-width.js";

const place = { width: 150, size: 12, most: 2 };

test("a short label is one line, a long one is broken at a space", () => {
  expect(fitLabel("Black", place)).toEqual(["Black"]);
  expect(fitLabel("Native Hawaiian or Other Pacific Islander", { ...place, width: 200 })).toEqual([
    "Native Hawaiian or Other",
    "Pacific Islander",
  ]);
});

test("a label without spaces is broken between characters and ends in an ellipsis when it is too long", () => {
  const lines = fitLabel("非常に長い名前".repeat(10), place);
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/…$/);
});

test("no line is wider than its place", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 120 }), (label) => {
      for (const line of fitLabel(label, place)) expect(textWidth(line, 12)).toBeLessThanOrEqual(150 + 12);
    }),
  );
});
