import { expect, test } from "vitest";
import { countOf, formatBytes, formatCount } from "../../src/sections/format-count.js";
import { formatInstant } from "../../src/sections/format-instant.js";
import { formatNumber } from "../../src/sections/format-number.js";
import { formatPoints } from "../../src/sections/format-points.js";
import { formatRatio } from "../../src/sections/format-ratio.js";
import { formatScore } from "../../src/sections/format-score.js";
import { formatShare } from "../../src/sections/format-share.js";

test.each([
  [0.4408, "44.1%"],
  [0, "0.0%"],
  [1, "100.0%"],
  [0.0004, "0.04%"],
  [0.99996, "99.996%"],
  [0.07, "7.0%"],
])("the share %d is printed as %s", (share, text) => expect(formatShare(share)).toBe(text));

test("a share near a stated limit keeps its side of it", () => {
  expect(formatShare(0.09996, [0.1])).toBe("9.996%");
  expect(formatShare(0.1, [0.1])).toBe("10.0%");
});

test.each([
  [0.1964, "19.6"],
  [-0.0003, "−0.03"],
  [0, "0.0"],
])("the difference %d is printed as %s points", (difference, text) => expect(formatPoints(difference)).toBe(text));

test.each([
  [0.8413, "0.84"],
  [0.7996, "0.7996"],
  [0.8, "0.80"],
  [0.9999, "0.9999"],
  [12.34, "12.3"],
  [0, "0.00"],
])("the ratio %d is printed as %s", (ratio, text) => expect(formatRatio(ratio)).toBe(text));

test.each([
  [0.51234, "0.512"],
  [12.34, "12.3"],
  [123.4, "123"],
  [-0.0004, "−0.0004"],
  [1234567, "1.23e+6"],
])("the score %d is printed as %s", (score, text) => expect(formatScore(score)).toBe(text));

test("counts are exact, with their thousands apart", () => {
  expect(formatCount(4812)).toBe("4,812");
  expect(formatCount(10_000_000)).toBe("10,000,000");
  expect(formatCount(4812.25)).toBe("4,812.3");
  expect(countOf(1, "row")).toBe("1 row");
  expect(countOf(2, "person", "people")).toBe("2 people");
});

test("sizes, settings and instants are written for people", () => {
  expect([formatBytes(1), formatBytes(412_331), formatBytes(2_500_000_000)]).toEqual(["1 byte", "412 kB", "2.50 GB"]);
  expect([formatNumber(0.5), formatNumber(-30), formatNumber(1 / 3)]).toEqual(["0.5", "−30", "0.333333"]);
  expect(formatInstant("2026-09-17T09:12:03.114Z")).toBe("2026-09-17 09:12 UTC");
  expect(formatInstant("yesterday")).toBe("yesterday");
});
