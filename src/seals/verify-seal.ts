import { digestOf } from "../audit/digest.js";
import { EvenhandError } from "../errors.js";
import { type Manifest, readManifest } from "./manifest.js";
import { notProven, proven } from "./proven.js";
import { sha256 } from "./sha256.js";
import { inSeveralRoles, type SignatureRow, signatureRows, type TrustedKey } from "./signatures.js";
import type { StampRow } from "./timestamp/stamp-row.js";
import { type FileRow, type Problem, problemKinds, type Verification } from "./verification.js";

/** What a verifier has and asks for. */
export interface SealQuestion {
  /** The manifest's file: its name for messages, and its text. */
  readonly name: string;
  readonly text: string;
  /** Text of the file of signatures; null when there is none. */
  readonly bundle: string | null;
  /** Bytes of a file by its path from the manifest; null when it is not there. */
  read(path: string): Promise<Uint8Array | null>;
  /** [] = nobody is vouched for. */
  readonly keys: readonly TrustedKey[];
  /** Roles that have to have signed, each by a trusted key of its own. */
  readonly roles: readonly string[];
  /** Whether two trusted keys have to have signed, in two roles. */
  readonly twoPeople: boolean;
  /** Digest of the manifest as the verifier holds it from elsewhere; null when they hold none. */
  readonly expected: string | null;
  readonly timestamps: readonly StampRow[];
  readonly timestampRequired: boolean;
}

/** Looks at every byte that a seal is of: files, manifest, signatures, time stamps. */
export async function verifySeal(question: SealQuestion): Promise<Verification> {
  const { name, text, timestamps } = question;
  const content = openManifest(text, name);
  if (!("digest" in content)) return concluded(question, null, { files: [], inputs: [], signatures: [], problems: [content] });
  const problems: Problem[] = [];
  const files: FileRow[] = [];
  for (const file of content.files) {
    const bytes = await question.read(file.path);
    const status = bytes === null ? "missing" : sha256(bytes) === file.sha256 && bytes.byteLength === file.bytes ? "same" : "changed";
    files.push({ path: file.path, status });
    if (status === "missing") problems.push({ kind: "missing", message: `${file.path} is not there` });
    if (status === "changed") problems.push({ kind: "digest", message: `${file.path} is not the file that was sealed` });
    if (status === "same" && file.format === "json" && resultDigest(bytes!) !== content.result.digest)
      problems.push({ kind: "result", message: `${file.path} does not hold the result that the manifest names` });
  }
  const inputs: FileRow[] = [];
  for (const input of content.inputs) {
    const bytes = await question.read(input.path);
    const status = bytes === null ? "missing" : sha256(bytes) === input.sha256 ? "same" : "changed";
    inputs.push({ path: input.path, status });
    if (status === "changed")
      problems.push({ kind: "input", message: `${input.path} is no longer the file that was read (${input.role})` });
  }
  const signatures = signatureRows(question.bundle ?? "", { text, content }, question.keys);
  problems.push(...wrongSignatures(signatures), ...absentSignatures(signatures, question));
  if (question.expected !== null && question.expected !== content.digest && question.expected !== sha256(text))
    problems.push({ kind: "expected", message: `the manifest is not the one whose digest is ${question.expected}` });
  for (const { path, status, reason } of timestamps)
    if (status === "broken") problems.push({ kind: "timestamp", message: `${path}: ${reason ?? "it does not hold"}` });
  if (question.timestampRequired && !timestamps.some(({ status }) => status === "trusted"))
    problems.push({ kind: "timestamp", message: "no time stamp of a trusted authority is there" });
  return concluded(question, content, { files, inputs, signatures, problems });
}

function openManifest(text: string, name: string): Manifest | Problem {
  try {
    return readManifest(text, name);
  } catch (error) {
    if (error instanceof EvenhandError) return { kind: "manifest", message: error.diagnostics[0]!.message };
    throw error;
  }
}

/** The canonical digest of a result's file; null when it is no result. */
function resultDigest(bytes: Uint8Array): string | null {
  try {
    return digestOf(JSON.parse(Buffer.from(bytes).toString("utf8")) as Parameters<typeof digestOf>[0]);
  } catch {
    return null;
  }
}

function wrongSignatures(rows: readonly SignatureRow[]): readonly Problem[] {
  const of = ({ role, name }: SignatureRow): string => [role, name].filter((text) => text !== null).join(", ");
  return [
    ...rows.flatMap((row, i): Problem[] =>
      row.status === "broken"
        ? [{ kind: "signature", message: `signature ${i + 1} is not what was signed` }]
        : row.status === "other_files"
          ? [{ kind: "signature", message: `signature ${i + 1} (${of(row)}) is of other files than these` }]
          : [],
    ),
    ...inSeveralRoles(rows).map(
      ({ fingerprint, roles }): Problem => ({
        kind: "two_person",
        message: `one key signed as ${roles.join(" and ")}: ${fingerprint.slice(0, 16)}`,
      }),
    ),
  ];
}

function absentSignatures(rows: readonly SignatureRow[], { keys, roles, twoPeople }: SealQuestion): readonly Problem[] {
  const trusted = rows.filter(({ status }) => status === "trusted");
  const signed = new Set(trusted.map(({ role }) => role));
  const people = new Set(trusted.map(({ fingerprint }) => fingerprint));
  const kind = rows.length === 0 ? "unsigned" : "untrusted";
  return [
    ...roles
      .filter((role) => !signed.has(role))
      .map((role): Problem => ({ kind, message: `nobody whose key is trusted signed as ${role}` })),
    ...(twoPeople && (people.size < 2 || signed.size < 2)
      ? [{ kind: "two_person", message: "fewer than two people whose keys are trusted signed, in two roles" } as const]
      : []),
    ...(keys.length > 0 && trusted.length === 0 && roles.length === 0
      ? [{ kind, message: rows.length === 0 ? "nobody signed" : "nobody whose key is trusted signed" } as const]
      : []),
  ];
}

type Found = Pick<Verification, "files" | "inputs" | "signatures" | "problems">;

function concluded({ name, text, expected, timestamps }: SealQuestion, content: Manifest | null, found: Found): Verification {
  const problems = [...found.problems].sort((a, b) => problemKinds.indexOf(a.kind) - problemKinds.indexOf(b.kind));
  const whole = { ...found, problems, timestamps, expected: expected !== null };
  return {
    format: "evenhand.verification",
    version: "1.0",
    answer: problems.length === 0 ? "yes" : "no",
    kind: problems[0]?.kind ?? null,
    manifest: { path: name, sha256: sha256(text), digest: content?.digest ?? null },
    result: content?.result ?? null,
    files: found.files,
    inputs: found.inputs,
    signatures: found.signatures,
    timestamps,
    problems,
    proven: problems.length === 0 ? proven(whole) : [],
    notProven: notProven(whole),
  };
}
