import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { fault } from "../../errors.js";
import { checkStamp, type Stamped } from "../../seals/timestamp/check-stamp.js";
import type { StampRow } from "../../seals/timestamp/stamp-row.js";
import { bytesAt } from "../seal/find-manifest.js";

/** Certificates in PEM, several to a file. Throws EH506 for a file without one. */
export async function authoritiesIn(paths: readonly string[]): Promise<readonly string[]> {
  const texts = await Promise.all(
    paths.map((path) =>
      readFile(path, "utf8").catch((cause) => Promise.reject(fault("EH506", `the certificate ${path} cannot be read`, { cause }))),
    ),
  );
  return texts.flatMap((text, i) => {
    const found = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g);
    if (found === null) throw fault("EH506", `${paths[i]} holds no certificate in PEM`);
    return found;
  });
}

/** The response beside a file, checked; null when there is none. */
export async function stampOf(path: string, authorities: readonly string[], response = `${path}.tsr`): Promise<StampRow | null> {
  const [content, answer, question] = await Promise.all([bytesAt(path), bytesAt(response), bytesAt(`${path}.tsq`)]);
  if (content === null || answer === null) return null;
  return checkStamp({
    path: basename(response),
    response: answer,
    request: question,
    candidates: candidatesOf(path, content),
    authorities,
  });
}

/** A file of lines grows by signatures; a time stamp of its first ones still holds for these. */
function candidatesOf(path: string, content: Uint8Array): readonly Stamped[] {
  const name = basename(path);
  const whole = { name, content };
  if (!path.endsWith(".jsonl")) return [whole];
  const ends = [...content.entries()].filter(([, byte]) => byte === 0x0a).map(([at]) => at + 1);
  const earlier = ends
    .slice(0, -1)
    .map((end, i) => ({ name: `${name} (first ${i + 1} of ${ends.length} lines)`, content: content.subarray(0, end) }));
  return [whole, ...earlier.reverse()];
}
