import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openModel } from "../../../src/models/open-model.js";
import { openTfjs } from "../../../src/models/tfjs/open-tfjs.js";
import { tableFrom } from "../../../src/table/table.js";
import { scratchFolder } from "../../support/scratch-folder.js";
import { contractKit, rowsOf } from "../contract-kit.js";

// Models and numbers of fixtures/models/make-tfjs.mjs, which works them out in 64 bits without TensorFlow.js.
const folder = "fixtures/models";
const rows = JSON.parse(readFileSync(`${folder}/rows.json`, "utf8")) as Record<string, (number | string | null)[]>;
const expected = JSON.parse(readFileSync(`${folder}/tfjs-expected.json`, "utf8")) as Record<string, number[][]>;
const table = tableFrom({ age: rows.age!, income: rows.income!, hours: rows.hours! });
const features = ["age", "income", "hours"];
const open = (name: string) => openTfjs(`${folder}/${name}/model.json`, name === "tfjs-columns" ? {} : { features });

test.each([
  ["tfjs-binary", "score"],
  ["tfjs-three", "classes"],
  ["tfjs-columns", "amount"],
  ["tfjs-graph", "score"],
] as const)("%s gives the numbers worked out by hand, up to rounding in 32 bits", async (name, output) => {
  await using model = await open(name);
  expect([model.output, model.features]).toEqual([output, features]);
  expect(model.facts().runtime).toMatch(/^@tensorflow\/tfjs \d+\.\d+\.\d+, (wasm|cpu)$/);
  const { values, byClass } = await model.score(table);
  for (const [k, numbers] of (byClass ?? [values]).entries())
    for (const [i, value] of numbers.entries()) {
      const wanted = expected[name]![k]![i]!;
      expect(Math.abs(value - wanted)).toBeLessThanOrEqual(2e-6 * Math.max(1, Math.abs(wanted)));
    }
});

for (const name of ["tfjs-binary", "tfjs-graph"])
  contractKit(name, {
    open: () => open(name),
    table: rowsOf(
      table,
      Array.from({ length: 20 }, (_, i) => i),
    ),
    number: "income",
    missing: "refuses",
    category: null,
  });

test("columns have to be named where an input takes several", async () => {
  await expect(openModel(`tfjs:${folder}/tfjs-binary/model.json`)).rejects.toMatchObject({
    code: "EH307",
    message: expect.stringContaining("takes 3 columns in one input, and nothing says which"),
  });
});

test("a changed weight is another digest", async () => {
  const copy = join(scratchFolder(), "changed");
  cpSync(`${folder}/tfjs-graph`, copy, { recursive: true });
  const bytes = readFileSync(join(copy, "weights.bin"));
  bytes[0] = bytes[0]! ^ 1;
  writeFileSync(join(copy, "weights.bin"), bytes);
  const changed = await openTfjs(join(copy, "model.json"), { features });
  expect(changed.facts().sha256).not.toBe((await open("tfjs-graph")).facts().sha256);
});

test.each([
  ["hello", "is no model.json"],
  ["{}", "has no topology and weights"],
  ['{"modelTopology":{"node":[]},"weightsManifest":[{"paths":["../../secret"],"weights":[]}]}', "names weights outside its folder"],
  ['{"modelTopology":{"node":[]},"weightsManifest":[],"format":"saved-model"}', "has the format saved-model"],
  ['{"modelTopology":{"class_name":"Mystery"},"weightsManifest":[],"format":"layers-model"}', "is not understood by TensorFlow.js"],
])("%s is refused by EH306", async (text, said) => {
  const path = join(scratchFolder(), "model.json");
  writeFileSync(path, text);
  await expect(openTfjs(path, { features })).rejects.toMatchObject({ code: "EH306", message: expect.stringContaining(said) });
});
