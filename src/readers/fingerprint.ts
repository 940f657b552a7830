import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";

/** What identifies the content of files. */
export interface Fingerprint {
  /** Lower-case hex. */
  readonly sha256: string;
  readonly bytes: number;
}

/** SHA-256 and size of files one behind the other, as `cat FILES | sha256sum` gives it. */
export async function fingerprint(paths: readonly string[], signal?: AbortSignal): Promise<Fingerprint> {
  const hash = createHash("sha256");
  let bytes = 0;
  for (const path of paths) {
    const stream = createReadStream(path, { highWaterMark: 1_048_576, ...(signal && { signal }) });
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      hash.update(chunk);
      bytes += chunk.length;
    }
  }
  return { sha256: hash.digest("hex"), bytes };
}
