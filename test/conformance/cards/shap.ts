import { expect } from "vitest";
import { interventionalShap } from "../../../src/explanations/tree-shap.js";
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
  ],
};
