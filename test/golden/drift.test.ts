import { expect, test } from "vitest";
import { columnDrift } from "../../src/audit/drift/column-drift.js";
import { askedDefinitions, peerNumbers } from "../../src/audit/drift/peer-samples.js";
import { weightedCurves } from "../../src/stats/drift/weighted-curves.js";
import { jensenShannonDistance } from "../../src/stats/drift-distances.js";
import { columnFrom } from "../../src/table/table.js";

const rowsOf = (texts: string) => ({ column: columnFrom([...texts]), rows: Int32Array.from(texts, (_, row) => row) });

type Figure = readonly [what: string, now: string, expected: number];

const largestShare = (past: string, now: string): number => columnDrift(rowsOf(past), rowsOf(now), 0.05).largestShare;

const reproduces = (id: string, past: string, figures: readonly Figure[], { measure = largestShare, digits = 2 } = {}): void => {
  test.each(figures)(`${id}: %s`, (_, now, expected) => {
    expect(Number(measure(past, now).toFixed(digits))).toBe(expected);
  });
};

// NannyML/nannyml, tests/drift/test_univariate_drift_methods.py (Apache-2.0), commit 4c86ee3
reproduces("nannyml-l-infinity", "aabbcc", [
  ["L-infinity new category", "aabbccd", 0.14],
  ["L-infinity no change", "aabbcc", 0],
  ["L-infinity total change", "bbbbb", 0.67],
]);

// strappy 0.0.3, tests/test_psi.py; the second rests on its floor of 1e-6 for values that one side lacks.
const strappyIndex = (past: string, now: string): number =>
  peerNumbers(rowsOf(past), rowsOf(now), askedDefinitions(["psi_strappy"]))[0]!.value!;
reproduces("strappy-psi", "aaaaaabbbbb", [["PSI x", "aaaaabbbb", 0.00041]], { measure: strappyIndex, digits: 5 });
reproduces("strappy-psi", "aaabbcdefgh", [["PSI y", "aaabbcefj", 4.4372]], { measure: strappyIndex, digits: 4 });

// SciPy 1.17.1, docstrings (BSD-3-Clause); the energy distance is not measured here.
test.each([
  ["scipy-distances", [0, 1, 3], null, [5, 6, 8], null, 5],
  ["scipy-distances", [0, 1], [3, 1], [0, 1], [2, 2], 0.25],
  ["scipy-distances", [3.4, 3.9, 7.5, 7.8], [1.4, 0.9, 3.1, 7.2], [1.4, 4.5], [3.5, 3.2], 4.078133143804786],
])("%s: Wasserstein of %j (%j) and %j (%j)", (_, past, before, now, after, expected) => {
  const sample = (values: readonly number[], weights: readonly number[] | null) => ({
    values: Float64Array.from(values),
    weights: weights && Float64Array.from(weights),
    effective: values.length,
  });
  expect(weightedCurves(sample(past, before), sample(now, after)).area).toBeCloseTo(expected, 12);
});

test.each([
  ["scipy-distances", [1, 0, 0], [0, 1, 0], 1],
  ["scipy-distances", [1, 0], [0.5, 0.5], 0.46450140402245893 / Math.sqrt(Math.LN2)],
  ["scipy-distances", [1, 0, 0], [1, 0, 0], 0],
])("%s: Jensen–Shannon of %j and %j, base 2", (_, past, now, expected) => {
  expect(jensenShannonDistance(past, now)).toBeCloseTo(expected, 12);
});
