import { createReadStream, createWriteStream } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { fault } from "../errors.js";
import { fileName, type Layout } from "../table/layout.js";
import type { ReadOptions } from "./reader.js";
import { temporaryFolder } from "./temporary-folder.js";
import { countText, visible } from "./wording.js";

/** A layout whose files are UTF-8: the given one, or one over transcoded copies that are removed when it is disposed of. */
export async function utf8Layout(
  layout: Layout,
  options: Pick<ReadOptions, "signal"> = {},
): Promise<{ readonly layout: Layout } & AsyncDisposable> {
  const encoding = layout.csv?.encoding ?? "utf-8";
  if (layout.csv === null || encoding === "utf-8") return { layout, [Symbol.asyncDispose]: async () => {} };
  const folder = await temporaryFolder();
  try {
    const files = layout.files.map((_, i) => path.join(folder.path, `${i}.csv`));
    for (const [i, file] of files.entries()) await transcode(layout.files[i]!, file, encoding, fileName(layout, i), options.signal);
    return {
      layout: { ...layout, files, names: layout.files.map((_, i) => fileName(layout, i)), csv: { ...layout.csv, encoding: "utf-8" } },
      [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
    };
  } catch (error) {
    await folder[Symbol.asyncDispose]();
    throw error;
  }
}

async function transcode(from: string, to: string, encoding: string, name: string, signal: AbortSignal | undefined): Promise<void> {
  await pipeline(
    createReadStream(from),
    (chunks: AsyncIterable<Buffer>) => decoded(chunks, encoding, name),
    createWriteStream(to, { mode: 0o600 }),
    { signal },
  );
}

/** The text of the bytes in pieces; EH104 with the line where the encoding does not allow them. */
async function* decoded(chunks: AsyncIterable<Buffer>, encoding: string, name: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let line = 1;
  try {
    for await (const chunk of chunks) {
      const text = decoder.decode(chunk, { stream: true });
      for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) line++;
      yield text;
    }
    yield decoder.decode();
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    throw fault("EH104", `${visible(name)} is not ${encoding}: it has bytes after line ${countText(line)} that stand for no character`, {
      help: ["name the encoding it was written in: --encoding utf-8, utf-16le, windows-1252, ..."],
      cause,
    });
  }
}
