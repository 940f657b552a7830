import { expect, test } from "vitest";
import { legacyDraws, withoutReplacement } from "../../../src/explanations/permutation/legacy-draws.js";
import { mersenneTwister } from "../../../src/stats/mersenne-twister.js";

test("each repeat shuffles what the one before left behind, and may be asked for again", () => {
  const { places, donors } = legacyDraws({ rows: 6, most: 6, seed: 0 });
  expect([...places]).toEqual([0, 1, 2, 3, 4, 5]);
  const one = donors();
  expect([...one(0)]).toEqual([1, 5, 0, 2, 3, 4]);
  // The second order, 1 4 3 2 5 0, of what the first left: 5 3 2 0 4 1.
  expect([...one(1)]).toEqual([5, 3, 2, 0, 4, 1]);
  expect([...one(0)]).toEqual([1, 5, 0, 2, 3, 4]);
  expect([...donors()(1)]).toEqual([5, 3, 2, 0, 4, 1]);
});

// scikit-learn 1.9.1, permutation_importance of LinearRegression on [[i, i]], y = i, negative squared error, max_samples 0.5, 3 repeats,
// seed 0: 3.3, 0, 4.2 for either column. Its base is of all ten rows.
test("half of the rows: drawn once for a feature, the same for every one", () => {
  const { places, donors } = legacyDraws({ rows: 10, most: 5, seed: 0 });
  const own = donors();
  const lost = [0, 1, 2].map((repeat) => places.reduce((sum, i, at) => sum + ((places[own(repeat)[at]!]! - i) / 2) ** 2, 0) / 5);
  [3.3, 0, 4.2].forEach((theirs, repeat) => {
    expect(lost[repeat]!).toBeCloseTo(theirs, 12);
  });
});

// scikit-learn 1.9.1: sample_without_replacement(rows, most, random_state=RandomState(7)).
test.each([
  [1000, 5, (places: readonly number[]) => expect(places).toEqual([175, 196, 537, 502, 579])],
  [10, 5, (places: readonly number[]) => expect(places).toEqual([8, 5, 0, 2, 1])],
  [300, 299, (places: readonly number[]) => expect(places.reduce((sum, place, i) => sum + (i + 1) * place, 0)).toBe(8932024)],
] as const)("%i rows, %i of them", (rows, most, expected) => {
  expected([...withoutReplacement(rows, most, mersenneTwister(7))]);
});

test("a sample has no row twice", () => {
  for (const [rows, most] of [
    [1000, 9],
    [1000, 500],
    [1000, 995],
  ] as const)
    expect(new Set(legacyDraws({ rows, most, seed: 3 }).places).size).toBe(most);
});
