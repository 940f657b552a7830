import { execFileSync, spawn } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";

/** The command as it is built; `npm test` builds it first, a single test builds it when a source is newer. */
export function builtCli(): string {
  const main = resolve("dist/cli/main.js");
  const sources = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  const newest = Math.max(...sources.map((name) => statSync(join("src", name)).mtimeMs));
  if (!existsSync(main) || statSync(main).mtimeMs < newest) execFileSync("npx", ["tsc", "-p", "tsconfig.build.json"], { stdio: "inherit" });
  return main;
}

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Flags of Node itself. */
  readonly node?: readonly string[];
}

/** Runs the command with an environment that says nothing, and waits for its end. */
export function runCli(args: readonly string[], { cwd = process.cwd(), env = {}, input, node = [] }: RunOptions = {}): Promise<Ran> {
  const child = spawn(process.execPath, [...node, builtCli(), ...args], {
    cwd,
    env: { PATH: process.env.PATH!, HOME: process.env.HOME!, ...env },
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  child.stdin.on("error", () => {});
  child.stdin.end(input ?? "");
  return new Promise((done, failed) => {
    child.on("error", failed);
    child.on("close", (code) => done({ code, stdout, stderr }));
  });
}
