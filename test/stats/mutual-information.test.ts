import fc from "fast-check";
import { expect, test } from "vitest";
import { crosstab, entropy, expectedMutualInformation, mutualInformation } from "../../src/stats/mutual-information.js";

test("2 0 / 0 2 tells all there is to know, ln 2; 1 1 / 1 1 nothing", () => {
  expect(mutualInformation(crosstab([[2, 0], [0, 2]]))).toBeCloseTo(Math.LN2, 14); // biome-ignore format: a table
  expect(mutualInformation(crosstab([[1, 1], [1, 1]]))).toBe(0); // biome-ignore format: a table
});

test("with margins 1 1 and 1 1 every table tells everything, so that chance tells ln 2", () => {
  expect(expectedMutualInformation(crosstab([[1, 0], [0, 1]]))).toBeCloseTo(Math.LN2, 14); // biome-ignore format: a table
});

test("with margins 2 2 and 2 2 a third of the tables tells ln 2, the others nothing", () => {
  expect(expectedMutualInformation(crosstab([[1, 1], [1, 1]]))).toBeCloseTo(Math.LN2 / 3, 14); // biome-ignore format: a table
});

// scikit-learn 1.9.1: mutual_info_score, metrics.cluster.expected_mutual_information
test.each([
  [[[10, 2], [3, 9]], 0.18322275161447063, 0.022261890303031332], // biome-ignore format: a table
  [[[5, 0, 3], [1, 4, 2], [0, 6, 7]], 0.3125578503873165, 0.08369199831485995], // biome-ignore format: a table
  [[[109, 201], [191, 499]], 0.0028055597181083913, 0.0005011576472689562], // biome-ignore format: a table
  [[[900, 80, 20], [100, 800, 100]], 0.36953213849857847, 0.0005012575283953037], // biome-ignore format: a table
])("scikit-learn's figures of %j", (counts, information, byChance) => {
  const table = crosstab(counts);
  expect(mutualInformation(table)).toBeCloseTo(information, 12);
  expect(expectedMutualInformation(table)).toBeCloseTo(byChance, 12);
});

test("empty rows and columns, and nobody at all, tell nothing", () => {
  expect(crosstab([[0, 3], [0, 0]])).toMatchObject({ n: 3, rowTotals: Float64Array.of(3), columnTotals: Float64Array.of(3) }); // biome-ignore format: a table
  expect(mutualInformation(crosstab([]))).toBe(0);
  expect(expectedMutualInformation(crosstab([[0]]))).toBe(0);
  expect(entropy([0, 0])).toBe(0);
  expect(entropy([1, 1])).toBeCloseTo(Math.LN2, 14);
});

test("it is the same turned on its side, at least 0, and at most the entropy of either side; so is what chance gives", () => {
  const table = fc
    .integer({ min: 2, max: 4 })
    .chain((columns) =>
      fc.array(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: columns, maxLength: columns }), { minLength: 2, maxLength: 4 }),
    );
  fc.assert(
    fc.property(table, (counts) => {
      const upright = crosstab(counts);
      const turned = crosstab(counts[0]!.map((_, k) => counts.map((row) => row[k]!)));
      for (const of of [mutualInformation, expectedMutualInformation]) {
        expect(of(turned)).toBeCloseTo(of(upright), 10);
        expect(of(upright)).toBeGreaterThanOrEqual(0);
        expect(of(upright)).toBeLessThanOrEqual(Math.min(entropy(upright.rowTotals), entropy(upright.columnTotals)) + 1e-12);
      }
    }),
  );
});
