import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { fault } from "../../errors.js";
import { readPublicKey } from "../../seals/keys.js";
import type { TrustedKey } from "../../seals/signatures.js";

/** Public keys by `--keys FILE`, `--keys FOLDER` and `--keys ROLE=FILE`. Throws EH501 for what is no public key, and for a folder without any. */
export async function trustedKeys(texts: readonly string[]): Promise<readonly TrustedKey[]> {
  return (await Promise.all(texts.map(keysOf))).flat();
}

async function keysOf(text: string): Promise<readonly TrustedKey[]> {
  const [, role = null, path = text] = /^([a-z][a-z0-9-]*)=(.+)$/.exec(text) ?? [];
  const files = await filesOf(path);
  return Promise.all(files.map(async (file) => ({ key: readPublicKey(await readFile(file, "utf8"), file), role })));
}

async function filesOf(path: string): Promise<readonly string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
  } catch (cause) {
    throw fault("EH501", `the keys ${path} are not there`, { cause });
  }
  const names = (await readdir(path)).filter((name) => name.endsWith(".pub.pem")).sort();
  if (names.length === 0) throw fault("EH501", `the folder ${path} has no file that ends with .pub.pem`);
  return names.map((name) => join(path, name));
}
