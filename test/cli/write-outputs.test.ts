import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Output } from "../../src/audit/result.js";
import { type WriteOptions, writeOutputs } from "../../src/cli/write-outputs.js";
import type { Diagnostic } from "../../src/errors.js";
import { sampleResult } from "../support/sample-result.js";
import { scratchFolder } from "../support/scratch-folder.js";

const result = sampleResult();

const writing = (folder: string, more: Partial<WriteOptions> = {}) => {
  const spoken: (string | Uint8Array)[] = [];
  const options: WriteOptions = {
    templatesDir: null,
    signal: new AbortController().signal,
    complete: (outputs: readonly Output[], problems: readonly Diagnostic[]) => ({ ...result, outputs, diagnostics: problems }),
    out: (content) => void spoken.push(content),
    ...more,
  };
  const at = (name: string): string => join(folder, name);
  return { spoken, options, at };
};

test("results.json is written last and says what became of the others", async () => {
  const folder = scratchFolder();
  const { options, at } = writing(folder);
  writeFileSync(at("file"), "");
  const { problems } = await writeOutputs(
    [
      { format: "json", path: at("r.json") },
      { format: "csv", path: at("r.csv") },
      { format: "md", path: at("file/r.md") },
    ],
    options,
  );
  expect(problems.map(({ code }) => code)).toEqual(["EH303"]);
  const { outputs } = JSON.parse(readFileSync(at("r.json"), "utf8")) as { readonly outputs: readonly Output[] };
  expect(outputs.map(({ format, status }) => [format, status])).toEqual([
    ["json", "written"],
    ["csv", "written"],
    ["md", "failed"],
  ]);
  expect(readdirSync(folder).sort()).toEqual(["file", "r.csv", "r.json"]);
});

test("an interrupt between two outputs leaves neither, nor anything temporary, nor half of what was there before", async () => {
  const folder = scratchFolder();
  const controller = new AbortController();
  const { options, at, spoken } = writing(folder, {
    signal: controller.signal,
    onTarget: ({ format }) => {
      if (format === "md") controller.abort();
    },
  });
  writeFileSync(at("r.csv"), "of yesterday");
  const targets = [
    { format: "csv", path: at("r.csv") },
    { format: "html", path: at("r.html") },
    { format: "md", path: "-" },
  ];
  await expect(writeOutputs(targets, options)).rejects.toThrow(/aborted/i);
  expect(readdirSync(folder)).toEqual(["r.csv"]);
  expect(readFileSync(at("r.csv"), "utf8")).toBe("of yesterday");
  expect(spoken).toEqual([]);
});

test("standard output is spoken once everything is rendered", async () => {
  const folder = scratchFolder();
  const { options, spoken } = writing(folder);
  await writeOutputs([{ format: "json", path: "-" }], options);
  expect(spoken).toHaveLength(1);
  expect(existsSync(join(folder, "-"))).toBe(false);
});
