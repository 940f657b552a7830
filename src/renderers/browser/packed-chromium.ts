import { createReadStream, createWriteStream } from "node:fs";
import { lstat, mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { brotliDecompressSync, createBrotliDecompress } from "node:zlib";
import type { Absent, Candidate } from "./candidate.js";
import { untar } from "./untar.js";

const source = "@sparticuz/chromium";

/**
 * The Chromium that the npm package @sparticuz/chromium carries, unpacked once into the user's cache.
 *
 * The package's own unpacking trusts whatever lies in the shared temporary folder, takes a half-written file of
 * another process for a whole one, and names that folder in its font settings. So its archives are unpacked here: into a
 * private folder that gets its name when it is complete.
 */
export async function packedChromium(env: NodeJS.ProcessEnv): Promise<Candidate | Absent> {
  if (process.platform !== "linux" || process.arch !== "x64")
    return { source, reason: `it is made for linux-x64 and this is ${process.platform}-${process.arch}` };
  const packed = findPackage();
  if (packed === null) return { source, reason: "it is not installed" };
  const folder = join(env.XDG_CACHE_HOME || join(homedir(), ".cache"), "evenhand", `chromium-${packed.version}`);
  try {
    if (!(await isOwn(folder))) await unpack(packed.folder, folder);
  } catch (error) {
    return { source, reason: `it could not be unpacked into ${folder}: ${error instanceof Error ? error.message : String(error)}` };
  }
  return {
    source,
    executablePath: join(folder, "chromium"),
    headless: "shell",
    env: { LD_LIBRARY_PATH: join(folder, "lib"), FONTCONFIG_FILE: join(folder, "fonts.conf") },
  };
}

/** Beside evenhand, or in the project it is called from. */
function findPackage(): { readonly folder: string; readonly version: string } | null {
  for (const from of [import.meta.url, join(process.cwd(), "package.json")]) {
    try {
      const require = createRequire(from);
      // The entry is build/cjs/index.cjs; package.json is not exported.
      const folder = dirname(dirname(dirname(require.resolve(source))));
      const { version } = require(join(folder, "package.json")) as { readonly version: string };
      return { folder, version };
    } catch {
      // Not there: the next place may have it.
    }
  }
  return null;
}

/** Whether the folder is there and nobody else could have put it there. */
async function isOwn(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => null);
  if (found === null) return false;
  if (!found.isDirectory() || found.uid !== process.getuid!()) throw new Error("that folder belongs to somebody else");
  return true;
}

async function unpack(packageFolder: string, folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true, mode: 0o700 });
  const stage = await mkdtemp(`${folder}.`);
  try {
    const bin = join(packageFolder, "bin");
    await pipeline(
      createReadStream(join(bin, "chromium.br")),
      createBrotliDecompress(),
      createWriteStream(join(stage, "chromium"), { mode: 0o700 }),
    );
    await unpackTar(join(bin, "al2023.tar.br"), stage);
    await unpackTar(join(bin, "fonts.tar.br"), stage);
    await writeFile(join(stage, "fonts.conf"), fontSettings(folder));
    await rename(stage, folder).catch(async (error) => {
      // Another process may have been first; what it unpacked is the same.
      if (!(await isOwn(folder))) throw error;
    });
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

async function unpackTar(archive: string, folder: string): Promise<void> {
  for (const { path, kind, content } of untar(brotliDecompressSync(await readFile(archive)))) {
    const to = join(folder, path);
    await mkdir(kind === "folder" ? to : dirname(to), { recursive: true });
    if (kind === "file") await writeFile(to, content);
  }
}

/** The package's one font first, then the system's, which may know the scripts of group names. */
function fontSettings(folder: string): string {
  const folders = [join(folder, "fonts"), "/usr/share/fonts", "/usr/local/share/fonts"];
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders.map((dir) => `<dir>${dir}</dir>`).join("")}<cachedir>${join(folder, "fonts-cache")}</cachedir></fontconfig>`;
}
