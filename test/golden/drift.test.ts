import { expect, test } from "vitest";
import { columnDrift } from "../../src/audit/drift/column-drift.js";
import { columnFrom } from "../../src/table/table.js";

const rowsOf = (texts: string) => ({ column: columnFrom([...texts]), rows: Int32Array.from(texts, (_, row) => row) });

const reproduces = (id: string, past: string, figures: readonly (readonly [string, string, number])[]): void => {
  test.each(figures)(`${id}: %s`, (_, now, expected) => {
    expect(Number(columnDrift(rowsOf(past), rowsOf(now)).largestShare.toFixed(2))).toBe(expected);
  });
};

// NannyML/nannyml, tests/drift/test_univariate_drift_methods.py (Apache-2.0), commit 4c86ee3
reproduces("nannyml-l-infinity", "aabbcc", [
  ["L-infinity new category", "aabbccd", 0.14],
  ["L-infinity no change", "aabbcc", 0],
  ["L-infinity total change", "bbbbb", 0.67],
]);
