import { expect } from "vitest";
import { calibrationTests } from "../../../src/stats/calibration-tests.js";
import { normalCdf } from "../../../src/stats/normal.js";
import { sizeStrata } from "../../../src/stats/size-strata.js";
import type { Card } from "../card.js";

/** MAPIE's documented examples of calibration, by its names y_true and y_score. */
const first = { labels: [0, 1, 0, 1, 0], scores: [0.1, 0.9, 0.21, 0.9, 0.5] };
const second = { labels: [1, 0, 1, 0, 1, 0], scores: [0.8, 0.3, 0.5, 0.5, 0.7, 0.1] };

const tested = ({ labels, scores }: typeof first) => calibrationTests(labels, scores)!;
/** Σ p(1 − p), whose root makes steps of the running difference standard. */
const spreadOf = ({ scores }: typeof first): number => Math.sqrt(scores.reduce((sum, p) => sum + p * (1 - p), 0));

/** Ranges of the running difference from the lowest score on, in this order of the tied ones. */
function ranges({ labels, scores }: typeof first): { readonly withStart: number; readonly without: number } {
  const order = scores.map((_, i) => i).sort((a, b) => scores[a]! - scores[b]!);
  let sum = 0;
  const steps = order.map((i) => {
    sum += labels[i]! - scores[i]!;
    return sum;
  });
  return { withStart: Math.max(0, ...steps) - Math.min(0, ...steps), without: Math.max(...steps) - Math.min(...steps) };
}

export const mapie: Card = {
  peer: "MAPIE",
  licence: "BSD-3-Clause",
  cases: [],
  differences: [
    {
      what: "Kuiper’s range of the running difference between outcomes and scores",
      theirs: "highest less lowest of the differences after each row, without the 0 from which they start: 0.857 of its example",
      ours: "the start counts: 0.978 of the same example",
      why: "its p is that of the range of a Brownian motion, which starts at 0; without it the range of few rows is too small for that p",
      shows() {
        expect(ranges(first).without / spreadOf(first)).toBeCloseTo(0.857, 3);
        expect(ranges(first).withStart / spreadOf(first)).toBeCloseTo(0.978, 3);
        expect(tested(first).kuiper.statistic).toBeCloseTo(ranges(first).withStart / spreadOf(first), 12);
      },
    },
    {
      what: "Rows with the same score in these tests",
      theirs: "in an order that is drawn, on which statistic and p hang",
      ours: "all rows of a score at once",
      why: "the order of rows must not matter",
      shows() {
        const turned = { labels: [1, 0, 0, 1, 1, 0], scores: second.scores };
        expect(tested(turned).ks.statistic).toBe(tested(second).ks.statistic);
        expect(tested(turned).kuiper.statistic).toBe(tested(second).kuiper.statistic);
        expect(ranges(turned).withStart).not.toBeCloseTo(ranges(second).withStart, 6);
      },
    },
    {
      what: "p of Spiegelhalter’s z",
      theirs: "one-sided, towards scores that are too high and too sure: 0.8486 of its example",
      ours: "two-sided",
      why: "scores that promise too little are as wrong",
      shows() {
        const { z, p } = tested(second).spiegelhalter!;
        expect(1 - normalCdf(z)).toBeCloseTo(0.8486, 4);
        expect(p).toBeCloseTo(2 * Math.min(normalCdf(z), 1 - normalCdf(z)), 10);
      },
    },
    {
      what: "Size-stratified coverage (`regression_ssc`), equal widths",
      theirs: "parted into bins by the order of the rows",
      ours: "never parted, so there may be fewer bins; of different widths the same, [1, 1] of its example",
      why: "the order of rows must not matter",
      shows() {
        const intervals = [
          { y: 5, lower: 4, upper: 6 },
          { y: 7.5, lower: 6, upper: 9 },
          { y: 9.5, lower: 9, upper: 10 },
        ];
        const strata = sizeStrata(
          intervals.map(({ lower, upper }) => upper - lower),
          2,
        );
        const held = strata.map(({ members }) =>
          [...members].filter((i) => intervals[i]!.lower <= intervals[i]!.y && intervals[i]!.y <= intervals[i]!.upper),
        );
        expect(strata.map(({ members }, i) => held[i]!.length / members.length)).toEqual([1, 1]);
        expect(sizeStrata([1, 1, 1, 1], 2)).toHaveLength(1);
        expect(sizeStrata([1, 1, 1, 2, 3], 2).map(({ members }) => members.length)).toEqual([3, 2]);
      },
    },
  ],
};
