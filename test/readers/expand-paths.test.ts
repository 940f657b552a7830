import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { expandPaths, patternTest } from "../../src/readers/expand-paths.js";
import { saidBy } from "./said.js";
import { scratch } from "./scratch.js";

const { folder, write } = scratch();
mkdirSync(join(folder, "sub"));
for (const name of ["b.csv", "a.csv", "c.tsv", "[odd].csv", "sub/d.csv", ".hidden.csv"]) write(name, "x\n1\n");

const found = async (...patterns: string[]): Promise<string[]> =>
  (await expandPaths(patterns.map((pattern) => `${folder}/${pattern}`))).map((path) => path.slice(folder.length + 1));

test("patterns are expanded in order of name, each file once", async () => {
  expect(await found("?.csv")).toEqual(["a.csv", "b.csv"]);
  expect(await found("c.tsv", "*.{csv,tsv}")).toEqual(["c.tsv", "[odd].csv", "a.csv", "b.csv"]);
  expect(await found("[ab].csv")).toEqual(["a.csv", "b.csv"]);
  expect(await found("[!a].csv")).toEqual(["b.csv"]);
  expect(await found("**/*.csv")).toEqual(["[odd].csv", "a.csv", "b.csv", "sub/d.csv"]);
  expect(await found("*/d.csv")).toEqual(["sub/d.csv"]);
});

test("a path that exists is taken as it is, whatever characters it has", async () => {
  expect(await found("[odd].csv")).toEqual(["[odd].csv"]);
});

test("a pattern without files is refused with what there is", async () => {
  expect(await saidBy(() => expandPaths([`${folder}/*.parquet`]))).toEqual([
    `error[EH100]: no file matches "${folder}/*.parquet"`,
    "  there are: .hidden.csv, [odd].csv, a.csv, b.csv, c.tsv",
    '  help: check the path; patterns need quotes: "data/*.csv"',
  ]);
});

test("characters of a pattern that are not wildcards mean themselves", () => {
  expect(patternTest("a+b(1).csv").test("a+b(1).csv")).toBe(true);
  expect(patternTest("a.csv").test("axcsv")).toBe(false);
  expect(patternTest("*.csv").test("sub/a.csv")).toBe(false);
});
