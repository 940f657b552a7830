import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, expect, test } from "vitest";
import { builtCli } from "../support/run-cli.js";

/** Every block of TypeScript in the pages that users copy from. */
const examples = ["README.md", "docs/library.md"].flatMap((page) =>
  [...readFileSync(page, "utf8").matchAll(/^```ts\n(.*?)^```/gms)].map((found, i) => ({ name: `${page} ${i + 1}`, code: found[1]! })),
);

// Inside the project, so that `import … from "evenhand"` is the package itself, through its own `exports`.
const folder = resolve("node_modules/.cache/evenhand-examples");
const fileOf = (i: number, extension: string): string => join(folder, `example-${i}.${extension}`);

beforeAll(() => {
  builtCli();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  mkdirSync(resolve("node_modules/.cache/evenhand-examples/node_modules"), { recursive: true });
  execFileSync("ln", ["-s", resolve("."), join(folder, "node_modules", "evenhand")]);
  examples.forEach(({ code }, i) => {
    writeFileSync(fileOf(i, "mts"), code);
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("there are examples to try", () => {
  expect(examples.length).toBeGreaterThan(5);
});

test("every example has the types that the package ships", () => {
  const program = ts.createProgram(
    examples.map((_, i) => fileOf(i, "mts")),
    {
      strict: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      noUncheckedIndexedAccess: true,
      skipLibCheck: true,
      noEmit: true,
      types: ["node"],
      typeRoots: [resolve("node_modules/@types")],
    },
  );
  const complaints = ts
    .getPreEmitDiagnostics(program)
    .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`);
  expect(complaints).toEqual([]);
});

test.each(examples.map(({ name }, i) => [name, i] as const))("%s runs and says something", (_, i) => {
  const { outputText } = ts.transpileModule(examples[i]!.code, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext },
  });
  writeFileSync(fileOf(i, "mjs"), outputText);
  const said = execFileSync(process.execPath, [fileOf(i, "mjs")], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  expect(said.trim()).not.toBe("");
  expect(said).not.toMatch(/\bNaN\b|^(undefined|false)\b/m);
});
