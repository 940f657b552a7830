import fc from "fast-check";
import { expect, test } from "vitest";
import { rankArea } from "../../src/stats/rank-area.js";

test("above without exception 1, all alike ½, below 0; nobody on a side has none", () => {
  expect(rankArea([0, 2], [3, 0])!.area).toBe(1);
  expect(rankArea([2], [3])).toEqual({ area: 0.5, sdByChance: 0 });
  expect(rankArea([2, 0], [0, 3])!.area).toBe(0);
  expect(rankArea([0], [3])).toBeNull();
});

// scikit-learn 1.9.1, roc_auc_score; the deviation is that of scipy's mannwhitneyu, whose z of these is 1.7023845651165808
test("with ties: positives 3 1 5 3 4, negatives 1 2 2 0 3", () => {
  const found = rankArea([0, 1, 0, 2, 1, 1], [1, 1, 2, 1, 0, 0])!;
  expect(found.area).toBeCloseTo(0.82, 14);
  expect((found.area - 0.5) / found.sdByChance).toBeCloseTo(1.7023845651165808, 12);
});

test("it is the share of pairs in order, ties half, and turns round with the sides", () => {
  const counts = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(counts, counts, (a, b) => {
      const found = rankArea(a, b);
      const pairs = a.flatMap((n, i) => b.map((m, j) => [n * m, i > j ? 1 : i === j ? 0.5 : 0] as const));
      const all = pairs.reduce((sum, [w]) => sum + w, 0);
      if (all === 0) {
        expect(found).toBeNull();
        return;
      }
      expect(found!.area).toBeCloseTo(pairs.reduce((sum, [w, x]) => sum + w * x, 0) / all, 12);
      expect(rankArea(b, a)!.area).toBeCloseTo(1 - found!.area, 12);
    }),
  );
});
