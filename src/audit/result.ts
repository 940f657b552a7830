import type { CheckRow, Status, WaiverRow } from "../checks/check.js";
import type { DisparityRow, GroupKey } from "../disparities/row.js";
import type { Diagnostic, Location } from "../errors.js";
import type { GapPart } from "../explanations/gap/part.js";
import type { Task } from "../metrics/kind/task.js";
import type { ScanResult } from "../scan/scan-result.js";
import type { DistributionRow } from "./amounts/row.js";
import type { AssociationRow, BeforeModel, MissingRow } from "./before-model/row.js";
import type { ConfusionRow } from "./classes/row.js";
import type { ConditionalRow, DemographicDisparityRow } from "./conditional/row.js";
import type { ConventionRow } from "./conventions/row.js";
import type { FurtherBlocks } from "./further/blocks.js";
import type { GapDrivers } from "./gap-drivers.js";
import type { FeatureImportance, GroupImportance, Importance, MetricImportance } from "./importance/row.js";
import type { IndividualRow } from "./individual/row.js";
import type { InequalityRow } from "./inequality/row.js";
import type { MembershipRow, UnknownRow } from "./membership/row.js";
import type { RepresentationRow } from "./ranking/row.js";
import type { Run } from "./run-facts.js";
import type { StudyBlocks } from "./studies/blocks.js";
import type { SweepRow } from "./sweep/row.js";
import type { TestRow } from "./tests/row.js";

/** What an audit returns: plain JSON, the source of everything shown. Numbers are unrounded; null always has a reason beside it. */
export interface Result extends FurtherBlocks, StudyBlocks {
  readonly $schema: string;
  readonly format: "evenhand.result";
  readonly version: "1.0";
  readonly tool: { readonly name: "evenhand"; readonly version: string; readonly node: string; readonly platform: string };
  /** The only part that differs between two runs on the same inputs. */
  readonly run: Run;
  readonly policy: PolicyFacts | null;
  readonly inputs: readonly Input[];
  /** What was read of the data and how: roles, outcome, attributes, inference. */
  readonly plan: PlanFacts;
  readonly verdict: Verdict;
  /** [] from `audit`, which looks and does not judge. */
  readonly checks: readonly CheckRow[];
  readonly groups: readonly GroupRow[];
  readonly disparities: readonly DisparityRow[];
  /** The same numbers within each stratum; [] without strata. */
  readonly strata: readonly StratumRows[];
  /** What other thresholds of the score would do to each group; [] without a score. */
  readonly sweeps: readonly SweepRow[];
  readonly profile: readonly ColumnProfile[];
  readonly waivers: readonly WaiverRow[];
  readonly outputs: readonly Output[];
  readonly diagnostics: readonly Diagnostic[];
  /** False when the run was cut short and says so. */
  readonly complete: boolean;
  /** SHA-256 of the canonical form without run, outputs and exit code. */
  readonly digest: string;
}

export type { Run };

export interface PolicyFacts {
  readonly path: string | null;
  readonly sha256: string;
  readonly source: string;
  readonly name?: string;
  /** Of the report, and who answers for the model. */
  readonly title?: string;
  readonly owner?: string;
  /** Reports that are shared hide groups with fewer people. */
  readonly minCell?: number;
  readonly packs: readonly string[];
  readonly diff: { readonly loosened: readonly string[]; readonly tightened: readonly string[] } | null;
}

export interface Input {
  readonly role: "evaluation" | "predictions" | "baseline" | "model";
  /** Of several files read as one: the first, and how many more. */
  readonly path: string;
  /** Each of several files read as one, in the order read; `sha256` and `bytes` of the input are of all, one behind the other. */
  readonly files?: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[];
  readonly format: string;
  /** Of the file's bytes; null for tables handed over in memory. */
  readonly sha256: string | null;
  readonly bytes: number | null;
  /** Rows read; rows that any metric used. */
  readonly rows: number;
  readonly used: number;
  readonly dropped: readonly { readonly reason: string; readonly rows: number }[];
}

/** How the data were understood, with every choice that changes a number. */
export interface PlanFacts {
  readonly engine: string;
  readonly task: Task;
  /** Names of the classes; null when the task has none. */
  readonly classes: readonly string[] | null;
  /** Of a ranking: the column within whose values rows are ranked, and that of places; null when there is none. */
  readonly query: string | null;
  readonly rank: string | null;
  readonly label: OutcomeFacts | null;
  readonly prediction: OutcomeFacts | null;
  readonly score: string | null;
  readonly weight: string | null;
  readonly cluster: string | null;
  readonly strata: readonly string[];
  readonly count: string | null;
  readonly favorable: "positive" | "negative";
  readonly attributes: readonly AttributeFacts[];
  readonly groupings: readonly (readonly string[])[];
  readonly where: string | null;
  readonly minN: number;
  readonly confidence: number;
  readonly seed: number;
  readonly resamples: number;
  /** User-defined metrics, id → formula. */
  readonly formulas: Readonly<Record<string, string>>;
  /** How the flags or detection came to each role: "sure", "likely", "given". */
  readonly assumed: Readonly<Record<string, string>>;
}

export interface OutcomeFacts {
  readonly column: string;
  /** Texts that mean positive and negative; empty negative = every other one. */
  readonly positive: readonly string[];
  readonly negative: readonly string[];
  /** For decisions cut from a score: the column is the score. */
  readonly threshold: number | null;
}

export interface AttributeFacts {
  readonly name: string;
  readonly column: string;
  /** Cut points when the attribute is a binned number. */
  readonly bins: readonly number[] | null;
  readonly merged: Readonly<Record<string, readonly string[]>>;
  /** The group that `*_to_reference` compares with. */
  readonly reference: string | null;
  /** "given", or "largest" when nobody named one. */
  readonly referenceBy: "given" | "largest" | null;
}

export interface Verdict {
  readonly status: "pass" | "fail" | "undecided" | "error" | "not_gated";
  readonly exitCode: number;
  readonly blocking: readonly string[];
  readonly counts: Readonly<Record<Status, number>>;
}

/** The metrics of one group of one grouping; `by` [] and `group` {} = everybody. */
export interface GroupRow {
  readonly by: readonly string[];
  readonly group: GroupKey;
  readonly n: number;
  readonly weight: number;
  readonly metrics: Readonly<Record<string, MetricValue>>;
}

export interface MetricValue {
  readonly value: number | null;
  /** Weighted sums; null where the metric is not one sum over another. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Rows in the denominator. */
  readonly n: number;
  /** Rows of equal weight that would be as informative; null where that has no meaning. */
  readonly nEff: number | null;
  /** Two-sided limits at the plan's confidence. */
  readonly lower: number | null;
  readonly upper: number | null;
  readonly method: string | null;
  readonly reason: string | null;
  /** Where the value of the exact scores certainly lies, when there were too many to keep apart; the limits allow for it. */
  readonly certified?: { readonly lower: number; readonly upper: number };
  /** For a distance, which is above 0 by chance alone: its mean when there is none, and the share of so many chance draws at or above the value. */
  readonly underNone?: { readonly mean: number; readonly pValue: number; readonly draws: number };
}

/** Groups and disparities of the rows that share a value on every stratum column. */
export interface StratumRows {
  readonly stratum: GroupKey;
  readonly groups: readonly GroupRow[];
  readonly disparities: readonly DisparityRow[];
}

/** One column of the data as it was read. */
export interface ColumnProfile {
  readonly name: string;
  readonly kind: "number" | "category";
  readonly role: string | null;
  readonly missing: number;
  readonly distinct: number;
  readonly min: number | null;
  readonly max: number | null;
  /** The commonest values with their rows, most first; [] for many-valued columns. */
  readonly top: readonly { readonly value: string; readonly rows: number }[];
}

export interface Output {
  readonly format: string;
  readonly path: string;
  readonly status: "written" | "failed";
}

export type {
  AssociationRow,
  BeforeModel,
  CheckRow,
  ConditionalRow,
  ConfusionRow,
  ConventionRow,
  DemographicDisparityRow,
  Diagnostic,
  DisparityRow,
  DistributionRow,
  FeatureImportance,
  GapDrivers,
  GapPart,
  GroupImportance,
  GroupKey,
  Importance,
  IndividualRow,
  InequalityRow,
  Location,
  MembershipRow,
  MetricImportance,
  MissingRow,
  RepresentationRow,
  ScanResult,
  Status,
  TestRow,
  UnknownRow,
  WaiverRow,
};
