/** Where it can be looked up when limits were set. */
export type DeclaredBy = "git" | "log" | "catalog";

/** Whether the limits were set before the test, as far as it can be shown. */
export interface Declared {
  /** When the data were measured, ISO 8601, UTC: the run, or that of the stored result which was judged. */
  readonly testedAt: string;
  /** Where the limits are found at an earlier time, the earliest first; [] = it cannot be shown. */
  readonly found: readonly Declaration[];
  /** Why the other places do not show it. */
  readonly missing: readonly { readonly by: DeclaredBy; readonly reason: UndeclaredReason; readonly file: string | null }[];
}

/** The same limits at a time before the test. */
export interface Declaration {
  readonly by: DeclaredBy;
  /** ISO 8601, UTC, as whoever committed or wrote the log said it. */
  readonly at: string;
  /** Who committed, who wrote the entry; null of an audit. */
  readonly who: string | null;
  /** The commit, the hash of the log's entry, or the id of the earlier run. */
  readonly ref: string;
}

export type UndeclaredReason =
  | "no_git"
  | "no_repository"
  | "not_committed"
  | "changed"
  | "later"
  | "no_log"
  | "broken_log"
  | "not_in_log"
  | "no_catalog"
  | "broken_catalog"
  | "not_in_catalog";

/** Whether anything shows that the limits were there before the test. */
export const isDeclared = (declared: Declared | null | undefined): boolean => (declared?.found.length ?? 0) > 0;
