import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";

// A folder may import from itself, from the files of src/ itself (errors, suggest, version) and from the folders listed here. Nothing else.
const MAY_IMPORT: Record<string, readonly string[]> = {
  stats: [],
  look: [],
  messages: ["look"],
  table: [],
  cube: [],
  metrics: ["cube", "stats"],
  contrasts: ["metrics", "stats"],
  disparities: ["contrasts", "metrics", "cube", "stats"],
  conventions: ["disparities", "metrics", "stats"],
  catalogue: ["conventions", "disparities", "contrasts", "metrics"],
  checks: ["look", "disparities", "contrasts", "metrics", "stats"],
  packs: [],
  policy: ["look", "packs", "checks", "disparities", "contrasts", "metrics", "cube", "perturbations", "stats", "table"],
  readers: ["table"],
  engines: ["cube", "table"],
  models: ["table", "stats"],
  scan: ["cube", "stats"],
  explanations: ["models", "table", "stats"],
  perturbations: ["table", "stats"],
  audit: [
    "packs",
    "policy",
    "conventions",
    "checks",
    "disparities",
    "contrasts",
    "metrics",
    "cube",
    "stats",
    "table",
    "readers",
    "engines",
    "models",
    "explanations",
    "perturbations",
    "scan",
  ],
  seals: ["audit"],
  register: ["seals", "sections", "audit", "policy", "checks"],
  renderers: ["look", "messages", "register", "seals", "sections", "audit", "checks", "disparities", "contrasts", "metrics", "stats"],
  sections: ["look", "packs", "catalogue", "conventions", "audit", "checks", "disparities", "contrasts", "metrics", "stats"],
  cli: [
    "look",
    "catalogue",
    "policy",
    "conventions",
    "packs",
    "checks",
    "readers",
    "engines",
    "models",
    "audit",
    "seals",
    "register",
    "sections",
    "renderers",
    "disparities",
    "contrasts",
    "metrics",
    "table",
  ],
};
/** Files, network and child processes belong to the edges. */
const MAY_TOUCH_THE_WORLD = /^(cli|readers|engines|renderers|models)\/|^audit\/open-data\.ts$/;
/** Each heavy package is loaded by import() in the one place that needs it, never at the top of a file. */
const LAZY =
  /^(mathjs|danfojs|@duckdb\/|puppeteer|@sparticuz\/|handlebars|hyparquet|@uwdata\/flechette|papaparse|yaml|zod|commander|onnxruntime|@tensorflow\/)/;
/** Time and chance enter in the CLI and in the one stamp of the library. */
const MAY_READ_THE_CLOCK = /^cli\/|^audit\/stamp\.ts$/;

const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
const textOf = new Map(files.map((file) => [file, readFileSync(join("src", file), "utf8")]));
const imports = files.flatMap((file) =>
  [...textOf.get(file)!.matchAll(/\s*(import type |import |export )?[^;]*?(?:\bfrom\s*|\bimport\()\s*"([^"]+)"/g)].map((match) => ({
    file,
    to: match[2]!,
    lazy: match[0].includes("import("),
    typeOnly: match[1] === "import type ",
  })),
);
const folderOf = (file: string): string => (file.includes("/") ? file.split("/")[0]! : "");

test("the README's map has every folder, each below those that it imports from", () => {
  const map = [...readFileSync("README.md", "utf8").matchAll(/^[├└]─ ([\w-]+)\/ /gm)].map(([, folder]) => folder!);
  expect([...map].sort()).toEqual(Object.keys(MAY_IMPORT).sort());
  for (const [folder, below] of Object.entries(MAY_IMPORT))
    for (const other of below) expect(map.indexOf(other), `${folder} imports ${other}`).toBeLessThan(map.indexOf(folder));
});

test("there are folders and imports to look at", () => {
  expect(files.length).toBeGreaterThan(50);
  expect(imports.length).toBeGreaterThan(100);
});

test("each folder imports only from those below it", () => {
  const wrong = imports.filter(({ file, to }) => {
    if (!to.startsWith(".") || file === "index.ts") return false;
    const from = folderOf(file);
    const target = folderOf(relative("src", resolve("src", dirname(file), to)));
    return target !== from && target !== "" && !MAY_IMPORT[from]?.includes(target);
  });
  expect(wrong).toEqual([]);
});

test("every folder is on the map, and the map has no other", () => {
  const folders = new Set(files.map(folderOf).filter((folder) => folder !== ""));
  expect([...folders].sort()).toEqual(Object.keys(MAY_IMPORT).sort());
});

test("the folders form layers: no cycle", () => {
  const seen = new Set<string>();
  const open = new Set<string>();
  function visit(folder: string): void {
    if (seen.has(folder)) return;
    expect(open, `cycle through ${folder}`).not.toContain(folder);
    open.add(folder);
    for (const next of MAY_IMPORT[folder]!) visit(next);
    open.delete(folder);
    seen.add(folder);
  }
  for (const folder of Object.keys(MAY_IMPORT)) visit(folder);
});

test("no file imports itself through others", () => {
  const edges = new Map(
    files.map((file) => [
      file,
      imports
        .filter((edge) => edge.file === file && !edge.typeOnly && edge.to.startsWith("."))
        .map(({ to }) => relative("src", resolve("src", dirname(file), to)).replace(/\.js$/, ".ts")),
    ]),
  );
  const done = new Set<string>();
  const cycles: string[] = [];
  function walk(file: string, path: readonly string[]): void {
    if (path.includes(file)) {
      cycles.push([...path.slice(path.indexOf(file)), file].join(" → "));
      return;
    }
    if (done.has(file)) return;
    for (const next of edges.get(file) ?? []) walk(next, [...path, file]);
    done.add(file);
  }
  for (const file of files) walk(file, []);
  expect(cycles).toEqual([]);
});

test("only the edges touch files, the network and processes", () => {
  const world = imports.filter(({ to }) => /^node:(fs|net|http|https|dns|tls|child_process|worker_threads|readline)/.test(to));
  expect(world.filter(({ file }) => !MAY_TOUCH_THE_WORLD.test(file))).toEqual([]);
  expect(world.length).toBeGreaterThan(0);
});

test("heavy packages are loaded where they are needed, not at start", () => {
  const eager = imports.filter(({ to, lazy, typeOnly }) => LAZY.test(to) && !lazy && !typeOnly);
  expect(eager.filter(({ file, to }) => !(to === "commander" && file.startsWith("cli/")))).toEqual([]);
});

test("nothing in the core reads the clock or draws unseeded numbers", () => {
  const wrong = files.filter(
    (file) => !MAY_READ_THE_CLOCK.test(file) && /\bMath\.random\(|\bDate\.now\(|\bnew Date\(\)|performance\.now\(/.test(textOf.get(file)!),
  );
  expect(wrong).toEqual([]);
});

test("nothing below the CLI writes to the terminal or ends the process", () => {
  const wrong = files.filter(
    (file) => !file.startsWith("cli/") && /\bconsole\.|\bprocess\.(exit|stdout|stderr|exitCode)\b/.test(textOf.get(file)!),
  );
  expect(wrong).toEqual([]);
});

test("no file passes 250 lines, and the usual one stays under 100", () => {
  const lengths = files.map((file) => ({ file, lines: textOf.get(file)!.split("\n").length })).sort((a, b) => a.lines - b.lines);
  expect(lengths.filter(({ file, lines }) => lines > 250 && file !== "error-codes.ts")).toEqual([]);
  expect(lengths[Math.floor(lengths.length / 2)]!.lines).toBeLessThan(100);
});

test("there are no rooms without an idea", () => {
  expect(files.filter((file) => /(^|\/)(utils?|helpers?|common|types|constants|misc)(\/|\.ts$)/.test(file))).toEqual([]);
});
