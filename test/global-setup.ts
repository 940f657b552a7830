import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { TestProject } from "vitest/node";

const main = resolve("dist/cli/main.js");

/** Builds what the tests of the built command run, once for the whole run: when one of the tests asked for needs it, and only when a source is newer. */
export async function setup(project: TestProject): Promise<void> {
  const { filenamePattern } = project.vitest as { readonly filenamePattern?: string[] };
  const { testFiles } = await project.globTestFiles(filenamePattern);
  const needed = testFiles.some((file) => readFileSync(file, "utf8").includes("support/run-cli.js"));
  if (needed && isStale()) build();
}

function isStale(): boolean {
  if (!existsSync(main)) return true;
  // Folders too: a file that was moved or removed leaves its trace only there.
  const sources = readdirSync("src", { recursive: true, encoding: "utf8" }).map((name) => join("src", name));
  const newest = Math.max(
    ...[...sources, "tsconfig.json", "tsconfig.build.json", ".build/bundle.mjs"].map((path) => statSync(path).mtimeMs),
  );
  return statSync(main).mtimeMs < newest;
}

/** Beside its place and then put there, so that whoever runs the command meanwhile has the old one or the new one, whole. Types are checked by `npm run build`. */
function build(): void {
  const began = new Date();
  const cache = resolve("node_modules/.cache/evenhand");
  const [fresh, old] = [join(cache, `dist-${process.pid}`), join(cache, `dist-${process.pid}-old`)];
  mkdirSync(cache, { recursive: true });
  execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json", "--noCheck", "--outDir", fresh], {
    stdio: "inherit",
  });
  execFileSync(process.execPath, [".build/bundle.mjs", fresh], { stdio: "inherit" });
  const built = join(fresh, "cli/main.js");
  chmodSync(built, 0o755);
  // A source that is edited during the build makes this one stale.
  utimesSync(built, began, began);
  if (existsSync(dirname(dirname(main)))) renameSync(dirname(dirname(main)), old);
  renameSync(fresh, dirname(dirname(main)));
  rmSync(old, { recursive: true, force: true });
}
