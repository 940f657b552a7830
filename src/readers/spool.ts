import { createWriteStream } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import type { SourceFile } from "./reader.js";
import { temporaryFolder } from "./temporary-folder.js";

/** Writes a stream to a private temporary file, which is removed when it is disposed of; formats are then told by its bytes. */
export async function spooled(
  stream: NodeJS.ReadableStream,
  name: string,
  signal?: AbortSignal,
): Promise<{ readonly file: SourceFile } & AsyncDisposable> {
  const folder = await temporaryFolder();
  const file = path.join(folder.path, "input");
  try {
    await pipeline(stream, createWriteStream(file, { mode: 0o600 }), signal ? { signal } : {});
  } catch (error) {
    await folder[Symbol.asyncDispose]();
    throw error;
  }
  return { file: { path: file, name }, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
}
