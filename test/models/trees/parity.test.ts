import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Ensemble } from "../../../src/models/trees/ensemble.js";
import { featureColumns } from "../../../src/models/trees/feature-columns.js";
import { readLightgbm } from "../../../src/models/trees/lightgbm.js";
import { rawScores } from "../../../src/models/trees/raw-scores.js";
import { transformed } from "../../../src/models/trees/transformed.js";
import { parseUbjson } from "../../../src/models/trees/ubjson.js";
import { xgboostEnsemble } from "../../../src/models/trees/xgboost.js";
import { tableFrom } from "../../../src/table/table.js";

// Models and figures of the libraries themselves; fixtures/oracle/trees.py made them.
const folder = "fixtures/oracle/trees";
const rows = JSON.parse(readFileSync(`${folder}/rows.json`, "utf8")) as Record<string, (number | string | null)[]>;
const expected = JSON.parse(readFileSync(`${folder}/expected.json`, "utf8")) as Record<
  string,
  { readonly raw: number[][]; readonly prediction: number[][] }
>;
const table = tableFrom(rows);

function ensembleOf(name: string): Ensemble {
  if (name.startsWith("lightgbm")) return readLightgbm(readFileSync(`${folder}/${name}.txt`, "utf8"), name);
  if (name.endsWith("-ubj")) return xgboostEnsemble(parseUbjson(readFileSync(`${folder}/${name}.ubj`)), name);
  return xgboostEnsemble(JSON.parse(readFileSync(`${folder}/${name}.json`, "utf8")), name);
}

/** Distance of two numbers in units of the last place, in the precision of the library. */
function ulps(a: number, b: number, single: boolean): number {
  if (a === b) return 0;
  const size = Math.max(Math.abs(a), Math.abs(b));
  return Math.abs(a - b) / 2 ** (Math.floor(Math.log2(size)) - (single ? 23 : 52));
}

test.each(Object.keys(expected))("%s: raw scores are the library's to the bit, predictions within two units of the last place", (name) => {
  const ensemble = ensembleOf(name);
  const raw = rawScores(ensemble, featureColumns(table, ensemble.features), table.rows);
  expect(raw.map((scores) => [...scores])).toEqual(expected[name]!.raw);
  const single = ensemble.precision === "single";
  const worst = transformed(raw, ensemble).reduce(
    (most, scores, k) => Math.max(most, ...Array.from(scores, (score, i) => ulps(score, expected[name]!.prediction[k]![i]!, single))),
    0,
  );
  expect(worst).toBeLessThanOrEqual(2);
});

test("the order of rows and the size of batches do not matter", () => {
  const ensemble = ensembleOf("xgboost-logistic");
  const scoreOf = (from: number, to: number): number[] => {
    const part = tableFrom(Object.fromEntries(Object.entries(rows).map(([name, values]) => [name, values.slice(from, to).reverse()])));
    return [...rawScores(ensemble, featureColumns(part, ensemble.features), part.rows)[0]!].reverse();
  };
  expect([...scoreOf(0, 7), ...scoreOf(7, 240)]).toEqual(expected["xgboost-logistic"]!.raw[0]);
  expect(rawScores(ensemble, featureColumns(tableFrom({ a: [], b: [], c: [], city: [] }), ensemble.features), 0)[0]).toHaveLength(0);
});

test("a category that training did not see is missing, and so is an empty one", () => {
  const { features } = ensembleOf("lightgbm-binary");
  const [, , , city] = featureColumns(tableFrom({ a: [1, 2], b: [1, 2], c: [1, 2], city: ["Rom", null] }), features);
  expect([...city!]).toEqual([Number.NaN, Number.NaN]);
});

test("a column that the model needs and the data lack is named, with the nearest name", () => {
  const { features } = ensembleOf("lightgbm-binary");
  expect(() => featureColumns(tableFrom({ a: [1], b: [1], c: [1], ciry: ["Ulm"] }), features)).toThrow('the model needs the column "city"');
  expect(() => featureColumns(tableFrom({ a: ["x"], b: [1], c: [1], city: ["Ulm"] }), features)).toThrow('the model reads numbers in "a"');
});

test.each([
  ["is not a LightGBM text model", "hello"],
  ["is cut off", readFileSync(`${folder}/lightgbm-binary.txt`, "utf8").slice(0, 4000)],
  ["has the format v1", readFileSync(`${folder}/lightgbm-binary.txt`, "utf8").replace("version=v4", "version=v1")],
  ["has the objective mystery", readFileSync(`${folder}/lightgbm-binary.txt`, "utf8").replace("objective=binary", "objective=mystery")],
  ["has linear trees", readFileSync(`${folder}/lightgbm-binary.txt`, "utf8").replace("is_linear=0", "is_linear=1")],
  ["is cut off or damaged in tree 0", readFileSync(`${folder}/lightgbm-binary.txt`, "utf8").replace(/leaf_value=\S+ /, "leaf_value=")],
])("a LightGBM file that %s is refused", (why, text) => {
  expect(() => readLightgbm(text, "m.txt")).toThrow(why);
});

const saved = readFileSync(`${folder}/xgboost-logistic.json`, "utf8");
test.each([
  ["is not a model that XGBoost saved", "{}"],
  ["was saved by XGBoost 9.0.0", saved.replace(/"version":\s*\[[^\]]*\]/, '"version":[9,0,0]')],
  ["has the booster gbmystery", saved.replaceAll('"gbtree"', '"gbmystery"')],
  ["has the objective custom:mine", saved.replaceAll("binary:logistic", "custom:mine")],
  ["is damaged: tree 0 is not a tree", saved.replace(/"left_children":\[1,/, '"left_children":[2,')],
])("an XGBoost file that %s is refused", (why, text) => {
  expect(() => xgboostEnsemble(JSON.parse(text), "m.json")).toThrow(why);
});

test("UBJSON that is cut or foreign is refused, never read half", () => {
  const bytes = readFileSync(`${folder}/xgboost-ubj.ubj`);
  expect(() => parseUbjson(bytes.subarray(0, 3000))).toThrow(RangeError);
  expect(() => parseUbjson(Buffer.from("binf"))).toThrow(RangeError);
  expect(parseUbjson(Buffer.from([0x5b, 0x69, 5, 0x54, 0x5a, 0x53, 0x69, 1, 0x61, 0x5d]))).toEqual([5, true, null, "a"]);
});

test("LightGBM's format v2, which ends its trees without saying so, gives the same numbers", () => {
  const text = readFileSync(`${folder}/lightgbm-binary.txt`, "utf8");
  const old = text
    .replace("version=v4", "version=v2")
    .replace("end of trees\n", "")
    .replace("feature_importances:", "feature importances:")
    .replace(/^(is_linear|leaf_weight|internal_weight)=.*\n/gm, "");
  const ensemble = readLightgbm(old, "m");
  expect(ensemble.library).toBe("LightGBM v2");
  expect([...rawScores(ensemble, featureColumns(table, ensemble.features), table.rows)[0]!]).toEqual(expected["lightgbm-binary"]!.raw[0]);
  expect(() => readLightgbm(old.slice(0, 3000), "m.txt")).toThrow("is cut off");
});

test("weights of dropped trees are read beside the model and, as newer files have them, in it", () => {
  const beside = JSON.parse(readFileSync(`${folder}/xgboost-dart.json`, "utf8"));
  const { weight_drop: weights, gbtree } = beside.learner.gradient_booster;
  expect(weights).toHaveLength(6);
  beside.learner.gradient_booster = { name: "gbtree", model: { ...gbtree.model, weight_drop: weights } };
  const ensemble = xgboostEnsemble(beside, "m.json");
  const raw = rawScores(ensemble, featureColumns(table, ensemble.features), table.rows);
  expect([...raw[0]!]).toEqual(expected["xgboost-dart"]!.raw[0]);
});

test("an infinite threshold is one: everything but a missing value goes left", () => {
  const text = readFileSync(`${folder}/lightgbm-binary.txt`, "utf8");
  const infinite = text.replace(/^threshold=\S+/m, "threshold=inf");
  expect(infinite).not.toBe(text);
  expect(readLightgbm(infinite, "m").trees[0]!.threshold[0]).toBe(Infinity);
});
