import type { SignatureRow } from "./signatures.js";
import type { StampRow } from "./timestamp/stamp-row.js";

/** What can be wrong with a seal, most basic first. */
export const problemKinds = [
  "manifest",
  "expected",
  "missing",
  "digest",
  "result",
  "input",
  "signature",
  "two_person",
  "unsigned",
  "untrusted",
  "timestamp",
] as const;
export type ProblemKind = (typeof problemKinds)[number];

export interface Problem {
  readonly kind: ProblemKind;
  readonly message: string;
}

export interface FileRow {
  readonly path: string;
  readonly status: "same" | "changed" | "missing";
}

/** The answer to "are these the files that were sealed, and by whom?" */
export interface Verification {
  readonly format: "evenhand.verification";
  readonly version: "1.0";
  readonly answer: "yes" | "no";
  /** Of the first problem; null when the answer is yes. */
  readonly kind: ProblemKind | null;
  readonly manifest: { readonly path: string; readonly sha256: string; readonly digest: string | null };
  readonly result: { readonly digest: string; readonly verdict: string } | null;
  readonly files: readonly FileRow[];
  /** Data, policy or model that were read; what is not here is not held against the seal. */
  readonly inputs: readonly FileRow[];
  readonly signatures: readonly SignatureRow[];
  readonly timestamps: readonly StampRow[];
  readonly problems: readonly Problem[];
  /** What was shown, and what no signature shows, in sentences. */
  readonly proven: readonly string[];
  readonly notProven: readonly string[];
}
