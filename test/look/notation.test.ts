import { expect, test } from "vitest";
import { printLimit, printNumber } from "../../src/checks/print-number.js";
import { inNotation, notation } from "../../src/look/notation.js";
import { tickFormats } from "../../src/renderers/svg/axis.js";
import { formatAmount } from "../../src/sections/format-amount.js";
import { formatConditions } from "../../src/sections/format-condition.js";
import { formatCount } from "../../src/sections/format-count.js";
import { formatLevel } from "../../src/sections/format-level.js";
import { formatNumber } from "../../src/sections/format-number.js";
import { formatPoints } from "../../src/sections/format-points.js";
import { formatProbability } from "../../src/sections/format-probability.js";
import { formatRatio } from "../../src/sections/format-ratio.js";
import { formatScore } from "../../src/sections/format-score.js";
import { formatRoundShare, formatShare, formatShares } from "../../src/sections/format-share.js";

// The German forms are those of Intl.NumberFormat("de"), which has them from CLDR as well.
test.each([
  ["1.234.567", () => formatCount(1234567)],
  ["4.812,3", () => formatCount(4812.25)],
  ["25.792", () => formatAmount(25791.87)],
  ["−1.235", () => formatAmount(-1234.5)],
  ["0,01235", () => formatAmount(0.012345)],
  ["44,1\u00a0%", () => formatShare(0.4408)],
  ["43,9–54,6\u00a0%", () => formatShares(0.439, 0.546)],
  ["20\u00a0%", () => formatRoundShare(0.2)],
  ["12,5\u00a0%", () => formatRoundShare(0.125)],
  ["99,9\u00a0%", () => formatLevel(0.999)],
  ["−19,6", () => formatPoints(-0.1964)],
  ["0,7996", () => formatRatio(0.7996)],
  ["0,512", () => formatScore(0.51234)],
  ["1,23e+6", () => formatScore(1.234e6)],
  ["1,23457", () => formatNumber(1.234567)],
  ["0,021", () => formatProbability(0.0207)],
  ["< 0,001", () => formatProbability(0.0001)],
  ["0,125", () => printNumber(0.125)],
  ["0,10", () => printLimit(0.1)],
  ["2,5\u00a0%", () => tickFormats.percent(0.025)],
])("%s", (german, written) => {
  const english = written();
  expect(inNotation("de", written)).toBe(german);
  expect(english).not.toBe(german);
  expect(written()).toBe(english);
});

test("counts and shares are written as Intl writes them", () => {
  const counts = new Intl.NumberFormat("de");
  const shares = new Intl.NumberFormat("de", { style: "percent", minimumFractionDigits: 1 });
  inNotation("de", () => {
    for (const count of [0, 999, 1000, 12_345, 1_234_567]) expect(formatCount(count)).toBe(counts.format(count));
    for (const share of [0, 0.001, 0.4408, 0.5, 1]) expect(formatShare(share)).toBe(shares.format(share));
  });
});

test("a condition is read in the language, its names and values as they are", () => {
  const conditions = [
    { kind: "category", column: "race", values: ["Black", "is"], not: true, missing: false },
    { kind: "range", column: "income", above: 1000, atMost: 2500.5, known: true, missing: true },
  ] as unknown as Parameters<typeof formatConditions>[0];
  expect(formatConditions(conditions)).toBe("race is not Black or is and 1,000 < income ≤ 2500.5 or not recorded");
  expect(inNotation("de", () => formatConditions(conditions))).toBe(
    "race ist nicht Black oder is und 1.000 < income ≤ 2500,5 oder nicht bekannt",
  );
});

test("outside of a document numbers are English again, also when drawing failed", () => {
  expect(() =>
    inNotation("de", () => {
      throw new Error("no picture");
    }),
  ).toThrow("no picture");
  expect(notation().decimal).toBe(".");
});
