import { expect } from "vitest";
import type { Game } from "../../../src/explanations/shapley/coalitions.js";
import { permutationShap, usualPasses } from "../../../src/explanations/shapley/permutation-shap.js";
import { interventionalShap } from "../../../src/explanations/tree-shap.js";
import { rng } from "../../../src/stats/rng.js";
import { asking, tableOf } from "../../explanations/asking.js";
import { columnsOf, ensembleOf } from "../../explanations/small-ensemble.js";
import type { Card } from "../card.js";

export const shap: Card = {
  peer: "shap",
  licence: "MIT",
  cases: [],
  differences: [
    {
      what: "A value between a threshold and its 32-bit rounding",
      theirs: "sent down the wrong branch; contributions (0, 0) for a prediction of 1",
      ours: "in the model's own precision: contributions (1, 0)",
      why: "contributions must add up to the score",
      shows() {
        const ensemble = ensembleOf([{ feature: 0, at: 0.1, left: { leaf: 0 }, right: { leaf: 1 } }], 2);
        const found = interventionalShap(
          ensemble,
          { columns: columnsOf([[0.1000000005, 7]], 2), rows: 1 },
          {
            columns: columnsOf(
              [
                [0, 1],
                [0.05, 2],
              ],
              2,
            ),
            rows: 2,
          },
        );
        expect(found.contributions.map((one) => one[0])).toEqual([1, 0]);
      },
    },
    {
      what: "The background of a thousand rows",
      theirs: "cut to its first hundred, without a word in the result",
      ours: "every row counts",
      why: "nothing is dropped that is not said",
      shows() {
        const ensemble = ensembleOf([{ feature: 0, at: 0.5, left: { leaf: 0 }, right: { leaf: 1 } }], 1);
        const background = Array.from({ length: 1000 }, (_, i) => [i < 100 ? 0 : 1]);
        expect(
          interventionalShap(ensemble, { columns: [Float64Array.of(1)], rows: 1 }, { columns: columnsOf(background, 1), rows: 1000 }).base,
        ).toBeCloseTo(0.9, 12);
      },
    },
    {
      what: "Fifteen features that all count, explained by asking the model",
      theirs: "the kernel explainer keeps ten and puts what the others contribute on them",
      ours: "every feature gets its own: the coefficients come back",
      why: "a feature is not dropped because others are larger",
      async shows() {
        const names = Array.from({ length: 15 }, (_, j) => `x${j}`);
        const weights = names.map((_, j) => 1 - (j * 0.9) / 14);
        const game: Game = {
          ask: asking((...x) => x.reduce((sum, value, j) => sum + weights[j]! * value, 0)),
          table: tableOf([names.map(() => 0), names.map(() => 1)]),
          given: names,
          players: names.map((name) => ({ name, columns: [name] })),
          background: [0],
          weights: null,
        };
        const varying = names.map((_, j) => j);
        const score = weights.reduce((a, b) => a + b, 0);
        const found = await permutationShap(game, 1, { base: 0, score }, { varying, random: rng(0), passes: usualPasses });
        expect(found.contributions).toEqual(weights.map((x) => expect.closeTo(x, 10)));
      },
    },
    {
      what: "Categories of LightGBM and XGBoost against background rows",
      theirs: "refused",
      ours: "taken as sets of any size",
      why: "they are in the models that people use",
      shows() {
        const ensemble = ensembleOf([{ feature: 0, codes: [2], left: { leaf: 1 }, right: { leaf: 0 } }], 1);
        const rows = (codes: readonly number[]) => ({ columns: [Float64Array.from(codes)], rows: codes.length });
        const found = interventionalShap(ensemble, rows([2]), rows([0, 1, 2, 3]));
        expect([found.base, found.contributions[0]![0]]).toEqual([0.25, 0.75]);
      },
    },
  ],
};
