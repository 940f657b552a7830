import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCli } from "../support/run-cli.js";
import { scratchFolder } from "../support/scratch-folder.js";

const mortgage = "fixtures/mortgage/decisions.csv";
const auditing = ["audit", mortgage, "--positive", "approved", "--sensitive", "race"];

const every = [
  ...["audit", "scan", "check", "inspect", "metrics", "explain", "report", "init", "plan", "compare"],
  ...[
    "baseline",
    "waive",
    "config",
    "keygen",
    "sign",
    "verify",
    "log",
    "timestamp",
    "bundle",
    "reproduce",
    "catalog",
    "doctor",
    "completion",
  ],
];

describe("help", () => {
  test("is what the command alone says: what it is for, two examples, every command", async () => {
    const { code, stdout, stderr } = await runCli([]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^Audit a model's predictions/);
    for (const name of every) expect(stdout).toMatch(new RegExp(`^  ${name} `, "m"));
    expect(stdout).toContain("  evenhand audit loans.csv\n");
    expect((await runCli(["--help"])).stdout).toBe(stdout);
  });

  test.each(every)("of %s begins with a sentence and an example, and `help %s` says the same", async (name) => {
    const [flag, word] = await Promise.all([runCli([name, "--help"]), runCli(["help", name])]);
    expect([flag.code, word.code, flag.stderr]).toEqual([0, 0, ""]);
    expect(flag.stdout).toMatch(/^[A-Z][^\n]+\n(?:[^\n]+\n)?\n {2}evenhand /);
    expect(word.stdout).toBe(flag.stdout);
  });

  test.each([
    "baseline save",
    "baseline show",
    "baseline update",
    "waive add",
    "waive list",
    "waive prune",
    "config validate",
    "config diff",
    "log append",
    "timestamp request",
    "timestamp check",
    ...["list", "show", "due", "history", "compare", "add", "add-data", "record", "stage"].map((name) => `catalog ${name}`),
    "log verify",
    ...every,
  ])("of %s keeps to 80 columns, but for its examples", async (name) => {
    const { code, stdout } = await runCli([...name.split(" "), "--help"]);
    expect(code).toBe(0);
    expect(stdout.split("\n").filter((line) => line.length > 80 && !line.startsWith("  evenhand "))).toEqual([]);
  });
});

describe("inspect", () => {
  test("shows how every column is read, sure roles first", async () => {
    const { code, stdout, stderr } = await runCli(["inspect", mortgage]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout.split("\n").slice(0, 7)).toEqual([
      "1,989 rows, 30 columns, as I read them:",
      "",
      "  role        column                 holds (different values)  missing  sure?",
      "  label       outcome                approved 88%, denied 12%           sure",
      "  prediction  predicted              approved 87%, denied 13%           sure",
      "  score       p_approved             0.126 to 0.9934 (1,243)            sure",
      "  id          application_id         (1,989)                            sure",
    ]);
  });

  test("gives the same as JSON", async () => {
    const { stdout } = await runCli(["inspect", mortgage, "--json"]);
    const { rows, roles } = JSON.parse(stdout) as { rows: number; roles: { column: string; role: string; sureness: string }[] };
    expect(rows).toBe(1989);
    expect(roles).toContainEqual(expect.objectContaining({ column: "race", role: "sensitive", sureness: "sure" }));
  });
});

describe("metrics and explain", () => {
  test("list what there is and explain each of it by id, by alias, in any case", async () => {
    expect((await runCli(["metrics"])).stdout).toMatch(/^ {2}true_positive_rate +tp \/ \(tp \+ fn\)$/m);
    const { stdout } = await runCli(["explain", "true_positive_rate"]);
    expect(stdout).toContain("tp / (tp + fn)");
    for (const name of ["tpr", "RECALL", "true_positive_rate@race"]) expect((await runCli(["explain", name])).stdout).toBe(stdout);
  });

  test.each([
    ["EH112", /^EH112: the positive class is not known\nAn error; exit code 2\.\n\n.+--positive/s],
    ["eh117", /^EH117: .+\nA note; the run goes on\./],
    ["inconclusive", /^inconclusive\n/],
    ["difference", /\(contrast difference\)/],
    ["demographic_parity_difference", /\(disparity demographic_parity_difference\)/],
  ])("explain %s", async (id, text) => {
    const { code, stdout } = await runCli(["explain", id]);
    expect(code).toBe(0);
    expect(stdout).toMatch(text);
  });

  test("what is not there is a mistake with a suggestion", async () => {
    const { code, stdout, stderr } = await runCli(["explain", "tru_positive_rate"]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("did you mean true_positive_rate?");
  });
});

describe("report", () => {
  test("renders a stored result again: the same text, the same page, without the data", async () => {
    const folder = scratchFolder();
    const [json, html, again] = ["r.json", "r.html", "again.html"].map((name) => join(folder, name)) as [string, string, string];
    const audited = await runCli([...auditing, "-o", json, "-o", html]);
    const rendered = await runCli(["report", json]);
    expect([rendered.code, rendered.stdout]).toEqual([0, audited.stdout]);
    const written = await runCli(["report", json, "-o", again, "-o", "md:-"]);
    expect(written.code).toBe(0);
    expect(readFileSync(again, "utf8")).toBe(readFileSync(html, "utf8"));
    expect(written.stdout).toMatch(/^# Fairness audit/);
    expect(written.stderr).toBe(`Wrote ${again}\nWrote ${join(folder, "again.manifest.json")}\n`);
  });

  test("says when a result was changed by hand", async () => {
    const path = join(scratchFolder(), "r.json");
    await runCli([...auditing, "-o", path]);
    writeFileSync(path, readFileSync(path, "utf8").replaceAll("0.67005", "0.87005"));
    const { code, stderr } = await runCli(["report", path, "-q"]);
    expect(code).toBe(0);
    expect(stderr).toContain("warning[EH128]");
  });

  test("refuses what is no result", async () => {
    const { code, stderr } = await runCli(["report", "package.json"]);
    expect(code).toBe(3);
    expect(stderr).toContain("package.json is not a result of evenhand");
  });
});

describe("doctor", () => {
  test("says what is there, and what to do about what is not", async () => {
    const { code, stdout } = await runCli(["doctor"], { env: { EVENHAND_BROWSER: "", XDG_CACHE_HOME: join(scratchFolder(), "cache") } });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ok Node \d+\./);
    expect(stdout).toMatch(/^ok cache writable: /m);
  });

  test("ends with 5 under --fatal when something is missing", async () => {
    const file = join(scratchFolder(), "no-folder");
    writeFileSync(file, "");
    const env = { XDG_CACHE_HOME: file };
    const { code, stdout } = await runCli(["doctor", "--json", "--fatal"], { env });
    const { ok, findings } = JSON.parse(stdout) as { ok: boolean; findings: { id: string; ok: boolean; help: string | null }[] };
    expect([code, ok]).toEqual([5, false]);
    expect(findings.find(({ id }) => id === "cache")).toMatchObject({
      ok: false,
      help: "set XDG_CACHE_HOME to a folder that can be written",
    });
    expect((await runCli(["doctor"], { env })).code).toBe(0);
  });
});

describe("completion", () => {
  test.each(["bash", "zsh", "fish", "powershell"])("for %s knows the commands and the flags", async (shell) => {
    const { code, stdout, stderr } = await runCli(["completion", shell]);
    expect([code, stderr]).toEqual([0, ""]);
    for (const word of ["audit", "inspect", "explain", "sensitive", "favorable"]) expect(stdout).toContain(word);
  });

  test("for bash completes commands, flags and choices", async () => {
    const { stdout } = await runCli(["completion", "bash"]);
    const complete = (...words: string[]): string[] => {
      const script = `${stdout}\nCOMP_WORDS=(${words.map((word) => `'${word}'`).join(" ")}); COMP_CWORD=${words.length - 1}; COMPREPLY=(); ${nameOf(stdout)}; printf '%s\\n' "\${COMPREPLY[@]}"`;
      return execFileSync("bash", ["-c", script], { encoding: "utf8" })
        .split("\n")
        .map((line) => line.trim());
    };
    expect(complete("evenhand", "ins")).toContain("inspect");
    expect(complete("evenhand", "audit", "--sens")).toContain("--sensitive");
  });

  test("for another shell is a mistake", async () => {
    expect(await runCli(["completion", "tcsh"])).toMatchObject({ code: 2, stdout: "" });
  });
});

const nameOf = (script: string): string => /complete .*-F (\S+)/.exec(script)![1]!;

describe("audit", () => {
  test("writes every format that is asked for, makes folders, and says where on the other stream", async () => {
    const folder = scratchFolder();
    const names = ["results.json", "report.html", "report.md", "report.csv"];
    const { code, stderr } = await runCli([...auditing, ...names.flatMap((name) => ["-o", join(folder, "new", "out", name)])]);
    expect(code).toBe(0);
    expect(readdirSync(join(folder, "new", "out")).sort()).toEqual([...names, "results.manifest.json"].sort());
    for (const name of names) expect(stderr).toContain(`Wrote ${join(folder, "new", "out", name)}\n`);
  });

  test("reads several files, a pattern, and standard input, and gives the same numbers", async () => {
    const folder = scratchFolder();
    const [head, ...rows] = readFileSync(mortgage, "utf8").trimEnd().split("\n");
    for (const [name, part] of [
      ["a.csv", rows.slice(0, 700)],
      ["b.csv", rows.slice(700)],
    ] as const)
      writeFileSync(join(folder, name), `${[head, ...part].join("\n")}\n`);
    const flags = auditing.slice(2);
    const whole = await runCli([...auditing, "-o", "csv:-"]);
    const pattern = await runCli(["audit", join(folder, "*.csv"), ...flags, "-o", "csv:-"]);
    const piped = await runCli(["audit", "-", ...flags, "-o", "csv:-"], { input: readFileSync(mortgage, "utf8") });
    expect([whole.code, pattern.code, piped.code]).toEqual([0, 0, 0]);
    expect(whole.stdout.split("\n").length).toBeGreaterThan(50);
    expect(pattern.stdout).toBe(whole.stdout);
    expect(piped.stdout).toBe(whole.stdout);
    expect(piped.stderr).toContain("Read standard input: 1,989 rows");
  });

  test("a dry run says what would be done and writes nothing", async () => {
    const folder = scratchFolder();
    const { code, stdout } = await runCli([...auditing, "-o", join(folder, "r.json"), "--dry-run"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Would audit, and writes nothing now:/);
    expect(stdout).toMatch(/sensitive +race/);
    expect(readdirSync(folder)).toEqual([]);
  });

  test("-C works in another folder, where the policy is found upward", async () => {
    const folder = scratchFolder();
    mkdirSync(join(folder, "inner"));
    writeFileSync(join(folder, "inner", "d.csv"), "y,d,g\n1,1,a\n0,1,b\n");
    writeFileSync(
      join(folder, "evenhand.yml"),
      "version: 1\ncolumns: { label: y, prediction: d, sensitive: [g] }\noutcome: { positive: 1, favorable: positive }\n",
    );
    const { code, stderr } = await runCli(["audit", "d.csv", "-C", join(folder, "inner")]);
    expect(stderr).toMatch(/^Policy \.\.\/evenhand\.yml \(sha256 [0-9a-f]{8}\)$/m);
    expect(code).toBe(0);
  });

  test("--positive and --negative are given one value each time, with commas in them", async () => {
    const path = join(scratchFolder(), "p.csv");
    writeFileSync(path, 'y,d,g\n"a, b",1,m\nc,0,f\nd,0,m\n"e, f",1,f\n');
    const words = ["--positive", "a, b", "--positive", "c", "--negative", "d", "--negative", "e, f"];
    const { stdout } = await runCli(["audit", path, "--label", "y", "--prediction", "d", "--sensitive", "g", ...words, "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({ plan: { label: { positive: ["a, b", "c"], negative: ["d", "e, f"] } } });
  });

  test("a list of columns is taken apart at commas, but for names in quotes", async () => {
    const path = join(scratchFolder(), "p.csv");
    writeFileSync(path, 'd,"home, county",sex\n1,north,m\n0,south,f\n');
    const { stdout } = await runCli(["audit", path, "--prediction", "d", "--sensitive", 'sex,"home, county"', "--json"]);
    expect((JSON.parse(stdout) as { plan: { attributes: { name: string }[] } }).plan.attributes.map(({ name }) => name)).toEqual([
      "sex",
      "home, county",
    ]);
  });
});
