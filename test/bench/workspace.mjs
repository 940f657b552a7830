import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const scratch = join(root, ".bench");

/** The built project: dist, or the folder that EVENHAND_BENCH_DIST names. */
export const dist = resolve(root, process.env.EVENHAND_BENCH_DIST ?? "dist");

/** A module of the built project, by its path in src. */
export const built = (path) => import(pathToFileURL(join(dist, path)).href);

/** The command line that starts the built evenhand. */
export const evenhand = (...args) => [process.execPath, join(dist, "cli/main.js"), ...args];

/** A file that benchmarks may overwrite. */
export async function scratchFile(name) {
  await mkdir(join(scratch, "out"), { recursive: true });
  return join(scratch, "out", name);
}

/** A folder that benchmarks may write into and keep. */
export async function scratchFolder(name) {
  await mkdir(join(scratch, name), { recursive: true });
  return join(scratch, name);
}

/** A file of planted predictions, made when it is not there yet, and what is true of it at `.truth.json`. */
export async function plantedFile({ population, rows, format }) {
  await mkdir(join(scratch, "data"), { recursive: true });
  const file = join(scratch, "data", `${population}-${rows}.${format}`);
  if (!existsSync(`${file}.truth.json`)) {
    const flags = ["--rows", String(rows), "--population", population, "--out", file, "--seed", "1"];
    await run(process.execPath, [join(root, "fixtures/generator/planted.mjs"), ...flags]);
  }
  return file;
}

/** The command line that starts Fairlearn on a file; its answer is JSON on stdout. */
export function fairlearn(file, groups, ...flags) {
  const python = join(scratch, "peers/bin/python");
  if (!existsSync(python)) throw new Error("the peers are not installed: run test/bench/setup-peers.sh");
  return [python, join(root, "test/bench/peers/group_metrics.py"), file, groups, ...flags];
}
