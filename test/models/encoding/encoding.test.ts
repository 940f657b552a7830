import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { interventionalShap } from "../../../src/explanations/tree-shap.js";
import { encodedModel } from "../../../src/models/encoding/encoded-model.js";
import { encodedTable } from "../../../src/models/encoding/encoded-table.js";
import { inputNames, type ModelInput } from "../../../src/models/encoding/model-input.js";
import { functionModel } from "../../../src/models/function-model.js";
import { hasLinear } from "../../../src/models/linear/linear.js";
import { hasTrees, openModel } from "../../../src/models/open-model.js";
import { featureColumns } from "../../../src/models/trees/feature-columns.js";
import { type Table, tableFrom } from "../../../src/table/table.js";
import { contractKit, rowsOf } from "../contract-kit.js";

const plain = ({ columns }: Table) =>
  Object.fromEntries(
    [...columns].map(([name, column]) => [
      name,
      column.kind === "number" ? [...column.values] : Array.from(column.codes, (code) => column.levels[code] ?? null),
    ]),
  );
const made = (data: Record<string, (number | string | null)[]>, ...inputs: ModelInput[]) => plain(encodedTable(tableFrom(data), inputs));

describe("by hand", () => {
  test("as it is, under another name, and a constant", () => {
    expect(
      made({ age: [30, null] }, { column: "age" }, { column: "age", name: "years" }, { column: null, name: "bias", constant: 1 }),
    ).toEqual({
      age: [30, Number.NaN],
      years: [30, Number.NaN],
      bias: [1, 1],
    });
  });

  test("scaled: by center and spread, by least and most", () => {
    expect(made({ x: [10, 20, null] }, { column: "x", scale: { center: 10, spread: 5 } })).toEqual({ x: [0, 2, Number.NaN] });
    expect(made({ x: [10, 20] }, { column: "x", scale: { min: 10, max: 30 } })).toEqual({ x: [0, 0.5] });
  });

  test("one-hot: one input a value; a missing value is missing in all", () => {
    const region: ModelInput = { column: "region", oneHot: ["north", "south"] };
    expect(inputNames([region])).toEqual(["region_north", "region_south"]);
    expect(made({ region: ["south", "north", null] }, region)).toEqual({
      region_north: [0, 1, Number.NaN],
      region_south: [1, 0, Number.NaN],
    });
    expect(made({ region: ["south", "east", null] }, { ...region, missing: "", unseen: "zeros", names: ["n", "s"] })).toEqual({
      n: [0, 0, 0],
      s: [1, 0, 0],
    });
  });

  test("ordinal and values, of texts and of numbers", () => {
    expect(made({ grade: ["high", "low", null] }, { column: "grade", ordinal: ["low", "mid", "high"] })).toEqual({
      grade: [2, 0, Number.NaN],
    });
    expect(made({ rooms: [1, 2, null] }, { column: "rooms", values: { 1: 10, 2: 20 }, missing: 2 })).toEqual({ rooms: [10, 20, 20] });
    expect(made({ sex: ["m", "f"] }, { column: "sex", values: { m: "male", f: "female" } })).toEqual({ sex: ["male", "female"] });
  });

  test("what stands for a missing value is put in before anything else", () => {
    expect(made({ x: [null, 4] }, { column: "x", missing: 2, scale: { center: 2, spread: 2 } })).toEqual({ x: [0, 1] });
    expect(made({ g: [null, "b"] }, { column: "g", missing: "b" })).toEqual({ g: ["b", "b"] });
  });

  test.each([
    ["a column that is absent, with the nearest name", { column: "agee" }, '"agee", which the data do not have'],
    ["a value that is not listed", { column: "g", oneHot: ["a"] }, 'lists no "b" for "g"'],
    ["a value without a place", { column: "g", ordinal: ["a"] }, 'lists no "b" for "g"'],
    ["texts that are scaled", { column: "g", scale: { center: 0, spread: 1 } }, 'scales "g", which holds texts'],
  ] as const)("%s is refused by EH307", (_, input, said) => {
    const table = tableFrom({ age: [1, 2], g: ["a", "b"] });
    expect(() => encodedTable(table, [input])).toThrow(said);
  });
});

test("one-hot inputs of a listed value add up to 1, and say which value it was", () => {
  const levels = ["a", "b", "c", "1"];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...levels), { minLength: 1 }), (values) => {
      const { columns } = encodedTable(tableFrom({ v: [...values, "x"].slice(0, values.length) }), [{ column: "v", oneHot: levels }]);
      const numbers = [...columns.values()].map((column) => (column.kind === "number" ? column.values : new Float64Array()));
      values.forEach((value, row) => {
        expect(numbers.map((one) => one[row])).toEqual(levels.map((level) => (level === value ? 1 : 0)));
      });
    }),
  );
});

const rows = JSON.parse(readFileSync("fixtures/models/rows.json", "utf8")) as Record<string, (number | string | null)[]>;
const data = rowsOf(
  tableFrom({ years: rows.age!, income: rows.income!, hours: rows.hours!, region: rows.region! }),
  Array.from({ length: 20 }, (_, i) => i),
);
const renamed: readonly ModelInput[] = [
  { column: "years", name: "age", scale: { min: 0, max: 1 } },
  { column: "income" },
  { column: "hours" },
];

contractKit("encoded columns", {
  open: () => openModel({ adapter: "onnx", path: "fixtures/models/histogram-binary.onnx", inputs: renamed }),
  table: data,
  number: "income",
  missing: "answers",
  category: null,
});

contractKit("encoded categories", {
  open: async () =>
    encodedModel(
      functionModel(
        {
          features: ["income", "region_north"],
          predict: ({ income, region_north: north }) => income!.map((one, i) => Number(one) + Number(north![i])),
        },
        { adapter: "function", name: "the model", facts: {} },
      ),
      [{ column: "income", missing: 30 }, { column: "region", oneHot: ["north", "south", "east"] }, { column: "hours" }],
    ),
  table: data,
  number: "income",
  missing: "answers",
  category: "region",
  unseen: "refuses",
});

describe("what is open stays open", () => {
  test("trees over columns that each become one input: attributed to the data's columns, Σ is the raw score", async () => {
    const model = await openModel({ adapter: "onnx", path: "fixtures/models/boosting-regressor.onnx", inputs: renamed });
    expect(hasTrees(model) && model.features).toEqual(["years", "income", "hours"]);
    if (!hasTrees(model)) return;
    const part = { columns: featureColumns(data, model.ensemble.features), rows: data.rows };
    const { base, contributions } = interventionalShap(model.ensemble, part, part);
    const { values } = await model.score(data);
    for (let row = 0; row < data.rows; row++)
      expect(contributions.reduce((sum, one) => sum + one[row]!, base)).toBeCloseTo(values[row]!, 5);
  });

  test("trees over one-hot inputs are asked, not taken apart", async () => {
    const inputs: readonly ModelInput[] = [{ column: "region", oneHot: ["north", "south", "east"], names: ["age", "income", "hours"] }];
    const model = await openModel({ adapter: "onnx", path: "fixtures/models/boosting-regressor.onnx", inputs });
    expect(hasTrees(model)).toBe(false);
    expect(model.features).toEqual(["region"]);
    expect((await model.score(data)).values).toHaveLength(20);
  });

  test("weights name the data's columns, whatever the encoding", async () => {
    const inputs: readonly ModelInput[] = [
      { column: "years", name: "age" },
      { column: "region", oneHot: ["north", "south"], names: ["income", "hours"], unseen: "zeros" },
    ];
    const model = await openModel({ adapter: "onnx", path: "fixtures/models/linear.onnx", inputs });
    expect(hasLinear(model)).toBe(true);
    if (!hasLinear(model)) return;
    expect(model.linear.terms.map(({ column }) => column)).toEqual(["years", "region", "region"]);
    const values = model.linear.valuesOf(data);
    const { values: scores } = await model.score(data);
    const sum = values.reduce((total, column, i) => total + model.linear.weights[0]![i]! * column[2]!, model.linear.intercept[0]!);
    expect(sum).toBeCloseTo(scores[2]!, 4);
  });
});

test("an input that the model reads and nothing makes is named", async () => {
  await expect(
    openModel({ adapter: "xgboost", path: "fixtures/models/gblinear-squared.json", inputs: [{ column: "income" }] }),
  ).rejects.toMatchObject({
    code: "EH307",
    message: expect.stringContaining('the model reads "age", which model.inputs does not make'),
  });
});
