import { existsSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fault } from "../../errors.js";

const ENDING = ".manifest.json";

/** A manifest's file, with where its signatures are or would be. */
export interface FoundManifest {
  readonly path: string;
  readonly folder: string;
  readonly name: string;
  readonly text: string;
  readonly signaturesPath: string;
}

/** The manifest that a path means: its own file, a file that it seals (`results.json`), or a folder with one in it. */
export async function findManifest(path: string): Promise<FoundManifest> {
  const found = await manifestPath(path);
  return {
    path: found,
    folder: dirname(found),
    name: basename(found),
    text: await textOf(found),
    signaturesPath: `${found.slice(0, -ENDING.length)}.intoto.jsonl`,
  };
}

async function manifestPath(path: string): Promise<string> {
  if (path.endsWith(ENDING)) return path;
  if (await isFolder(path)) {
    const names = (await readdir(path)).filter((name) => name.endsWith(ENDING));
    if (names.length === 1) return join(path, names[0]!);
    throw fault("EH503", `${path} holds ${names.length === 0 ? "no manifest" : `${names.length} manifests`}`, {
      help: names.length === 0 ? help : names.sort().map((name) => join(path, name)),
    });
  }
  const beside = [1, 2].map((endings) => join(dirname(path), `${withoutEndings(basename(path), endings)}${ENDING}`));
  return beside.find((place) => existsSync(place)) ?? beside[0]!;
}

/** `a.b.json` is sealed by `a.b.manifest.json`, `a.junit.xml` by `a.manifest.json`. */
const withoutEndings = (name: string, most: number): string => name.replace(new RegExp(`(?<=.)(\\.[A-Za-z0-9]+){1,${most}}$`), "");

const help = ["evenhand audit FILE -o results.json writes results.manifest.json beside it"];

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false;
  }
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    throw fault("EH503", `${path} is not there or cannot be read`, { cause, help });
  }
}

/** Bytes of a file; null when it is not there. */
export async function bytesAt(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path);
  } catch {
    return null;
  }
}
