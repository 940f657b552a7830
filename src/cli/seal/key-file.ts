import type { KeyObject } from "node:crypto";
import { open, readFile, stat } from "node:fs/promises";
import { fault } from "../../errors.js";
import { readPrivateKey } from "../../seals/keys.js";
import { textAt } from "../policy-files.js";

/** The passphrase of a key: first line of a file, else the environment, else none. Never an argument, which other users of the machine can see. */
export async function passphraseOf(file: string | undefined, env: NodeJS.ProcessEnv): Promise<string | null> {
  if (file === undefined) return env.EVENHAND_KEY_PASSPHRASE || null;
  const text = await textAt(file);
  if (text === null) throw fault("EH501", `the passphrase file ${file} is not there`);
  const first = text.split(/\r?\n/)[0]!;
  if (first === "") throw fault("EH501", `the first line of ${file}, where the passphrase belongs, is empty`);
  return first;
}

/** A private key from a file that nobody else can read. Throws EH501. */
export async function privateKeyAt(path: string, passphrase: string | null): Promise<KeyObject> {
  let pem: string;
  let mode: number;
  try {
    pem = await readFile(path, "utf8");
    mode = (await stat(path)).mode & 0o777;
  } catch (cause) {
    throw fault("EH501", `the key ${path} is not there or cannot be read`, { cause, help: ["evenhand keygen KEY makes one"] });
  }
  if (process.platform !== "win32" && (mode & 0o077) !== 0)
    throw fault("EH501", `the key ${path} can be read by others (mode ${mode.toString(8).padStart(4, "0")})`, {
      help: [`chmod 600 ${path}`],
    });
  return readPrivateKey(pem, passphrase, path);
}

/** Writes a file that is not there yet. Throws EH501 when there is one, as a key is never written over. */
export async function writeNewFile(path: string, text: string, mode: number): Promise<void> {
  try {
    const file = await open(path, "wx", mode);
    try {
      await file.writeFile(text);
      await file.chmod(mode);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === "EEXIST")
      throw fault("EH501", `${path} is there already, and a key is never written over`, { help: ["choose another name"] });
    throw fault("EH303", `cannot write ${path}: ${code ?? String(cause)}`, { cause });
  }
}
