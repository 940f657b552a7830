import { Ajv2020 } from "ajv/dist/2020.js";
import { createGenerator } from "ts-json-schema-generator";
import { expect, test } from "vitest";
import { audit } from "../../src/index.js";

/** The JSON Schema of results.json, made from the types themselves. `npm run docs` writes it. */
function resultSchema(): Record<string, unknown> {
  const generator = createGenerator({
    path: "src/audit/result.ts",
    type: "Result",
    tsconfig: "tsconfig.json",
    skipTypeCheck: true,
    additionalProperties: true,
  });
  const { $schema: _draft, ...schema } = generator.createSchema("Result");
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "https://evenhand.dev/schema/result-1.json",
    title: "evenhand result",
    ...schema,
  };
}

test("the shipped schema is the one that the types give", async () => {
  await expect(`${JSON.stringify(resultSchema(), null, 2)}\n`).toMatchFileSnapshot("../../docs/schema/result-1.json");
});

test("the schema is a valid one and refuses a result without its parts", () => {
  const validate = new Ajv2020({ strict: false }).compile(resultSchema());
  expect(validate({ format: "evenhand.result", version: "1.0" })).toBe(false);
});

test("results of a real audit are valid: of decisions, of labels alone, of counts, with strata", async () => {
  const validate = new Ajv2020({ strict: false, allErrors: true }).compile(resultSchema());
  const common = { positive: "approved", sensitive: ["race", "sex"] } as const;
  for (const result of [
    await audit("fixtures/mortgage/decisions.csv", { ...common, label: "outcome", prediction: "predicted" }),
    await audit("fixtures/mortgage/decisions.csv", { ...common, label: "outcome", strata: ["age_group"] }),
    await audit("fixtures/counts/ll144-sex-race.csv", { sensitive: ["sex", "race"], trials: "applicants", hits: "selected" }),
  ]) {
    validate(JSON.parse(JSON.stringify(result)));
    expect(validate.errors).toBeNull();
  }
});
