import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { expect, test } from "vitest";
import { builtCli } from "../support/run-cli.js";
import { scratchFolder } from "../support/scratch-folder.js";

/** All that a page prints as commands of a shell, in order. */
const commandsOf = (page: string): string =>
  [...readFileSync(`docs/${page}.md`, "utf8").matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, commands]) => commands).join("");

interface Ran {
  readonly code: number | string | null;
  readonly stderr: string;
}

function shell(script: string, cwd: string, path: string): Promise<Ran> {
  return new Promise((done) => {
    const env = { ...process.env, PATH: `${path}${delimiter}${process.env.PATH}`, EVENHAND_ACTOR: "ada", CI: "", GITHUB_ACTIONS: "" };
    const child = execFile("sh", ["-e", "-c", script], { cwd, env, maxBuffer: 20_000_000 }, (error, _stdout, stderr) =>
      done({ code: error === null ? 0 : (error.code ?? null), stderr }),
    );
    child.stdin?.end();
  });
}

// A page's commands build on one another, as its reader types them in a folder that is empty.
test.each(["packs", "seals", "exports", "catalog"])(
  "every command of docs/%s.md works as it is printed",
  async (page) => {
    const home = scratchFolder();
    const bin = join(home, "bin");
    const work = join(home, "work");
    for (const folder of [bin, work]) mkdirSync(folder);
    writeFileSync(join(bin, "evenhand"), `#!/bin/sh\nexec "${process.execPath}" "${builtCli()}" "$@"\n`);
    chmodSync(join(bin, "evenhand"), 0o755);
    const script = commandsOf(page);
    expect(script.match(/^evenhand /gm)!.length).toBeGreaterThan(2);
    const { code, stderr } = await shell(script, work, bin);
    expect(code, stderr).toBe(0);
  },
  300_000,
);
