import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Result } from "../../src/audit/result.js";
import { runCli } from "../support/run-cli.js";
import { scratchFolder } from "../support/scratch-folder.js";

const rows = JSON.parse(readFileSync("fixtures/models/rows.json", "utf8")) as Record<string, (number | string)[]>;
const expected = JSON.parse(readFileSync("fixtures/models/expected.json", "utf8")) as Record<string, { values: number[][] }>;

/** The rows as a file, with the chances that a model of the fixtures gives. */
function data(name: string): string {
  const columns = { age: rows.age!, income: rows.income!, hours: rows.hours!, region: rows.region!, p: expected[name]!.values.at(-1)! };
  const lines = rows.age!.map((_, i) =>
    Object.values(columns)
      .map((column) => column[i])
      .join(","),
  );
  const path = join(scratchFolder(), `${name}.csv`);
  writeFileSync(path, `${Object.keys(columns).join(",")}\n${lines.join("\n")}\n`);
  return path;
}
const roles = ["--score", "p", "--threshold", "0.5", "--sensitive", "region", "--min-n", "5"];

test("a forest of scikit-learn: its gaps taken apart, and the same numbers as in the data", async () => {
  const args = ["audit", data("forest-binary"), ...roles, "--model", "onnx:fixtures/models/forest-binary.onnx"];
  const { code, stdout, stderr } = await runCli([...args, "--model-inputs", "age,income,hours", "--json"]);
  expect(code, stderr).toBe(0);
  const { askedModel, drivers } = JSON.parse(stdout) as Result;
  expect(askedModel).toMatchObject({
    adapter: "onnx",
    facts: { library: "ONNX TreeEnsembleClassifier", positive: "yes" },
    agreement: { rows: 60, flips: 0 },
  });
  expect(askedModel!.agreement!.largestDifference).toBeLessThan(1e-6);
  expect(drivers[0]!.parts.map(({ feature }) => feature).sort()).toEqual(["age", "hours", "income"]);
});

test("columns that nothing names are asked for, with the flag that names them", async () => {
  const { code, stderr } = await runCli(["audit", data("network"), ...roles, "--model", "onnx:fixtures/models/network.onnx"]);
  expect(code).toBe(3);
  expect(stderr.replace(/\s+/g, " ")).toContain("takes 3 columns in one input, and nothing says which");
  expect(stderr).toContain("--model-inputs age,income");
});

test("a network run by onnxruntime-web says nothing else on the terminal", async () => {
  const args = ["audit", data("network"), ...roles, "--model", "onnx:fixtures/models/network.onnx", "--model-inputs", "age,income,hours"];
  const { code, stdout, stderr } = await runCli(args);
  expect(code, stderr).toBe(0);
  expect(stdout).toMatch(/At 0\.5 it would decide 0 of 60 rows/);
  expect(stderr).not.toMatch(/onnx|wasm|warn/i);
});
