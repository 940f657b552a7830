import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { gblinear, isGblinear } from "../../../src/models/linear/gblinear.js";
import { hasLinear } from "../../../src/models/linear/linear.js";
import { linearModel } from "../../../src/models/linear/linear-model.js";
import { linearScores } from "../../../src/models/linear/linear-scores.js";
import { tableFrom } from "../../../src/table/table.js";

// Models and figures of XGBoost itself; fixtures/models/make.py made them.
const folder = "fixtures/models";
const rows = JSON.parse(readFileSync(`${folder}/rows.json`, "utf8")) as Record<string, (number | null)[]>;
const expected = JSON.parse(readFileSync(`${folder}/expected.json`, "utf8")) as Record<string, { raw: number[][]; prediction: number[][] }>;
const table = tableFrom({ age: rows.age_gaps!, income: rows.income_gaps!, hours: rows.hours_gaps! });
const contentOf = (name: string): unknown => JSON.parse(readFileSync(`${folder}/${name}.json`, "utf8"));

test.each(Object.keys(expected).filter((name) => name.startsWith("gblinear")))("%s: raw scores are XGBoost's to the bit", async (name) => {
  const linear = gblinear(contentOf(name), name);
  const raw = linearScores(linear, linear.valuesOf(table), table.rows);
  expect(raw.map((scores) => [...scores])).toEqual(expected[name]!.raw);
  const { values, byClass } = await linearModel(linear, { adapter: "xgboost", facts: {} }).score(table);
  const given = byClass ?? [values];
  given.forEach((scores, k) => {
    scores.forEach((score, row) => {
      const theirs = expected[name]!.prediction[k]![row]!;
      expect(Math.abs(score - theirs)).toBeLessThanOrEqual(2 * 2 ** (Math.floor(Math.log2(Math.max(1e-30, Math.abs(theirs)))) - 23));
    });
  });
});

test("its weights are open: a raw score is the intercept and each weight times its value", () => {
  const model = linearModel(gblinear(contentOf("gblinear-squared"), "m"), { adapter: "xgboost", facts: {} });
  expect(hasLinear(model)).toBe(true);
  const { terms, weights, intercept, valuesOf } = model.linear;
  expect(terms.map(({ column }) => column)).toEqual(["age", "income", "hours"]);
  const sum = (row: number): number => valuesOf(table).reduce((total, column, i) => total + weights[0]![i]! * column[row]!, intercept[0]!);
  expect(sum(0)).toBeCloseTo(expected["gblinear-squared"]!.raw[0]![0]!, 5);
  expect([model.output, model.classes, model.features]).toEqual(["amount", null, ["age", "income", "hours"]]);
});

test("by hand: weights 2 and −1 on (3, 4) with intercept 1 make 3; a missing value adds nothing", () => {
  const linear = gblinear(
    {
      version: [3, 0, 0],
      learner: {
        feature_names: ["a", "b"],
        learner_model_param: { base_score: "[0E0]", num_class: "0", num_feature: "2", num_target: "1" },
        objective: { name: "reg:squarederror" },
        gradient_booster: { name: "gblinear", model: { weights: [2, -1, 1] } },
      },
    },
    "m",
  );
  expect(linearScores(linear, linear.valuesOf(tableFrom({ a: [3, null], b: [4, 4] })), 2)[0]).toEqual(Float64Array.of(3, -3));
});

test("what is cut or of another booster is refused", () => {
  const content = contentOf("gblinear-logistic");
  expect(isGblinear(content)).toBe(true);
  expect(isGblinear({ learner: null })).toBe(false);
  const cut = structuredClone(content) as { learner: { gradient_booster: { model: { weights: number[] } } } };
  cut.learner.gradient_booster.model.weights.pop();
  expect(() => gblinear(cut, "m.json")).toThrow("is damaged: 3 weights for 3 features and 1 outputs");
  expect(() => linearModel(gblinear(content, "m"), { adapter: "x", facts: {} }).linear.valuesOf(tableFrom({ age: [1] }))).toThrow(
    'the column "income"',
  );
});
