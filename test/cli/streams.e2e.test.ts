import { execFileSync, spawn } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { builtCli, runCli } from "../support/run-cli.js";
import { scratchFolder } from "../support/scratch-folder.js";

const mortgage = "fixtures/mortgage/decisions.csv";
const auditing = ["audit", mortgage, "--positive", "approved", "--sensitive", "race"];

describe("the result is on one stream, everything else on the other", () => {
  test("the text for people", async () => {
    const { stdout, stderr } = await runCli(auditing);
    expect(stdout).toMatch(/^Decision predicted .+\nNext\n/s);
    expect(stderr.split("\n")[0]).toBe("Read fixtures/mortgage/decisions.csv: 1,989 rows, 30 columns. Nothing leaves");
    expect(stderr).not.toContain("Selection rate");
  });

  test("what was assumed, with the flag that pins it", async () => {
    const { stderr } = await runCli(["audit", mortgage, "--positive", "approved", "--depth", "1"]);
    const told = stderr.slice(stderr.indexOf("Assumed"), stderr.indexOf("note["));
    expect(told).toBe(
      [
        "Assumed from names and contents; the flag on the right pins it:",
        "  label       sure     --label outcome",
        "  prediction  sure     --prediction predicted",
        "  score       sure     --score p_approved",
        "  id          sure     --id application_id",
        "  sensitive   sure     --sensitive race,sex,marital_status,age_group,dependents",
        "  favorable   default  --favorable positive",
        "",
      ].join("\n"),
    );
  });

  test("--json gives one document and no text for people, also when something is wrong", async () => {
    const good = await runCli([...auditing, "--json"]);
    expect(JSON.parse(good.stdout)).toMatchObject({ verdict: { status: "not_gated" } });
    const bad = await runCli(["audit", "nothing.csv", "--json"]);
    expect(bad.code).toBe(3);
    expect(JSON.parse(bad.stdout)).toMatchObject({
      format: "evenhand.result",
      complete: false,
      verdict: { status: "error", exitCode: 3 },
      diagnostics: [{ code: "EH100", level: "error" }],
    });
    expect(bad.stderr).toMatch(/^error\[EH100\]: nothing\.csv does not exist\n/);
  });

  test("--quiet leaves the result line and nothing beside it", async () => {
    expect(await runCli([...auditing, "-q"])).toEqual({
      code: 0,
      stdout: "Decision predicted (positive: “approved”), 1,989 people. Accuracy 86.3% (95%\ninterval 84.7% to 87.7%).\n",
      stderr: "",
    });
  });

  test("a quick run shows no progress", async () => {
    expect((await runCli([...auditing, "-q", "--progress"])).code).toBe(2);
    expect((await runCli(auditing)).stderr).not.toMatch(/counting|measuring|\r/);
  });
});

describe("a page of text", () => {
  const commands: readonly (readonly string[])[] = [
    [...auditing, "--sensitive", "age_group"],
    ["audit", mortgage],
    ["audit", mortgage, "--positive", "approved", "--sensitive", "rase,sexx"],
    ["inspect", mortgage],
    ["metrics"],
    ["explain"],
    ["explain", "equalized_odds_difference"],
    ["audit", "--help"],
  ];
  /** Commands are never broken, so that they can be copied. */
  const isCommand = (line: string): boolean => /^ +(evenhand |--\w|help: )/.test(line);

  test.each(commands.map((args) => [args.join(" "), args] as const))("is 80 columns wide: evenhand %s", async (_, args) => {
    const { stdout, stderr } = await runCli(args);
    const lines = `${stdout}${stderr}`.split("\n");
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.filter((line) => [...line].length > 80 && !isCommand(line))).toEqual([]);
  });

  test("is as wide as COLUMNS says", async () => {
    const { stdout } = await runCli(auditing, { env: { COLUMNS: "60" } });
    expect(
      Math.max(
        ...stdout
          .split("\n")
          .filter((line) => !isCommand(line))
          .map((line) => [...line].length),
      ),
    ).toBeLessThanOrEqual(60);
  });

  test("has colour only where somebody asks for it: a pipe has none, FORCE_COLOR brings it, NO_COLOR and --no-color keep it away", async () => {
    const coloured = async (env: Record<string, string>, flags: readonly string[] = []): Promise<boolean> => {
      const { stdout, stderr } = await runCli([...auditing, ...flags], { env });
      return `${stdout}${stderr}`.includes("\u001b[");
    };
    expect(await coloured({})).toBe(false);
    expect(await coloured({ FORCE_COLOR: "1" })).toBe(true);
    expect(await coloured({ NO_COLOR: "1" })).toBe(false);
    expect(await coloured({ FORCE_COLOR: "1" }, ["--no-color"])).toBe(false);
  });

  test("is ASCII where that is asked for", async () => {
    const { stdout, stderr } = await runCli([...auditing, "--ascii"]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
    expect(`${stdout}${stderr}`).toMatch(/^[\u0000-\u007f]+$/);
  });
});

describe("a pipe", () => {
  const roles = ["--label", "outcome", "--prediction", "predicted", "--positive", "approved"];
  const everything = ["audit", mortgage, ...roles, "--sensitive", "race,sex,age_group,marital_status", "-o", "json:-"];

  test("gets all of a document of more than 5 MB, even by a slow reader", async () => {
    const large = [
      ...everything,
      "--sensitive",
      "race,sex,age_group,marital_status,dependents",
      "--depth",
      "3",
      "--convention",
      "fairlearn",
    ];
    const child = spawn(process.execPath, [builtCli(), ...large], { stdio: ["ignore", "pipe", "ignore"] });
    const parts: Buffer[] = [];
    for await (const part of child.stdout) {
      if (parts.length < 4) await wait(100);
      parts.push(part as Buffer);
    }
    const text = Buffer.concat(parts).toString("utf8");
    expect(Buffer.byteLength(text)).toBeGreaterThan(5e6);
    const { complete, groups } = JSON.parse(text) as { readonly complete: boolean; readonly groups: readonly unknown[] };
    expect([complete, groups.length > 100]).toEqual([true, true]);
  }, 60_000);

  test("that is closed by its reader ends the run quietly, with the code of the run", async () => {
    const script = `"$0" "$@" 2>err | head -c 100 >/dev/null; echo "\${PIPESTATUS[0]}"; cat err`;
    const cwd = scratchFolder();
    const args = ["-c", script, process.execPath, builtCli(), everything[0]!, resolve(mortgage), ...everything.slice(2), "-q"];
    expect(execFileSync("bash", args, { cwd, encoding: "utf8" })).toBe("0\n");
  });
});

describe("a signal", () => {
  test.each([
    ["SIGINT", 130, /^\^C interrupted; no outputs written\n/],
    ["SIGTERM", 143, /^interrupted; no outputs written\n/],
  ] as const)("%s ends the run at once with %i, and no file is left", async (signal, code, said) => {
    const folder = scratchFolder();
    const scratch = join(folder, "tmp");
    const child = spawn(process.execPath, [builtCli(), "audit", "-", ...auditing.slice(2), "-o", join(folder, "r.json")], {
      env: { ...process.env, TMPDIR: folder },
      stdio: ["pipe", "ignore", "pipe"],
    });
    let stderr = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.stdin.on("error", () => {});
    const ended = new Promise<number | null>((done) => child.on("close", done));
    // Once more is taken than a pipe holds, the run is reading; its input never ends.
    await new Promise<void>((taken) => child.stdin.write(`a,b\n${"1,2\n".repeat(500_000)}`, () => taken()));
    const sent = Date.now();
    child.kill(signal);
    expect(await ended).toBe(code);
    expect(Date.now() - sent).toBeLessThan(10_000);
    expect(stderr).toMatch(said);
    expect(readdirSync(folder).filter((name) => join(folder, name) !== scratch)).toEqual([]);
  });
});

describe("nobody is asked without a terminal", () => {
  test("what is not sure is an error with the flags to add", async () => {
    const path = join(scratchFolder(), "d.csv");
    writeFileSync(path, "a,b,c\n1,0,x\n0,1,y\n");
    const { code, stdout, stderr } = await runCli(["audit", path]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).not.toContain("?  [");
    for (const flag of ["--prediction", "--label", "--sensitive"]) expect(stderr).toContain(flag);
    expect(stderr.match(/no terminal, so I cannot ask/g)).toHaveLength(1);
  });
});

describe("the network", () => {
  const sealed = { node: ["--import", resolve("test/support/no-network.mjs")] };

  test("is sealed by the preload that the other tests rely on", async () => {
    const code = "import('node:http').then(({ default: http }) => http.get('http://localhost:1'))";
    const { status } = await new Promise<{ status: number | null }>((done) => {
      spawn(process.execPath, [...sealed.node, "-e", code]).on("close", (status) => done({ status }));
    });
    expect(status).toBe(99);
  });

  test.each([
    ["audit", [...auditing, "--engine", "memory"]],
    ["audit by duckdb", [...auditing, "--engine", "duckdb"]],
    ["inspect", ["inspect", mortgage]],
    ["metrics", ["metrics"]],
    ["explain", ["explain", "auc"]],
    ["doctor", ["doctor"]],
    ["a mistake", ["audit", "nothing.csv"]],
  ])("is left alone by %s", async (_, args) => {
    const folder = scratchFolder();
    const outputs = args[0] === "audit" ? ["-o", join(folder, "r.html"), "-o", join(folder, "r.json"), "-o", join(folder, "r.md")] : [];
    const { code, stderr } = await runCli([...args, ...outputs], sealed);
    expect(stderr).not.toContain("network:");
    expect(code).not.toBe(99);
    expect(code).toBe(args[1] === "nothing.csv" ? 3 : 0);
  });
});
