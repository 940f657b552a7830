import fc from "fast-check";
import { expect, test } from "vitest";
import { averageLinkage } from "../../src/stats/average-linkage.js";
import { cholesky, choleskyInverse } from "../../src/stats/cholesky.js";
import { ledoitWolf } from "../../src/stats/ledoit-wolf.js";
import { midRanks } from "../../src/stats/mid-ranks.js";
import { spearmanMatrix } from "../../src/stats/spearman.js";

test("mid-ranks: ties share their places, a missing one has none", () => {
  expect([...midRanks(Float64Array.of(10, 30, 10, Number.NaN))]).toEqual([1.5, 3, 1.5, Number.NaN]);
  expect([...midRanks(new Float64Array(0))]).toEqual([]);
});

// scipy 1.17.1, spearmanr of these two.
test("Spearman with ties; a missing value adds nothing; a constant column correlates with nothing", () => {
  const [a, b] = [Float64Array.of(1, 2, 2, 4, 5, 3), Float64Array.of(6, 5, 5, 1, 2, 2)];
  const constant = new Float64Array(6).fill(7);
  const square = spearmanMatrix([a, b, constant]);
  expect(square[1]!).toBeCloseTo(-0.895622151039798, 14);
  expect([square[0], square[2], square[5], square[8]]).toEqual([1, 0, 0, 1]);
  const holed = spearmanMatrix([Float64Array.of(1, 2, 3, Number.NaN), Float64Array.of(1, 2, 3, 2)]);
  expect(holed[1]!).toBeCloseTo(1, 12);
});

// scikit-learn 1.9.1, ledoit_wolf of these five rows.
test("Ledoit–Wolf shrinks as scikit-learn does", () => {
  const { covariance, shrinkage } = ledoitWolf([
    Float64Array.of(1, 2, 4, 3, 0),
    Float64Array.of(2, 1, 3, 5, 1),
    Float64Array.of(0.5, 3, 1, 2, 7),
  ]);
  expect(shrinkage).toBeCloseTo(0.7523532189516765, 12);
  const theirs = [2.9028238627420127, 0.3467054934676529, -0.5200582402014794, 0.3467054934676529, 2.96225909019361, -0.4160465921611835];
  theirs.forEach((entry, i) => {
    expect(covariance[i]!).toBeCloseTo(entry, 12);
  });
  expect(ledoitWolf([Float64Array.of(1, -1)])).toEqual({ covariance: Float64Array.of(1), shrinkage: 0 });
});

test("Cholesky by hand, its inverse, and none of what is not positive definite", () => {
  const lower = cholesky(Float64Array.of(4, 2, 2, 5), 2)!;
  expect([...lower]).toEqual([2, 0, 1, 2]);
  const inverse = choleskyInverse(lower, 2);
  [5 / 16, -1 / 8, -1 / 8, 1 / 4].forEach((entry, i) => {
    expect(inverse[i]!).toBeCloseTo(entry, 15);
  });
  expect(cholesky(Float64Array.of(1, 2, 2, 1), 2)).toBeNull();
});

test("a matrix times its inverse is one", () => {
  const entry = fc.double({ min: -2, max: 2, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.array(entry, { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 }), (rows) => {
      const matrix = Float64Array.from({ length: 9 }, (_, at) => {
        const [i, j] = [Math.floor(at / 3), at % 3];
        return rows.reduce((sum, row) => sum + row[i]! * row[j]!, 0) + (i === j ? 0.5 : 0);
      });
      const inverse = choleskyInverse(cholesky(matrix, 3)!, 3);
      for (let i = 0; i < 3; i++)
        for (let j = 0; j < 3; j++) {
          let sum = 0;
          for (let k = 0; k < 3; k++) sum += matrix[3 * i + k]! * inverse[3 * k + j]!;
          expect(sum).toBeCloseTo(i === j ? 1 : 0, 8);
        }
    }),
    { numRuns: 50 },
  );
});

test("average linkage joins what is near on average, and stops at the cut", () => {
  const apart = (points: readonly number[]): Float64Array => Float64Array.from(points.flatMap((a) => points.map((b) => Math.abs(a - b))));
  expect(averageLinkage(apart([0, 1, 9]), 3, 2)).toEqual([[0, 1], [2]]);
  // 0 and 2 join at 2; 5 is then 4 from their average, and 3 from the nearer one.
  expect(averageLinkage(apart([0, 2, 5]), 3, 3.9)).toEqual([[0, 1], [2]]);
  expect(averageLinkage(apart([0, 2, 5]), 3, 4)).toEqual([[0, 1, 2]]);
  expect(averageLinkage(new Float64Array(0), 0, 1)).toEqual([]);
});
