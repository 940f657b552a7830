import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";

/** What identifies the content of files. */
export interface Fingerprint {
  /** Lower-case hex. */
  readonly sha256: string;
  readonly bytes: number;
}

/** What identifies files one behind the other, and each of them where there are several. */
export interface Fingerprints extends Fingerprint {
  readonly files?: readonly (Fingerprint & { readonly path: string })[];
}

/** SHA-256 and size of files one behind the other, as `cat FILES | sha256sum` gives it, and those of each file where there are several. */
export async function fingerprint(paths: readonly string[], signal?: AbortSignal): Promise<Fingerprints> {
  const hash = createHash("sha256");
  const files: (Fingerprint & { path: string })[] = [];
  let bytes = 0;
  for (const path of paths) {
    const stream = createReadStream(path, { highWaterMark: 1_048_576, ...(signal && { signal }) });
    const own = paths.length > 1 ? createHash("sha256") : null;
    const before = bytes;
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      hash.update(chunk);
      own?.update(chunk);
      bytes += chunk.length;
    }
    if (own !== null) files.push({ path, bytes: bytes - before, sha256: own.digest("hex") });
  }
  return { sha256: hash.digest("hex"), bytes, ...(files.length > 0 && { files }) };
}
