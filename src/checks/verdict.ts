import { type CheckRow, type Status, statuses } from "./check.js";

/** What the checks come to together. */
export interface Verdict {
  readonly status: "pass" | "fail" | "undecided" | "error" | "not_gated";
  /** 0 passed, 1 a limit is broken, 4 only undecided checks block, 5 a check could not be carried out. */
  readonly exitCode: 0 | 1 | 4 | 5;
  /** Ids of the checks that block, in the order of the policy. */
  readonly blocking: readonly string[];
  readonly counts: Readonly<Record<Status, number>>;
}

/**
 * The verdict that terminal, exit code and every output share: what blocks, and with which exit code.
 *
 * A broken limit (1) comes before a broken check (5), and that before one that cannot be decided (4).
 */
export function verdictOf(rows: readonly CheckRow[]): Verdict {
  const counts = Object.fromEntries(statuses.map((status) => [status, 0])) as Record<Status, number>;
  for (const { status } of rows) counts[status]++;
  const blocks = rows.filter(({ action }) => action === "fail");
  const blocking = blocks.map(({ id }) => id);
  const any = (...wanted: readonly Status[]): boolean => blocks.some(({ status }) => wanted.includes(status));
  if (any("fail", "warn")) return { status: "fail", exitCode: 1, blocking, counts };
  if (any("error")) return { status: "error", exitCode: 5, blocking, counts };
  if (any("inconclusive", "no_data")) return { status: "undecided", exitCode: 4, blocking, counts };
  return { status: "pass", exitCode: 0, blocking, counts };
}

/** Warnings that block like failures, for `--fail-on warn`. */
export const failingOnWarnings = (rows: readonly CheckRow[]): readonly CheckRow[] =>
  rows.map((row) => (row.status === "warn" ? { ...row, action: "fail" } : row));
