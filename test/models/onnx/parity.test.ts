import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { hasLinear } from "../../../src/models/linear/linear.js";
import { openOnnx } from "../../../src/models/onnx/open-onnx.js";
import { hasTrees } from "../../../src/models/open-model.js";
import { tableFrom } from "../../../src/table/table.js";

// Models of scikit-learn, LightGBM and XGBoost as ONNX, and the numbers of onnxruntime and of the libraries; fixtures/models/make.py made them.
const folder = "fixtures/models";
const rows = JSON.parse(readFileSync(`${folder}/rows.json`, "utf8")) as Record<string, (number | string | null)[]>;
const expected = JSON.parse(readFileSync(`${folder}/expected.json`, "utf8")) as Record<
  string,
  { readonly labels: (string | number)[] | null; readonly values: number[][]; readonly library: number[][] }
>;
const whole = tableFrom({ age: rows.age!, income: rows.income!, hours: rows.hours!, region: rows.region! });
const gaps = tableFrom({ age: rows.age_gaps!, income: rows.income_gaps!, hours: rows.hours_gaps! });
const features = ["age", "income", "hours"];
const tableOf = (name: string) => (/^(histogram|lightgbm|xgboost)/.test(name) ? gaps : whole);
const settingsOf = (name: string) =>
  name === "columns" ? {} : { features: name === "grouped" ? ["income", "hours", "region"] : features };

/** 32 bits: the numbers of onnxruntime are sums in another order. */
const TOLERANCE = 2e-6;

function expectClose(found: ArrayLike<number>, wanted: readonly number[], tolerance = TOLERANCE): void {
  expect(found).toHaveLength(wanted.length);
  for (const [i, value] of wanted.entries())
    expect(Math.abs(found[i]! - value)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(value)));
}

const native = {
  trees: [
    "tree-binary",
    "forest-binary",
    "forest-binary-plain",
    "forest-three",
    "extra-trees",
    "boosting-binary",
    "boosting-three",
    "histogram-binary",
    "histogram-three",
    "tree-regressor",
    "forest-regressor",
    "boosting-regressor",
    "histogram-regressor",
    "lightgbm-binary",
    "lightgbm-regressor",
    "xgboost-binary",
    "xgboost-three",
  ],
  weights: ["logistic-binary", "logistic-three", "logistic-scaled", "linear", "ridge", "columns"],
};

test.each([...native.trees, ...native.weights])(
  "%s: read from the file, its numbers are onnxruntime's up to rounding in 32 bits",
  async (name) => {
    await using model = await openOnnx(`${folder}/${name}.onnx`, settingsOf(name));
    expect(model.facts().runtime).toBeUndefined();
    expect([hasTrees(model), hasLinear(model)]).toEqual([native.trees.includes(name), native.weights.includes(name)]);
    const { values, byClass } = await model.score(tableOf(name));
    const { values: theirs } = expected[name]!;
    expectClose(values, theirs.at(-1)!);
    if (theirs.length > 2) for (const [k, one] of byClass!.entries()) expectClose(one, theirs[k]!);
    expect(model.output).toBe(theirs.length > 2 ? "classes" : theirs.length === 2 ? "score" : "amount");
  },
);

test.each(Object.keys(expected).filter((name) => !name.startsWith("gblinear")))(
  "%s: run by onnxruntime-web, ZipMap taken out",
  async (name) => {
    await using model = await openOnnx(`${folder}/${name}.onnx`, settingsOf(name), true);
    expect(model.facts().runtime).toMatch(/^onnxruntime-(web|node) /);
    const { values, byClass } = await model.score(tableOf(name));
    const { values: theirs } = expected[name]!;
    expectClose(values, theirs.at(-1)!);
    if (theirs.length > 2) for (const [k, one] of byClass!.entries()) expectClose(one, theirs[k]!);
  },
);
