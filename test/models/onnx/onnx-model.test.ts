import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { gapAttribution } from "../../../src/explanations/gap/gap-attribution.js";
import { pathDependentShap } from "../../../src/explanations/tree-shap.js";
import { hasLinear } from "../../../src/models/linear/linear.js";
import { readOnnx } from "../../../src/models/onnx/onnx-file.js";
import { openOnnx } from "../../../src/models/onnx/open-onnx.js";
import { fieldsOf, fieldWith, joined, messagesIn, textIn } from "../../../src/models/onnx/protobuf.js";
import { onnxRuntime } from "../../../src/models/onnx/runtime.js";
import { comesOut } from "../../../src/models/onnx/scores-output.js";
import { traced } from "../../../src/models/onnx/traced.js";
import { withoutZipMap } from "../../../src/models/onnx/without-zipmap.js";
import { hasTrees, openModel } from "../../../src/models/open-model.js";
import { featureColumns } from "../../../src/models/trees/feature-columns.js";
import { tableFrom } from "../../../src/table/table.js";
import { scratchFolder } from "../../support/scratch-folder.js";
import { contractKit, rowsOf } from "../contract-kit.js";

const folder = "fixtures/models";
const rows = JSON.parse(readFileSync(`${folder}/rows.json`, "utf8")) as Record<string, (number | string | null)[]>;
const first = Array.from({ length: 20 }, (_, i) => i);
const whole = rowsOf(tableFrom({ age: rows.age!, income: rows.income!, hours: rows.hours!, region: rows.region! }), first);
const gaps = rowsOf(tableFrom({ age: rows.age_gaps!, income: rows.income_gaps!, hours: rows.hours_gaps! }), first);
const features = ["age", "income", "hours"];
const bytesOf = (name: string): Uint8Array => readFileSync(`${folder}/${name}.onnx`);
const saved = (name: string, bytes: Uint8Array): string => {
  const path = join(scratchFolder(), name);
  writeFileSync(path, bytes);
  return path;
};

for (const [name, table, run, missing, category] of [
  ["histogram-binary", gaps, false, "answers", null],
  ["histogram-three", gaps, true, "answers", null],
  ["columns", whole, false, "refuses", "region"],
  ["columns", whole, true, "refuses", "region"],
  ["network", whole, true, "refuses", null],
  ["logistic-three", whole, false, "refuses", null],
] as const)
  contractKit(`onnx, ${name}, ${run ? "run" : "read"}`, {
    open: () => openOnnx(`${folder}/${name}.onnx`, name === "columns" ? {} : { features }, run),
    table,
    number: "income",
    missing,
    category,
  });

describe("ZipMap", () => {
  test("taken out, the numbers are those of the twin that was exported without it", async () => {
    const { bytes, classes } = withoutZipMap(bytesOf("forest-binary"));
    expect(classes).toEqual(["no", "yes"]);
    const { nodes, outputs } = readOnnx(bytes);
    expect(nodes.map(({ op }) => op)).toEqual(["TreeEnsembleClassifier", "Identity"]);
    expect(outputs.map(({ name, type }) => [name, type])).toEqual([
      ["output_label", "string"],
      ["probabilities", "float"],
    ]);
    const scores = async (name: string) => (await (await openOnnx(`${folder}/${name}.onnx`, { features }, true)).score(whole)).values;
    expect(await scores("forest-binary")).toEqual(await scores("forest-binary-plain"));
  });

  test("a file without one is left as it is, byte for byte", () => {
    const bytes = bytesOf("forest-binary-plain");
    expect(withoutZipMap(bytes).bytes).toBe(bytes);
  });

  test("nothing else of the file is touched", () => {
    const partsOf = (bytes: Uint8Array) => fieldsOf(messagesIn(fieldsOf(bytes), 7)[0]!);
    const kept = (bytes: Uint8Array) =>
      partsOf(bytes)
        .filter(({ number, bytes: part }) => number !== 12 && !(number === 1 && textIn(fieldsOf(part!), 4) === "ZipMap"))
        .map(({ raw }) => Buffer.from(raw).toString("hex"));
    const bytes = bytesOf("forest-three");
    expect(kept(withoutZipMap(bytes).bytes)).toEqual(kept(bytes));
  });
});

describe("what is read from the file can be taken apart", () => {
  test("a forest of scikit-learn: each gap between groups is split exactly", async () => {
    const model = await openOnnx(`${folder}/forest-binary.onnx`, { features });
    expect(hasTrees(model) && model.features).toEqual(features);
    expect(model.facts()).toMatchObject({ library: "ONNX TreeEnsembleClassifier", positive: "yes" });
    if (!hasTrees(model)) return;
    const columns = featureColumns(whole, model.ensemble.features);
    const part = (from: number, to: number) => ({ columns: columns.map((column) => column.slice(from, to)), rows: to - from });
    const { gap, parts, residual } = gapAttribution(model.ensemble, part(0, 10), part(10, 20));
    const { values } = await model.score(whole);
    const mean = (from: number, to: number) => values.slice(from, to).reduce((sum, x) => sum + x, 0) / (to - from);
    expect(gap).toBeCloseTo(mean(0, 10) - mean(10, 20), 6);
    expect(parts.map(({ feature }) => feature)).toEqual(features);
    expect(residual).toBeLessThan(1e-12);
  });

  test("a pipeline of scaling, one-hot encoding and weights: each term names the column that it is made of", async () => {
    const model = await openModel(`onnx:${folder}/columns.onnx`);
    expect(hasLinear(model)).toBe(true);
    if (!hasLinear(model)) return;
    const { terms, weights, intercept, link, valuesOf } = model.linear;
    expect(terms.map(({ name, column }) => [name, column])).toEqual([
      ["age", "age"],
      ["income", "income"],
      ["hours", "hours"],
      ["region=east", "region"],
      ["region=north", "region"],
      ["region=south", "region"],
    ]);
    const values = valuesOf(whole);
    const { values: scores } = await model.score(whole);
    const raw = terms.reduce((sum, _, i) => sum + weights[0]![i]! * values[i]![3]!, intercept[0]!);
    expect(link.kind).toBe("logistic");
    expect(1 / (1 + Math.exp(-raw))).toBeCloseTo(scores[3]!, 6);
  });

  test("what cannot be read is run, and the facts say why", async () => {
    const why = async (name: string, settings = {}) => (await openOnnx(`${folder}/${name}.onnx`, settings)).facts().run;
    expect(await why("kernel", { features })).toBe("it has 0 operators of trees or weights");
    expect(await why("svc", { features })).toBe("the numbers of LinearClassifier are changed before they come out");
    expect(await why("grouped", { features: ["income", "hours", "region"] })).toBe(
      "TreeEnsembleClassifier reads columns that are made of others",
    );
    const bytes = Buffer.from(bytesOf("forest-regressor"));
    bytes.write("BRANCH_NEW", bytes.indexOf("BRANCH_LEQ"));
    await expect(openOnnx(saved("strange.onnx", bytes), { features })).rejects.toMatchObject({
      code: "EH306",
      message: expect.stringContaining("is not understood by onnxruntime-web"),
    });
    const unequal = Buffer.from(bytesOf("forest-regressor"));
    unequal.write("BRANCH_NEQ", unequal.indexOf("BRANCH_LEQ"));
    expect((await openOnnx(saved("unequal.onnx", unequal), { features })).facts().run).toMatch(
      /^TreeEnsembleRegressor is not understood: its trees compare for equality with [\d.]+; whole numbers from 0 to 65535 are read$/,
    );
  });
});

describe("which column goes where", () => {
  test("inputs of one column go by name, whatever the order of the data", async () => {
    const model = await openOnnx(`${folder}/columns.onnx`);
    const turned = { rows: whole.rows, columns: new Map([...whole.columns].reverse()) };
    expect((await model.score(turned)).values).toEqual((await model.score(whole)).values);
  });

  test("an input of several columns needs their names, as many as there are", async () => {
    await expect(openOnnx(`${folder}/linear.onnx`)).rejects.toMatchObject({
      code: "EH307",
      message: expect.stringContaining("takes 3 columns in one input, and nothing says which"),
    });
    await expect(openOnnx(`${folder}/linear.onnx`, { features: ["age"] })).rejects.toThrow("and 1 are named");
    const entry = joined([fieldWith(1, Buffer.from("feature_names")), fieldWith(2, Buffer.from('["age","income","hours"]'))]);
    const path = saved("named.onnx", joined([bytesOf("linear"), fieldWith(14, entry)]));
    expect((await openOnnx(path)).features).toEqual(features);
  });

  test("a text where a whole number belongs, half a year, and nothing where it cannot be passed on, are named", async () => {
    const model = await openOnnx(`${folder}/columns.onnx`, {}, true);
    const scored = (column: string, values: (string | number | null)[]) =>
      model.score(tableFrom({ age: [30, 40], income: [1, 2], hours: [3, 4], region: ["north", "south"], [column]: values }));
    await expect(scored("age", [30.5, 40])).rejects.toMatchObject({
      code: "EH307",
      message: expect.stringContaining('"age", the data hold 30.5'),
    });
    await expect(scored("age", ["old", "young"])).rejects.toMatchObject({ code: "EH307", message: expect.stringContaining('"age"') });
    await expect(scored("age", [null, 40])).rejects.toMatchObject({ code: "EH304", message: expect.stringContaining('"age"') });
    await expect(scored("region", [null, "north"])).rejects.toMatchObject({ code: "EH304", message: expect.stringContaining('"region"') });
    await expect(scored("income", [null, 2])).rejects.toMatchObject({
      code: "EH304",
      message: expect.stringContaining('where "income" is missing'),
    });
  });
});

test("a graph that doubles its columns again and again is no reason to wait", () => {
  const attributes = new Map([["axis", { number: 1, text: "", numbers: [], texts: [], type: null }]]);
  const nodes = Array.from({ length: 60 }, (_, i) => ({ op: "Concat", inputs: [`t${i}`, `t${i}`], outputs: [`t${i + 1}`], attributes }));
  const value = { name: "t0", type: "float", shape: [null, 1] } as const;
  const graph = { producer: "", nodes, inputs: [value], outputs: [], constants: new Map(), metadata: new Map() };
  const inputs = new Map([["t0", ["x"]]]);
  expect(traced(graph, "t3", inputs)).toHaveLength(8);
  expect(traced(graph, "t60", inputs)).toBeNull();
  expect(comesOut(graph, "t0")).toBe(false);
});

test("what the caller says the numbers are holds for a model that is read from the file", async () => {
  expect((await openOnnx(`${folder}/linear.onnx`, { features, output: "score" })).output).toBe("score");
  expect((await openOnnx(`${folder}/linear.onnx`, { features })).output).toBe("amount");
});

test("without a runtime the error says what to install", async () => {
  await expect(onnxRuntime("m.onnx", [{ id: "no-such-runtime", options: {} }])).rejects.toMatchObject({
    code: "EH305",
    message: expect.stringContaining("m.onnx has to be run by the package onnxruntime-web or onnxruntime-node"),
    diagnostics: [expect.objectContaining({ help: ["npm install onnxruntime-web"] })],
  });
});

test("covers are not in the file, so that values along the trees' paths are refused", async () => {
  const model = await openOnnx(`${folder}/forest-regressor.onnx`, { features });
  if (!hasTrees(model)) throw new Error("it has trees");
  const columns = featureColumns(whole, model.ensemble.features);
  expect(() => pathDependentShap(model.ensemble, { columns, rows: whole.rows })).toThrow("do not say how many training rows");
});

test.each([
  ["is not an ONNX model", () => Buffer.from("hello")],
  ["is not an ONNX model", () => bytesOf("linear").subarray(0, 200)],
  ["is not an ONNX model: there is no graph", () => new Uint8Array(0)],
])("a file that %s is refused by EH306", async (said, bytes) => {
  await expect(openOnnx(saved("broken.onnx", bytes()), { features })).rejects.toMatchObject({
    code: "EH306",
    message: expect.stringContaining(said),
  });
});
