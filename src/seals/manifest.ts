import { inputFiles } from "../audit/input-files.js";
import type { Result } from "../audit/result.js";
import { canonicalJson } from "../canonical-json.js";
import { fault } from "../errors.js";
import { sha256 } from "./sha256.js";

/** A file that was written, by its path from the manifest, with slashes. */
export interface SealedFile {
  readonly path: string;
  readonly format: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A file that was read. It may be elsewhere or gone when the seal is verified; when it is there it has to be the same. */
export interface SealedInput {
  readonly role: string;
  readonly path: string;
  readonly bytes: number | null;
  readonly sha256: string;
}

/** Which files belong to one run, and the digest of each: what is signed, and what the digest on page 1 leads to. */
export interface Manifest {
  readonly format: "evenhand.manifest";
  readonly version: "1.0";
  readonly tool: { readonly name: string; readonly version: string };
  readonly run: { readonly id: string; readonly command: string; readonly startedAt: string; readonly commandLine: string | null };
  /** Canonical digest of the result, as reports print it, and its verdict in one word. */
  readonly result: { readonly digest: string; readonly verdict: string };
  readonly policy: { readonly path: string | null; readonly sha256: string } | null;
  readonly files: readonly SealedFile[];
  readonly inputs: readonly SealedInput[];
  /** SHA-256 of the manifest that this one took the place of; null when there was none. */
  readonly previous: string | null;
  /** SHA-256 of the canonical form of all the rest. */
  readonly digest: string;
}

/** The manifest of a run's files. Inputs without a digest or a file are not in it. */
export function manifestOf(
  { tool, run, digest, verdict, policy, inputs }: Result,
  files: readonly SealedFile[],
  { previous, here }: { readonly previous: string | null; here(path: string): string },
): Manifest {
  const rest: Omit<Manifest, "digest"> = {
    format: "evenhand.manifest",
    version: "1.0",
    tool: { name: tool.name, version: tool.version },
    run: { id: run.id, command: run.command, startedAt: run.startedAt, commandLine: run.commandLine },
    result: { digest, verdict: verdict.status },
    policy: policy && { path: policy.path, sha256: policy.sha256 },
    files: [...files].sort((a, b) => (a.path < b.path ? -1 : 1)),
    inputs: inputs.flatMap((input) =>
      inputFiles(input).flatMap(({ path, bytes, sha256: print }) =>
        print === null || path === "-" ? [] : [{ role: input.role, path: here(path), bytes, sha256: print }],
      ),
    ),
    previous,
  };
  return { ...rest, digest: sha256(canonicalJson(rest)) };
}

/** Indented, keys in the order of their code units, so that equal manifests are equal files and a changed byte makes another file. */
export const renderManifest = (manifest: Manifest): string => `${JSON.stringify(JSON.parse(canonicalJson(manifest)), null, 2)}\n`;

/** The manifest in a file. Throws EH503 when it is none, or when a byte of it is not as it was written. */
export function readManifest(text: string, path: string): Manifest {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (cause) {
    throw fault("EH503", `${path} is not JSON`, { cause, help });
  }
  const found = (typeof content === "object" && content !== null ? content : {}) as Partial<Manifest>;
  if (found.format !== "evenhand.manifest" || found.version !== "1.0")
    throw fault("EH503", `${path} is not a manifest of evenhand, version 1.0`, { help });
  const { digest, ...rest } = found;
  if (!isWhole(found) || digest !== sha256(canonicalJson(rest)) || renderManifest(found) !== text)
    throw fault("EH503", `${path} was changed after it was written`, {
      evidence: ["its bytes are not those that its own digest is of"],
      help: ["take the manifest from where it was stored first, or repeat the audit"],
    });
  return found;
}

const help = ["evenhand audit FILE -o results.json writes results.manifest.json beside it"];

const isText = (value: unknown): value is string => typeof value === "string";

function isWhole(found: Partial<Manifest>): found is Manifest {
  const { run, result, files, inputs, previous } = found;
  return (
    isText(run?.startedAt) &&
    isText(result?.digest) &&
    isText(result.verdict) &&
    (previous === null || isText(previous)) &&
    Array.isArray(files) &&
    Array.isArray(inputs) &&
    files.every((file) => isText(file?.path) && isText(file.sha256) && isText(file.format) && Number.isInteger(file.bytes)) &&
    inputs.every((input) => isText(input?.path) && isText(input.sha256))
  );
}
