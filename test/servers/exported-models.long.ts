import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hasLinear } from "../../src/models/linear/linear.js";
import { openOnnx } from "../../src/models/onnx/open-onnx.js";
import { hasTrees } from "../../src/models/open-model.js";
import { type Table, tableFrom } from "../../src/table/table.js";

// scikit-learn: trained and exported now, in an environment of its own.
let folder: string;
let table: Table;
let expected: Readonly<Record<string, readonly number[]>>;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "evenhand-exports-"));
  const own = process.env.EVENHAND_PYTHON;
  const python = own ?? join(folder, "venv", "bin", "python");
  if (own === undefined) {
    execFileSync("python3", ["-m", "venv", join(folder, "venv")]);
    const wanted = ["scikit-learn==1.9.1", "skl2onnx==1.20.0", "onnx==1.17.0", "pandas"];
    execFileSync(python, ["-m", "pip", "install", "-q", ...wanted], { stdio: "inherit" });
  }
  execFileSync(python, ["test/servers/export_models.py", folder], { stdio: ["ignore", "inherit", "inherit"] });
  const made = JSON.parse(readFileSync(join(folder, "rows.json"), "utf8")) as {
    rows: Record<string, (number | string)[]>;
    expected: typeof expected;
  };
  table = tableFrom(made.rows);
  expected = made.expected;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const features = Array.from({ length: 6 }, (_, i) => `x${i}`);
async function furthest(name: string, run: boolean): Promise<{ readonly apart: number; readonly flips: number }> {
  await using model = await openOnnx(join(folder, `${name}.onnx`), name === "pipeline" ? {} : { features }, run);
  const { values } = await model.score(table);
  const wanted = expected[name]!;
  return {
    apart: values.reduce((most, value, i) => Math.max(most, Math.abs(value - wanted[i]!)), 0),
    flips: values.reduce((count, value, i) => count + (value >= 0.5 === wanted[i]! >= 0.5 ? 0 : 1), 0),
  };
}

test.each(["forest", "boosting", "network", "pipeline"])(
  "%s of scikit-learn: within 2e-6 of predict_proba, no decision otherwise",
  async (name) => {
    for (const run of [false, true]) {
      const { apart, flips } = await furthest(name, run);
      expect(apart, run ? "run" : "read").toBeLessThan(2e-6);
      expect(flips).toBe(0);
    }
  },
);

test("forests and boosting are taken apart by tree, the pipeline by weight", async () => {
  const opened = async (name: string) => openOnnx(join(folder, `${name}.onnx`), name === "pipeline" ? {} : { features });
  expect([hasTrees(await opened("forest")), hasTrees(await opened("boosting")), hasLinear(await opened("pipeline"))]).toEqual([
    true,
    true,
    true,
  ]);
});
