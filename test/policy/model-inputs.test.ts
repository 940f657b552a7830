import { expect, test } from "vitest";
import * as z from "zod";
import { modelSettings } from "../../src/cli/model-settings.js";
import type { Policy } from "../../src/policy/policy.js";
import { emptyRequest } from "../../src/policy/request.js";
import { modelInputs } from "../../src/policy/schema/model-inputs.js";

const inputs = modelInputs(z as never);

const settingsOf = (flags: Parameters<typeof modelSettings>[0], policy: Policy) =>
  modelSettings(flags, { policy, variables: emptyVariables, request: emptyRequest, columns: [] });
const emptyVariables = { env: {}, secret: async () => null };

test("columns as they are, and each way of encoding", async () => {
  const said = [
    "age",
    { column: "income", scale: { center: 40, spread: 12.5 }, missing: 0 },
    { column: "region", one_hot: ["north", 1, true], unseen: "zeros" },
    { column: "grade", ordinal: ["low", "high"] },
    { column: "sex", values: { m: 1, f: 0 } },
    { name: "bias", constant: 1 },
  ];
  expect(inputs.parse(said)[2]).toEqual({ column: "region", one_hot: ["north", "1", "true"], unseen: "zeros" });
  const policy = { model: { inputs: said }, features: null } as unknown as Policy;
  expect(await settingsOf({ model: "onnx:m.onnx" }, policy)).toEqual({
    seed: 0,
    adapter: "onnx",
    path: "m.onnx",
    inputs: [
      { column: "age" },
      { column: "income", scale: { center: 40, spread: 12.5 }, missing: 0 },
      { column: "region", oneHot: ["north", 1, true], unseen: "zeros" },
      { column: "grade", ordinal: ["low", "high"] },
      { column: "sex", values: { m: 1, f: 0 } },
      { column: null, name: "bias", constant: 1 },
    ],
  });
  expect((await settingsOf({ model: "onnx:m.onnx", modelInputs: ["a", "b"] }, policy))!.inputs).toEqual([{ column: "a" }, { column: "b" }]);
  await expect(settingsOf({}, policy)).rejects.toMatchObject({ code: "EH200" });
  expect(await settingsOf({}, { model: null, features: null } as unknown as Policy)).toBeNull();
});

test.each([
  ["neither column nor constant", [{ name: "x" }], "a column or a constant"],
  ["two ways at once", [{ column: "x", ordinal: ["a"], values: { a: 1 } }], "encoded in one way"],
  ["names that do not fit", [{ column: "x", one_hot: ["a", "b"], names: ["one"] }], "as many as the values"],
  ["nothing to divide by", [{ column: "x", scale: { center: 1, spread: 0 } }], "spread"],
  ["least above most", [{ column: "x", scale: { min: 2, max: 1 } }], "min is below max"],
  ["an empty list", [], "1"],
])("%s is refused", (_, said, words) => {
  expect(JSON.stringify(inputs.safeParse(said).error?.issues)).toContain(words);
});
