import type { Bounds, Excluded, Rate } from "../disparities/row.js";
import type { Location } from "../errors.js";
import type { Metric } from "../metrics/kind/metric.js";

/** What became of a check, in order of severity. */
export const statuses = ["fail", "error", "no_data", "inconclusive", "waived", "warn", "pass"] as const;
export type Status = (typeof statuses)[number];

/** What an unwelcome status does to the verdict. */
export type Action = "none" | "warn" | "fail";

/** The limit a number has to keep, compared unrounded; `warn` is stricter than `limit`. */
export type Requirement =
  | { readonly op: "<=" | ">="; readonly limit: number; readonly warn: number | null }
  | { readonly op: "in"; readonly limit: readonly [number, number]; readonly warn: null };

/** What a policy requires of one number: every default filled in, every name resolved. */
export interface Check {
  /** Unique in the policy: `metric`, `metric@attribute`, `metric@a*b`, or as the user says. */
  readonly id: string;
  /** A disparity, a metric, `metric__contrast`, or a user-defined metric. */
  readonly metric: string;
  /** Attributes whose groups are compared; null = everybody together. */
  readonly by: readonly string[] | null;
  /** Row filter of this check alone, beside that of the audit. */
  readonly where: string | null;
  /** null when only `maxRegression` is asked. */
  readonly requirement: Requirement | null;
  /** How much worse than the baseline the number may be. */
  readonly maxRegression: number | null;
  /** The smallest true gap that the data must be able to show. */
  readonly maxResolution: number | null;
  readonly decision: "bounds" | "point";
  readonly onInconclusive: Action;
  readonly onNoData: Action;
  readonly minN: number | "auto";
  /** Share of rows that must be in compared groups. */
  readonly minCoverage: number;
  readonly severity: "error" | "warn";
  readonly locked: boolean;
  readonly why: string | null;
  readonly params: Readonly<Record<string, number>>;
  /** Where it is written, for messages, SARIF and JUnit. */
  readonly location: Location | null;
  /** The file or pack it comes from, e.g. `evenhand.yml`, `pack:four-fifths@1`. */
  readonly origin: string;
}

/** What a check came to: a row of the result. */
export interface CheckRow {
  /** The number is about the model's own answers, which may decide otherwise than what the data record; absent = it is about the data. */
  readonly about?: "model";
  readonly id: string;
  readonly metric: string;
  readonly by: readonly string[] | null;
  readonly where: string | null;
  readonly status: Status;
  /** What the status does to the verdict. */
  readonly action: Action;
  readonly severity: "error" | "warn";
  /** e.g. `bounds_span_limit`, `low_resolution`, `low_coverage`, `zero_denominator`; null when the status says it all. */
  readonly reason: string | null;
  /** One sentence in plain words, escaped by whoever shows it: value, range, limit, groups. */
  readonly sentence: string;
  readonly why: string | null;
  readonly value: number | null;
  readonly unit: Metric["unit"];
  /** Which direction is good: `lower`, `higher`, or within a range. */
  readonly direction: "lower" | "higher" | "range";
  readonly requirement: Requirement | null;
  readonly decision: "bounds" | "point";
  /** One-sided. */
  readonly bounds: Bounds | null;
  /** Of an undecided check: which way it leans, and the one-sided p that the limit is passed. */
  readonly lean: { readonly toward: "pass" | "fail"; readonly p: number } | null;
  /** The smallest true value that would fail with 80 % probability. */
  readonly resolution: number | null;
  /** The groups that the value is of: highest and lowest, or group and comparator; `b` is null when the limit is for each group, or everybody, alone. */
  readonly pair: CheckedPair | null;
  /** Rows that a group needed under the metric to be compared. */
  readonly minN: number;
  /** Shares of groups and of rows that were compared. */
  readonly coverage: { readonly groups: number; readonly rows: number };
  readonly excluded: readonly Excluded[];
  readonly baseline: BaselineComparison | null;
  /** Place in `waivers` of the waiver that applies. */
  readonly waiver: number | null;
  readonly location: Location | null;
  readonly origin: string;
  /** 16 hex digits of SHA-256(policy name, id): the same for as long as the check keeps its id. */
  readonly fingerprint: string;
}

export interface CheckedPair {
  readonly a: Rate;
  readonly b: Rate | null;
}

/** How a number moved since the baseline; positive `delta` is worse. */
export interface BaselineComparison {
  readonly value: number;
  readonly delta: number;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Whether the same rows were compared, by id. */
  readonly paired: boolean;
  readonly status: Status;
}

/** A failure that somebody answers for until a day. */
export interface Waiver {
  readonly check: string;
  /** Only gaps between these groups; null = every gap of the check. */
  readonly groups: readonly string[] | null;
  readonly owner: string;
  readonly reason: string;
  /** ISO days; `expires` is inclusive, in UTC. */
  readonly created: string;
  readonly expires: string;
  /** The waiver lapses when the value passes this; null = never. */
  readonly ceiling: number | null;
  readonly ticket: string | null;
  readonly approvedBy: string | null;
  readonly location: Location | null;
}

/** A waiver as the result records it. */
export interface WaiverRow extends Waiver {
  readonly status: "used" | "unused" | "expired" | "ceiling_passed" | "not_yet_valid";
  readonly daysLeft: number;
}
