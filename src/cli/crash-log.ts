import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { version } from "../version.js";

/** Writes the trace of a bug beside the user, or among temporary files; returns the path, null when neither can be written. */
export async function writeCrashLog(error: unknown, commandLine: string): Promise<string | null> {
  const at = new Date().toISOString();
  const trace =
    error instanceof Error
      ? `${error.stack}${error.cause === undefined ? "" : `\ncaused by ${error.cause instanceof Error ? error.cause.stack : String(error.cause)}`}`
      : String(error);
  const text = `evenhand ${version}, Node ${process.version}, ${process.platform} ${process.arch}, ${at}\n${commandLine}\n\n${trace}\n`;
  const name = `evenhand-crash-${createHash("sha256").update(text).digest("hex").slice(0, 4)}.log`;
  for (const folder of [".", tmpdir()]) {
    const path = folder === "." ? `./${name}` : join(folder, name);
    const written = await writeFile(path, text, { flag: "wx" }).then(
      () => true,
      () => false,
    );
    if (written) return path;
  }
  return null;
}
