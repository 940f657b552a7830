import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Model } from "../../src/models/model.js";
import { openModel } from "../../src/models/open-model.js";
import { type Table, tableFrom } from "../../src/table/table.js";
import { contractKit } from "../models/contract-kit.js";
import { torchPython } from "./torch-python.js";

// PyTorch as its makers or Debian publish it: networks trained and exported now. Where it is not installed the reason is printed.
const found = torchPython();
if (found.python === null) console.warn(`networks of PyTorch are not exported here: ${found.why}`);

describe.runIf(found.python !== null)("networks of PyTorch", () => {
  const folder = mkdtempSync(join(tmpdir(), "evenhand-torch-"));
  const names = ["x0", "x1", "x2", "x3", "x4", "region"];
  const few = tableFrom(
    Object.fromEntries(names.map((name, k) => [name, Array.from({ length: 20 }, (_, i) => ((i * (2 * k + 3)) % 11) / 4 - 1)])),
  );
  let table: Table;
  let expected: Readonly<Record<string, readonly (readonly number[])[]>>;
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  beforeAll(() => {
    execFileSync(found.python!, ["test/servers/export_torch.py", folder], { stdio: ["ignore", "inherit", "inherit"] });
    const made = JSON.parse(readFileSync(join(folder, "rows.json"), "utf8")) as { rows: number[][]; expected: typeof expected };
    table = tableFrom(Object.fromEntries(names.map((name, i) => [name, made.rows[i]!])));
    expected = made.expected;
  });
  const open = (name: string): Promise<Model> => openModel({ adapter: "onnx", path: join(folder, `${name}.onnx`), features: names });
  const apart = (values: ArrayLike<number>, wanted: readonly number[]): number =>
    wanted.reduce((most, value, i) => Math.max(most, Math.abs(value - values[i]!)), 0);

  test.each(["network", "embedded", "three", "amount"])("%s: within 2e-6 of what PyTorch answers, no decision otherwise", async (name) => {
    await using model = await open(name);
    const wanted = expected[name]!;
    const { values, byClass } = await model.score(table);
    expect(values).toHaveLength(4000);
    for (const [k, one] of wanted.entries()) expect(apart(byClass?.[k] ?? values, one)).toBeLessThan(2e-6);
    expect(model.output).toBe(name === "three" ? "classes" : name === "amount" ? "amount" : "score");
    const flips = values.filter((value, i) => value >= 0.5 !== wanted.at(-1)![i]! >= 0.5);
    expect(flips).toHaveLength(0);
    expect(model.facts()).toMatchObject({ producer: expect.stringMatching(/^pytorch /), run: "it has 0 operators of trees or weights" });
  });

  for (const name of ["network", "three"])
    contractKit(`PyTorch, ${name}`, {
      open: () => open(name),
      table: few,
      number: "x1",
      missing: "refuses",
      category: null,
    });
});
