import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { functionModel, type ModelFunction, type PlainColumns } from "../../src/models/function-model.js";
import { openModel } from "../../src/models/open-model.js";
import { tableFrom } from "../../src/table/table.js";
import { scratchFolder } from "../support/scratch-folder.js";

const of = (model: ModelFunction) => functionModel(model, { adapter: "function", name: "the model", facts: {} });
const table = tableFrom({ x: [1, null, 3], g: ["a", "b", null] });

test("columns come as numbers, texts and null; scores go back in the order of rows", async () => {
  let seen: PlainColumns = {};
  const model = of({
    predict(columns) {
      seen = columns;
      return columns.x!.map((x) => (x === null ? 0.5 : Number(x) / 10));
    },
  });
  expect([...(await model.score(table)).values]).toEqual([0.1, 0.5, 0.3]);
  expect(seen).toEqual({ x: [1, null, 3], g: ["a", "b", null] });
});

test("only the columns it names are given; one that is not there is named", async () => {
  const model = of({ features: ["x"], predict: (columns) => columns.x!.map(() => Object.keys(columns).length) });
  expect([...(await model.score(table)).values]).toEqual([1, 1, 1]);
  await expect(of({ features: ["z"], predict: () => [] }).score(table)).rejects.toMatchObject({
    code: "EH307",
    message: expect.stringContaining('"z"'),
  });
});

test("answers may be typed arrays, promises, or a list a row with a number for each class", async () => {
  expect([...(await of({ predict: async () => Float32Array.of(0.5, 0.25, 1) }).score(table)).values]).toEqual([0.5, 0.25, 1]);
  const classes = of({
    output: "classes",
    classes: ["no", "yes"],
    predict: ({ x }) => x!.map((one) => [1 - Number(one) / 10, Number(one) / 10]),
  });
  const { values, byClass } = await classes.score(table);
  expect([...values]).toEqual([0.1, 0, 0.3]);
  expect(byClass!.map((one) => [...one])).toEqual([
    [0.9, 1, 0.7],
    [0.1, 0, 0.3],
  ]);
});

test("batches change nothing, no rows are asked about when there are none", async () => {
  const long = tableFrom({ x: Float64Array.from({ length: 25_001 }, (_, i) => i) });
  const sizes: number[] = [];
  const model = of({
    predict({ x }) {
      sizes.push(x!.length);
      return x!.map((one) => Number(one) * 2);
    },
  });
  const { values } = await model.score(long);
  expect(sizes).toEqual([10_000, 10_000, 5_001]);
  expect(values.every((value, i) => value === 2 * i)).toBe(true);
  expect((await model.score(tableFrom({ x: new Float64Array(0) }))).values).toHaveLength(0);
});

test("a signal stops it between batches", async () => {
  const stop = new AbortController();
  stop.abort(new Error("stopped"));
  await expect(of({ predict: () => [1, 2, 3] }).score(table, { signal: stop.signal })).rejects.toThrow("stopped");
});

test.each<[string, () => unknown, string]>([
  ["no list", () => 0.5, "returned no list"],
  ["too few values", () => [0.5], "returned 1 values for 3 rows"],
  ["a text", () => [0.1, "0.2", 0.3], 'returned "0.2" where a number belongs, first in row 2'],
  ["nothing", () => [0.1, undefined, 0.3], "returned nothing where a number belongs, first in row 2"],
  ["not a number", () => [0.1, Number.NaN, 0.3], "where a number belongs, first in row 2"],
  ["lists of different lengths", () => [[0.1, 0.9], [0.5], [0.2, 0.8]], "lists of different lengths, first in row 2"],
  [
    "an error",
    () => {
      throw new Error("bad income\nat line 3");
    },
    "the model threw: bad income",
  ],
])("refuses %s by EH304", async (_, predict, said) => {
  await expect(of({ predict }).score(table)).rejects.toMatchObject({ code: "EH304", message: expect.stringContaining(said) });
});

describe("a module", () => {
  const module = (name: string, text: string): string => {
    const path = join(scratchFolder(), name);
    writeFileSync(path, text);
    return `module:${path}`;
  };

  test("is loaded with what it exports", async () => {
    const path = module(
      "good.mjs",
      'export const features = ["x"]; export const output = "amount"; export const predict = ({ x }) => x.map((v) => v ?? -1);',
    );
    const model = await openModel(path);
    expect([model.adapter, model.features, model.output]).toEqual(["module", ["x"], "amount"]);
    expect([...(await model.score(table)).values]).toEqual([1, -1, 3]);
  });

  test.each([
    ["nothing.mjs", "export const scores = [];", "exports no function predict"],
    ["features.mjs", "export const features = 3; export const predict = () => [];", "features that are not a list"],
    ["output.mjs", 'export const output = "logit"; export const predict = () => [];', "an output that is none of"],
    ["broken.mjs", "export const predict = (", "cannot be loaded"],
  ])("%s is refused by EH306", async (name, text, said) => {
    await expect(openModel(module(name, text))).rejects.toMatchObject({ code: "EH306", message: expect.stringContaining(said) });
  });
});
