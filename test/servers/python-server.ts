import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { delimiter, dirname, join } from "node:path";

/** The Python of a fresh environment with some packages; of the environment that a variable names where one does. */
export function pythonWith(packages: readonly string[], folder: string, variable: string): string {
  const own = process.env[variable];
  if (own !== undefined) return own;
  const python = join(folder, "bin", "python");
  if (existsSync(python)) return python;
  execFileSync("python3", ["-m", "venv", folder]);
  execFileSync(python, ["-m", "pip", "install", "-q", "--prefer-binary", ...packages], { stdio: ["ignore", "ignore", "pipe"] });
  return python;
}

/** A free port of this machine. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** Starts a server of Python and waits until it answers at `ready`; returns what ends it. Throws with the end of what it wrote. */
export async function started(
  python: string,
  args: readonly string[],
  { ready, cwd }: { readonly ready: string; readonly cwd: string },
): Promise<() => void> {
  const env = { ...process.env, PATH: `${dirname(python)}${delimiter}${process.env.PATH}` };
  const child: ChildProcess = spawn(python, args, { cwd, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout!, child.stderr!])
    stream.setEncoding("utf8").on("data", (text: string) => {
      said = (said + text).slice(-2000);
    });
  const stop = (): void => {
    if (child.exitCode === null) process.kill(-child.pid!, "SIGKILL");
  };
  for (let seconds = 0; seconds < 180; seconds++) {
    if (child.exitCode !== null) break;
    if (
      await fetch(ready).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return stop;
    await new Promise((done) => setTimeout(done, 1000));
  }
  stop();
  throw new Error(`the server did not start: ${said}`);
}
