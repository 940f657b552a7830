import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { fault } from "../errors.js";

/** Largest model file that is read. */
const MOST_BYTES = 500_000_000;

/** The bytes of a model's file, and their SHA-256 in hex. Throws EH100 when it cannot be read and EH306 when it is too large. */
export async function modelFile(path: string): Promise<{ readonly bytes: Uint8Array; readonly sha256: string }> {
  const unread = (cause: unknown): never => {
    throw fault("EH100", `the model ${path} cannot be read`, { help: ["check the path"], cause });
  };
  const { size } = await stat(path).catch(unread);
  if (size > MOST_BYTES) throw fault("EH306", `${path} is larger than 500 MB`, { help: ["use a smaller model"] });
  const bytes = await readFile(path).catch(unread);
  return { bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
}
