import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { createGenerator } from "ts-json-schema-generator";
import { expect, test } from "vitest";
import { peopleCsv, peoplePolicy } from "../support/people-csv.js";
import { runCli } from "../support/run-cli.js";
import { scratchFolder } from "../support/scratch-folder.js";

/** The JSON Schema of a baseline, made from the types themselves. `npm run docs` writes it. */
function baselineSchema(): Record<string, unknown> {
  const generator = createGenerator({
    path: "src/checks/baseline.ts",
    type: "Baseline",
    tsconfig: "tsconfig.json",
    skipTypeCheck: true,
    additionalProperties: true,
  });
  const { $schema: _draft, ...schema } = generator.createSchema("Baseline");
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "https://evenhand.dev/schema/baseline-1.json",
    title: "evenhand baseline",
    ...schema,
  };
}

const checks = ["{ metric: demographic_parity_difference, by: race, max: 0.9 }", "{ metric: accuracy, min: 0.1 }"];

test("the shipped schema is the one that the types give", async () => {
  await expect(`${JSON.stringify(baselineSchema(), null, 2)}\n`).toMatchFileSnapshot("../../docs/schema/baseline-1.json");
});

test("baselines as they are saved are valid, with and without rows; the file names its schema, and config schema prints it", async () => {
  const schema = baselineSchema();
  const validate = new Ajv2020({ strict: false, allErrors: true }).compile(schema);
  const cwd = scratchFolder();
  peopleCsv(join(cwd, "eval.csv"), { a: { tp: 30, fp: 20, fn: 10, tn: 40 }, b: { tp: 20, fp: 10, fn: 15, tn: 55 } });
  peoplePolicy(cwd, checks);
  await runCli(["baseline", "save", "--baseline", "with.json"], { cwd });
  await runCli(["baseline", "save", "--baseline", "without.json", "--no-rows"], { cwd });
  for (const name of ["with.json", "without.json"]) {
    const saved = JSON.parse(readFileSync(join(cwd, name), "utf8")) as { $schema: string; rows: unknown };
    validate(saved);
    expect(validate.errors, name).toBeNull();
    expect([saved.$schema, saved.rows === null]).toEqual([schema.$id, name === "without.json"]);
  }
  const { code, stdout } = await runCli(["config", "schema", "--baseline"], { cwd });
  expect([code, JSON.parse(stdout)]).toEqual([0, schema]);
});

test.each<[string, object]>([
  ["without its checks", { checks: undefined }],
  ["of another format", { format: "evenhand.result" }],
  ["with a check that has no id", { checks: [{ metric: "accuracy", by: null, value: 1, bounds: null, groups: [] }] }],
  ["with rows that have no decisions", { rows: { column: "id", salt: "s", evaluation: "e", count: 1, hashes: "" } }],
])("a baseline %s is not valid", (_, change) => {
  const validate = new Ajv2020({ strict: false }).compile(baselineSchema());
  const whole = {
    $schema: "https://evenhand.dev/schema/baseline-1.json",
    format: "evenhand.baseline",
    version: "1.0",
    tool: { name: "evenhand", version: "0.1.0" },
    policy: { name: null, sha256: "a" },
    data: [],
    digest: "a",
    checks: [],
    bins: {},
    rows: null,
  };
  expect(validate(whole)).toBe(true);
  expect(validate(JSON.parse(JSON.stringify({ ...whole, ...change })))).toBe(false);
});
