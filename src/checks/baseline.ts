import type { Bounds, GroupKey } from "../disparities/row.js";

/** What a later run compares with: the numbers of each check, and who got which decision. Plain JSON, kept beside the policy. */
export interface Baseline {
  readonly $schema: string;
  readonly format: "evenhand.baseline";
  readonly version: "1.0";
  readonly tool: { readonly name: "evenhand"; readonly version: string };
  readonly policy: { readonly name: string | null; readonly sha256: string };
  readonly data: readonly { readonly path: string; readonly sha256: string | null; readonly rows: number }[];
  /** Digest of the result that the numbers are from. */
  readonly digest: string;
  readonly checks: readonly BaselineCheck[];
  /** Cut points of the numbers that were cut into groups, so that they do not move with the data. */
  readonly bins: Readonly<Record<string, readonly number[]>>;
  readonly rows: BaselineRows | null;
  /** Why numbers that are worse than before were accepted; absent when none was. */
  readonly accepted?: string;
}

export interface BaselineCheck {
  readonly id: string;
  readonly metric: string;
  readonly by: readonly string[] | null;
  readonly value: number | null;
  readonly bounds: Bounds | null;
  readonly groups: readonly BaselineRate[];
}

/** One group's number of a metric, with what its error is. */
export interface BaselineRate {
  readonly metric: string;
  /** {} = everybody. */
  readonly group: GroupKey;
  readonly value: number;
  readonly numerator: number | null;
  readonly n: number;
  /** Standard error; null when unknown. */
  readonly se: number | null;
}

/** Decisions of each row under a salted hash of its id, so that the same rows can be paired later; no other part of a row is kept. */
export interface BaselineRows {
  /** The id column. */
  readonly column: string;
  readonly salt: string;
  /** SHA-256 over hashes and labels of all rows: the same evaluation set has the same one. */
  readonly evaluation: string;
  readonly count: number;
  /** The first 8 bytes of SHA-256(salt, id) of each row, ascending, in base64. */
  readonly hashes: string;
  /** In the same order: 1, 0, or - for a row without a decision. */
  readonly decisions: string;
}
