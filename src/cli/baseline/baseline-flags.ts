import type { CommonFlags } from "../session.js";

/** Flags of the commands that write a baseline. */
export interface BaselineFlags extends CommonFlags {
  readonly policy?: string;
  readonly profile?: string;
  readonly baseline?: string;
  readonly predictions?: string;
  readonly engine?: "memory" | "duckdb";
  /** False after `--no-rows`. */
  readonly rows?: boolean;
}
