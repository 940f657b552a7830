import fc from "fast-check";
import { expect, test } from "vitest";
import { binLabels } from "../../../src/audit/bind/bin-labels.js";

test("bins of whole numbers name their first and last value", () => {
  expect(binLabels([30, 45, 60], "whole")).toEqual(["<30", "30-44", "45-59", "60+"]);
});

test("a bin of one whole number is that number", () => {
  expect(binLabels([1, 2, 4], "whole")).toEqual(["<1", "1", "2-3", "4+"]);
});

test("bins of real numbers say that the upper edge is out", () => {
  expect(binLabels([0.5, 1], "real")).toEqual(["<0.5", "0.5 to <1", "1+"]);
});

test("negative numbers are not written with two dashes", () => {
  expect(binLabels([-5, -1], "whole")).toEqual(["<-5", "-5 to -2", "-1+"]);
});

test("no edge makes one bin", () => {
  expect(binLabels([], "whole")).toEqual(["all"]);
});

test("there is one label more than edges, and all differ", () => {
  const edges = fc
    .uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 8 })
    .map((cuts) => cuts.sort((a, b) => a - b));
  fc.assert(
    fc.property(edges, (cuts) => {
      const labels = binLabels(cuts, "whole");
      expect(new Set(labels).size).toBe(cuts.length + 1);
    }),
  );
});
