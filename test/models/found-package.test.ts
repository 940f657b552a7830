import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { foundPackage } from "../../src/models/found-package.js";
import { scratchFolder } from "../support/scratch-folder.js";

/** A folder whose node_modules have one package. */
function projectWith(id: string, text: string): string {
  const project = scratchFolder();
  const at = join(project, "node_modules", id);
  mkdirSync(at, { recursive: true });
  writeFileSync(join(at, "package.json"), `{ "name": "${id}", "version": "1.0.0", "main": "index.cjs" }`);
  writeFileSync(join(at, "index.cjs"), text);
  return project;
}

test("a package is found in the project that evenhand is called in", async () => {
  const project = projectWith("some-runtime", "module.exports = { answer: 42 };");
  expect(await foundPackage("some-runtime", project)).toMatchObject({ default: { answer: 42 } });
  expect(await foundPackage("some-runtime", scratchFolder())).toBeNull();
});

test("what stands beside evenhand comes first", async () => {
  const project = projectWith("yaml", "module.exports = { theirs: true };");
  const found = (await foundPackage("yaml", project)) as Readonly<Record<string, unknown>>;
  expect(found.theirs).toBeUndefined();
  expect(found.parse).toBeTypeOf("function");
});

test("a package that is there and does not start is named, with its reason", async () => {
  const project = projectWith("broken-runtime", 'throw new Error("no program for this processor");');
  await expect(foundPackage("broken-runtime", project)).rejects.toMatchObject({
    code: "EH305",
    message: expect.stringContaining("the package broken-runtime cannot be loaded: no program for this processor"),
  });
});
