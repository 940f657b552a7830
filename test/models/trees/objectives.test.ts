import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Ensemble } from "../../../src/models/trees/ensemble.js";
import { featureColumns } from "../../../src/models/trees/feature-columns.js";
import { readLightgbm } from "../../../src/models/trees/lightgbm.js";
import { openXgboost } from "../../../src/models/trees/open-trees.js";
import { rawScores } from "../../../src/models/trees/raw-scores.js";
import { transformed } from "../../../src/models/trees/transformed.js";
import { xgboostEnsemble } from "../../../src/models/trees/xgboost.js";
import { tableFrom } from "../../../src/table/table.js";
import { scratchFolder } from "../../support/scratch-folder.js";

// Every objective that LightGBM 4.7 and XGBoost 3.2 have, with the numbers that they give; fixtures/oracle/objectives.py made them.
const folder = "fixtures/oracle/objectives";
const rows = tableFrom(JSON.parse(readFileSync(`${folder}/rows.json`, "utf8")) as Record<string, number[]>);
const expected = JSON.parse(readFileSync(`${folder}/expected.json`, "utf8")) as Record<string, { raw: number[][]; prediction: number[][] }>;
const files = readdirSync(folder).filter((name) => /^(lightgbm|xgboost)-/.test(name));
const textOf = (file: string): string => readFileSync(`${folder}/${file}`, "utf8");
const read = (file: string): Ensemble =>
  file.endsWith(".txt") ? readLightgbm(textOf(file), file) : xgboostEnsemble(JSON.parse(textOf(file)), file);
const rawOf = (ensemble: Ensemble) => rawScores(ensemble, featureColumns(rows, ensemble.features), rows.rows);

test.each(files)("%s: raw scores to the bit, predictions within two units of the last place", (file) => {
  const ensemble = read(file);
  const raw = rawOf(ensemble);
  const { raw: theirs, prediction } = expected[file.replace(/\.(txt|json)$/, "")]!;
  // LightGBM divides the raw scores of a forest only for the prediction.
  expect(raw.map((one) => [...one])).toEqual(theirs);
  const found = transformed(raw, ensemble);
  if (file.includes("multi-softmax")) {
    // XGBoost's prediction is the class here; ours are the chances that it is the largest of.
    const best = Array.from({ length: rows.rows }, (_, i) => found.reduce((most, one, k) => (one[i]! > found[most]![i]! ? k : most), 0));
    expect(best).toEqual(prediction[0]);
    return;
  }
  const digits = ensemble.precision === "single" ? 23 : 52;
  expect(found).toHaveLength(prediction.length);
  for (const [k, one] of found.entries())
    for (const [i, value] of one.entries()) {
      const wanted = prediction[k]![i]!;
      const unit = 2 ** (Math.floor(Math.log2(Math.max(Math.abs(value), Math.abs(wanted), 1e-300))) - digits);
      expect(Math.abs(value - wanted)).toBeLessThanOrEqual(2 * unit);
    }
});

test("there is a model for each objective of both libraries", () => {
  const names = files.map((file) => file.replace(/^(lightgbm|xgboost)-/, "").replace(/\.(txt|json)$/, ""));
  expect(new Set(names).size).toBeGreaterThanOrEqual(36);
});

describe("the edges of XGBoost's files", () => {
  const softprob = textOf("xgboost-multi-softprob.json");
  const saved = (name: string, bytes: string | Uint8Array): string => {
    const path = join(scratchFolder(), name);
    writeFileSync(path, bytes);
    return path;
  };

  test("trees up to the best iteration are read where training stopped early", () => {
    const content = JSON.parse(softprob);
    content.learner.attributes = { best_iteration: "0" };
    expect([xgboostEnsemble(JSON.parse(softprob), "m").trees.length, xgboostEnsemble(content, "m").trees.length]).toEqual([6, 3]);
  });

  test("a base score may be one text or a list, as before and since 3.1", () => {
    const one = softprob.replace(/"base_score":"[^"]*"/, '"base_score":"5E-1"');
    const each = softprob.replace(/"base_score":"[^"]*"/, '"base_score":"[1E-1,2E-1,3E-1]"');
    expect([...xgboostEnsemble(JSON.parse(one), "m").base]).toEqual([0.5, 0.5, 0.5]);
    expect([...xgboostEnsemble(JSON.parse(each), "m").base]).toEqual([0.1, 0.2, 0.3].map(Math.fround));
  });

  test.each(["json", "ubj"])("integers that are categories have the codes that the file gives them (%s)", async (form) => {
    const { size } = expected.integers as unknown as { readonly size: readonly number[] };
    const a = rows.columns.get("a")!;
    const model = await openXgboost(`${folder}/integers.${form}`);
    if (!("ensemble" in model) || a.kind !== "number") throw new Error("it has trees over numbers");
    expect(model.ensemble.features.map(({ categories }) => categories)).toEqual([null, ["30", "10", "40", "20"]]);
    const asNumbers = tableFrom({ a: a.values, size: [...size] });
    const asTexts = tableFrom({ a: a.values, size: size.map(String) });
    for (const table of [asNumbers, asTexts]) expect([...(await model.score(table)).values]).toEqual(expected.integers!.raw[0]);
  });

  test("categories without an encoding are codes in the data", () => {
    const content = JSON.parse(textOf("integers.json"));
    content.learner.gradient_booster.model.cats.enc = [
      { offsets: [], values: [] },
      { offsets: [], values: [] },
    ];
    const codes = (expected.integers as unknown as { readonly size: readonly number[] }).size.map((size) => [30, 10, 40, 20].indexOf(size));
    const ensemble = xgboostEnsemble(content, "m");
    const a = rows.columns.get("a")!;
    const table = tableFrom({ a: a.kind === "number" ? a.values : [], size: codes });
    expect([...rawScores(ensemble, featureColumns(table, ensemble.features), table.rows)[0]!]).toEqual(expected.integers!.raw[0]);
  });

  test("the older name reg:linear is reg:squarederror", () => {
    const text = textOf("xgboost-reg-squarederror.json");
    const old = xgboostEnsemble(JSON.parse(text.replaceAll("reg:squarederror", "reg:linear")), "m");
    expect(rawOf(old)).toEqual(rawOf(xgboostEnsemble(JSON.parse(text), "m")));
  });

  test.each([
    ["predicts 2 targets at once", (text: string) => text.replace(/"num_target":"1"/, '"num_target":"2"')],
    ["has several values in a leaf", (text: string) => text.replace(/"size_leaf_vector":"\d"/, '"size_leaf_vector":"3"')],
    ["was saved by XGBoost 1.5.2; 1.6 to 3 are read", (text: string) => text.replace(/"version":\[[^\]]*\]/, '"version":[1,5,2]')],
  ])("a file that %s is refused", (why, changed) => {
    const text = changed(softprob);
    expect(text).not.toBe(softprob);
    expect(() => xgboostEnsemble(JSON.parse(text), "m.json")).toThrow(why);
  });

  test.each([["binf"], ["bs64"]])("the binary format %s is refused by name, with what to do", async (head) => {
    await expect(openXgboost(saved("old.model", Buffer.from(`${head} and more`)))).rejects.toMatchObject({
      code: "EH306",
      message: expect.stringContaining("is in the binary format of XGBoost, which XGBoost 3.1 gave up"),
    });
  });

  test("what is neither form is refused", async () => {
    await expect(openXgboost(saved("text.json", "no model"))).rejects.toMatchObject({
      code: "EH306",
      message: expect.stringContaining("is neither JSON nor UBJSON as XGBoost saves it"),
    });
  });
});
