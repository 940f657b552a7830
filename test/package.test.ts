import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, expect, test } from "vitest";
import { version } from "../src/version.js";
import { builtCli } from "./support/run-cli.js";

const manifest = JSON.parse(readFileSync("package.json", "utf8")) as {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly engines: { readonly node: string };
};

let root: string;
let shipped: readonly string[];
let app: string;
const run = (command: string, args: readonly string[], cwd: string): string =>
  execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], maxBuffer: 1e8 });

beforeAll(() => {
  builtCli();
  root = mkdtempSync(join(tmpdir(), "evenhand-package-"));
  const [packed] = JSON.parse(run("npm", ["pack", "--json", "--pack-destination", root], resolve("."))) as [
    { readonly filename: string; readonly files: readonly { readonly path: string }[] },
  ];
  shipped = packed.files.map(({ path }) => path);
  app = join(root, "an app");
  mkdirSync(app);
  cpSync("fixtures/mortgage/decisions.csv", join(app, "decisions.csv"));
  writeFileSync(join(app, "package.json"), '{"name":"app","private":true,"type":"module"}');
  run("npm", ["install", "--omit=optional", "--no-audit", "--no-fund", "--prefer-offline", join(root, packed.filename)], app);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test("the version that is printed is the package's", () => {
  expect(version).toBe(manifest.version);
});

test("what is shipped is the built code with its types, the templates and the schemas, and nothing else", () => {
  const unexpected = shipped.filter(
    (path) =>
      !/^(dist\/.+\.(js|d\.ts)|templates\/.+\.hbs|docs\/schema\/.+\.json|package\.json|README\.md|LICENSE|CHANGELOG\.md)$/.test(path),
  );
  expect(unexpected).toEqual([]);
  for (const path of ["dist/index.js", "dist/index.d.ts", "dist/cli/main.js", "templates/report.hbs", "LICENSE"])
    expect(shipped).toContain(path);
});

test("dependencies are pinned, so that the same version gives the same numbers", () => {
  for (const [name, wanted] of Object.entries(manifest.dependencies)) expect(wanted, name).toMatch(/^\d+\.\d+\.\d+$/);
  expect(manifest.engines.node).toBe(">=20.19.0");
});

test("installed in an empty folder the command runs, without any optional package", () => {
  const command = join(app, "node_modules", ".bin", "evenhand");
  expect(run(command, ["--version"], app).trim()).toBe(manifest.version);
  const args = ["audit", "decisions.csv", "--positive", "approved", "--sensitive", "race", "-o", "r.json", "-o", "r.html"];
  expect(run(command, args, app)).toContain("Selection rate");
  const result = JSON.parse(readFileSync(join(app, "r.json"), "utf8")) as { readonly format: string; readonly groups: readonly unknown[] };
  expect([result.format, result.groups.length]).toEqual(["evenhand.result", 4]);
  expect(readFileSync(join(app, "r.html"), "utf8")).toContain("<html");
});

test("installed in an empty folder the library is imported by its name, and its types resolve", () => {
  const code =
    'import { audit, type Result } from "evenhand";\nconst r: Result = await audit({ d: [1, 0, 1], g: ["a", "b", "a"] }, { prediction: "d", sensitive: ["g"], minN: 1 });\nconsole.log(r.disparities.length > 5);\n';
  writeFileSync(join(app, "use.mts"), code);
  writeFileSync(
    join(app, "use.mjs"),
    ts.transpileModule(code, { compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext } }).outputText,
  );
  expect(run(process.execPath, ["use.mjs"], app).trim()).toBe("true");
  const program = ts.createProgram([join(app, "use.mts")], {
    strict: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    noEmit: true,
    types: [],
    skipLibCheck: true,
  });
  const complaints = ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
  expect(complaints.filter((one) => !one.includes("'console'"))).toEqual([]);
});

test("only the public entry can be imported", () => {
  const deep = 'import("evenhand/dist/audit/run.js").then(() => console.log("open"), (error) => console.log(error.code));';
  expect(run(process.execPath, ["-e", deep], app).trim()).toBe("ERR_PACKAGE_PATH_NOT_EXPORTED");
});
