import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openOnnx } from "../../src/models/onnx/open-onnx.js";
import { onnxRuntime } from "../../src/models/onnx/runtime.js";
import { tableFrom } from "../../src/table/table.js";
import { contractKit, rowsOf } from "../models/contract-kit.js";

// onnxruntime-node, installed into a project of its own: evenhand is called there and has to find it. EVENHAND_ONNX_PROJECT names one that is.
const own = process.env.EVENHAND_ONNX_PROJECT;
const project = own ?? mkdtempSync(join(tmpdir(), "evenhand-onnx-project-"));
const [here, folder] = [process.cwd(), resolve("fixtures/models")];
beforeAll(() => {
  if (own === undefined) {
    writeFileSync(join(project, "package.json"), '{ "private": true }');
    // Its programs for the processor are in the package; what its script would fetch is for graphics cards.
    const env = { ...process.env, ONNXRUNTIME_NODE_INSTALL: "skip", ONNXRUNTIME_NODE_INSTALL_CUDA: "skip" };
    const args = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "onnxruntime-node@1.30.0"];
    execFileSync("npm", args, { cwd: project, env, stdio: ["ignore", "ignore", "inherit"] });
  }
  process.chdir(project);
});
afterAll(() => {
  process.chdir(here);
  if (own === undefined) rmSync(project, { recursive: true, force: true });
});

const rows = JSON.parse(readFileSync(join(folder, "rows.json"), "utf8")) as Record<string, (number | string | null)[]>;
const expected = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8")) as Record<string, { readonly values: number[][] }>;
const whole = tableFrom({ age: rows.age!, income: rows.income!, hours: rows.hours!, region: rows.region! });
const gaps = tableFrom({ age: rows.age_gaps!, income: rows.income_gaps!, hours: rows.hours_gaps! });
const tableOf = (name: string) => (/^(histogram|lightgbm|xgboost)/.test(name) ? gaps : whole);
const settingsOf = (name: string) =>
  name === "columns" ? {} : { features: name === "grouped" ? ["income", "hours", "region"] : ["age", "income", "hours"] };
const models = Object.keys(expected).filter((name) => !name.startsWith("gblinear"));

/** The numbers of a model, all classes of a row together. */
async function numbersOf(name: string, at: string): Promise<{ readonly numbers: readonly number[]; readonly runtime: unknown }> {
  process.chdir(at);
  try {
    await using model = await openOnnx(join(folder, `${name}.onnx`), settingsOf(name), true);
    const { values, byClass } = await model.score(tableOf(name));
    return { numbers: (byClass ?? [values]).flatMap((one) => [...one]), runtime: model.facts().runtime };
  } finally {
    process.chdir(project);
  }
}

test("it is found in the project that evenhand is called in, before onnxruntime-web, and is named", async () => {
  expect((await onnxRuntime("m.onnx")).name).toMatch(/^onnxruntime-node 1\.30/);
});

test.each(models)("%s: onnxruntime-node and onnxruntime-web say the same up to rounding in 32 bits", async (name) => {
  const [node, web] = [await numbersOf(name, project), await numbersOf(name, here)];
  expect([node.runtime, web.runtime]).toEqual([expect.stringMatching(/^onnxruntime-node /), expect.stringMatching(/^onnxruntime-web /)]);
  const { values } = expected[name]!;
  const theirs = values.length > 2 ? values.flat() : values.at(-1)!;
  expect(node.numbers).toHaveLength(theirs.length);
  for (const [i, value] of node.numbers.entries()) {
    const allowed = 2e-6 * Math.max(1, Math.abs(value));
    expect(Math.abs(value - web.numbers[i]!)).toBeLessThanOrEqual(allowed);
    expect(Math.abs(value - theirs[i]!)).toBeLessThanOrEqual(allowed);
  }
});

const first = Array.from({ length: 20 }, (_, i) => i);
for (const [name, missing, category] of [
  ["histogram-three", "answers", null],
  ["columns", "refuses", "region"],
  ["network", "refuses", null],
  ["forest-binary", "answers", null],
] as const)
  contractKit(`onnxruntime-node, ${name}`, {
    open: () => openOnnx(join(folder, `${name}.onnx`), settingsOf(name), true),
    table: rowsOf(tableOf(name), first),
    number: "income",
    missing,
    category,
  });

describe("the command", () => {
  test("says in its result which runtime answered", () => {
    const text = ["age,income,hours,yes,score", ...first.map((i) => `${rows.age![i]},${rows.income![i]},${rows.hours![i]},${i % 2},0.5`)];
    writeFileSync(join(project, "data.csv"), text.join("\n"));
    const main = resolve(here, "dist/cli/main.js");
    const args = `audit data.csv --label yes --positive 1 --score score --threshold 0.5 --sensitive hours --bins hours=38 --model-inputs age,income,hours --no-policy -o r.json`;
    execFileSync(process.execPath, [main, ...args.split(" "), "--model", `onnx:${join(folder, "network.onnx")}`], {
      cwd: project,
      stdio: ["ignore", "ignore", "inherit"],
    });
    expect(readFileSync(join(project, "r.json"), "utf8")).toMatch(/"runtime":\s*"onnxruntime-node 1\.30/);
  });
});
