import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { stageFile } from "../../src/cli/staged-file.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "evenhand-"));
});

test("a staged file is nowhere under its name until it is committed, and then whole", async () => {
  const path = join(folder, "a", "b", "report.html");
  const staged = await stageFile(path, "<p>x</p>");
  expect(existsSync(path)).toBe(false);
  await staged.commit();
  expect(readFileSync(path, "utf8")).toBe("<p>x</p>");
  expect(readdirSync(join(folder, "a", "b"))).toEqual(["report.html"]);
});

test("a file that is there already is replaced at once, or left as it was", async () => {
  const path = join(folder, "r.json");
  writeFileSync(path, "old");
  await (await stageFile(path, "new")).discard();
  expect(readFileSync(path, "utf8")).toBe("old");
  await (await stageFile(path, "new")).commit();
  expect(readFileSync(path, "utf8")).toBe("new");
  expect(readdirSync(folder)).toEqual(["r.json"]);
});

test("a place that cannot be written to is EH303 and leaves nothing behind", async () => {
  writeFileSync(join(folder, "file"), "");
  await expect(stageFile(join(folder, "file", "r.json"), "x")).rejects.toMatchObject({ code: "EH303", exitCode: 5 });
  mkdirSync(join(folder, "d"));
  await expect((await stageFile(join(folder, "d"), "x")).commit()).rejects.toMatchObject({ code: "EH303" });
  expect(readdirSync(folder).sort()).toEqual(["d", "file"]);
});

test("a device is written to and never replaced", async () => {
  await (await stageFile("/dev/null", "x")).commit();
  expect(existsSync("/dev/null")).toBe(true);
});
