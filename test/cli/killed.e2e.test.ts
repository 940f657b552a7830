import { spawn } from "node:child_process";
import { readdirSync, readFileSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { builtCli } from "../support/run-cli.js";
import { scratchFolder } from "../support/scratch-folder.js";

/** A preload under which a file is on disk for long before it takes its place. */
const slow = `data:text/javascript,${encodeURIComponent(`
import { syncBuiltinESMExports } from "node:module";
import fs from "node:fs/promises";
const { rename } = fs;
fs.rename = async (...paths) => { await new Promise((done) => setTimeout(done, 20000)); return rename(...paths); };
syncBuiltinESMExports();
`)}`;

test("kill -9 while a new file is written leaves the old one whole", { timeout: 60_000 }, async () => {
  const folder = scratchFolder();
  const old = '{ "old": true }\n';
  writeFileSync(join(folder, "results.json"), old);
  const rows = Array.from({ length: 2000 }, (_, i) => `${i % 3 === 0 ? 1 : 0},${i % 2},${i % 5 === 0 ? "a" : "b"}`);
  writeFileSync(join(folder, "d.csv"), `y,yhat,g\n${rows.join("\n")}\n`);
  const child = spawn(
    process.execPath,
    [
      "--import",
      slow,
      builtCli(),
      "audit",
      "d.csv",
      "--label",
      "y",
      "--prediction",
      "yhat",
      "--sensitive",
      "g",
      "--no-policy",
      "-o",
      "results.json",
    ],
    { cwd: folder, env: { PATH: process.env.PATH! }, stdio: "ignore" },
  );
  const ended = new Promise<NodeJS.Signals | null>((done) => child.on("close", (_, signal) => done(signal)));
  const temporary = (): string | undefined => readdirSync(folder).find((name) => /^\.results\.json\..+\.tmp$/.test(name));
  await new Promise<void>((done) => {
    const watcher = watch(folder, () => {
      if (temporary() === undefined) return;
      watcher.close();
      done();
    });
    child.on("close", () => done());
  });
  // The new file is there in full or in part, under another name.
  expect(temporary()).toBeDefined();
  expect(readFileSync(join(folder, "results.json"), "utf8")).toBe(old);
  child.kill("SIGKILL");
  expect(await ended).toBe("SIGKILL");
  expect(readFileSync(join(folder, "results.json"), "utf8")).toBe(old);
});
