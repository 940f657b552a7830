import type { Baseline } from "../../checks/baseline.js";
import type { Check, Waiver } from "../../checks/check.js";
import type { RobustnessCheck } from "../../policy/robustness-checks.js";
import type { StudyLimit } from "../../policy/study-limits.js";
import type { PolicyFacts } from "../result.js";

/** What a result is judged by: the checks of a policy with all that bears on their verdict. */
export interface Gate {
  readonly policy: PolicyFacts;
  readonly checks: readonly Check[];
  /** Limits on what a model does. */
  readonly ofModel?: readonly RobustnessCheck[];
  /** Limits on studies of the data or of scores. */
  readonly ofStudies?: readonly StudyLimit[];
  readonly waivers: readonly Waiver[];
  readonly suiteCorrection: "none" | "holm";
  /** "warn" makes warnings block. */
  readonly failOn: "error" | "warn";
  /** The day of the run in UTC, for waivers: 2026-09-17. */
  readonly today: string;
  /** What earlier numbers are known; null = there is no baseline. */
  readonly baseline: GateBaseline | null;
  /** Why there is none though the policy names one; absent when it names none. */
  readonly absent?: string;
}

export interface GateBaseline {
  readonly content: Baseline;
  /** Where it was read from, for messages. */
  readonly from: string;
  /** Whether a limit is at most what the baseline reached. */
  readonly ratchet: boolean;
  readonly pairing: "id" | "none";
}
