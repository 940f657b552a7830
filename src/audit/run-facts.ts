import type { Ledger } from "../models/asking/ledger.js";
import type { Declared } from "./declared.js";
import type { Latency } from "./stress/serving-row.js";

/** When, by what and where a result was made; no part of its digest. */
export interface Run {
  readonly id: string;
  readonly command: "audit" | "check" | "scan";
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
  readonly ci: {
    readonly provider: string;
    readonly repository: string | null;
    readonly ref: string | null;
    readonly sha: string | null;
    readonly url: string | null;
  } | null;
  /** The command line that repeats the run, quoted for a POSIX shell; null from the library. */
  readonly commandLine: string | null;
  /** What asking a model elsewhere took; null or absent when none was asked. */
  readonly asking?: Asking | null;
  /** How long a model took to answer, where that was asked. */
  readonly latency?: Latency;
  /** Whether the policy's limits were set before the test; null or absent where there are none, and of results of the library. */
  readonly declared?: Declared | null;
}

/** What asking a model took, and the rows whose answers were known from before. */
export type Asking = Ledger & { readonly remembered: number };
