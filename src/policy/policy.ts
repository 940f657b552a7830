import type { Check, Waiver } from "../checks/check.js";
import type { Diagnostic, Location } from "../errors.js";
import type { Brand } from "../look/brand.js";
import type { Locale } from "../look/locale.js";
import type { Paper } from "../look/paper.js";
import type { DriftAsked } from "./drift-settings.js";
import type { PolicyFeatures, PolicyModel } from "./policy-model.js";
import type { AuditRequest } from "./request.js";
import type { RobustnessCheck } from "./robustness-checks.js";
import type { CheckedPolicy } from "./schema/policy-schema.js";
import type { StudyLimit } from "./study-limits.js";
import type { StudySettings } from "./study-settings.js";

/** A policy as it holds: what it extends merged in, its profile applied, defaults filled in, names resolved. */
export interface Policy {
  readonly path: string;
  /** Files that it is made of: its own, and those that it builds on. */
  readonly files: readonly string[];
  readonly name: string | null;
  /** "file", or "git:REF" when it was read from there. */
  readonly source: string;
  /** What it asks of an audit; the intersections that checks need are among `groups.intersections`. */
  readonly request: AuditRequest;
  readonly data: PolicyData;
  /** What it asks of a model, where one is named. */
  readonly studies: StudySettings;
  readonly checks: readonly Check[];
  /** Limits on what a model does: without one they have no data, and are seen to have none. */
  readonly ofModel: readonly RobustnessCheck[];
  /** Limits on studies of the data or of scores. */
  readonly ofStudies: readonly StudyLimit[];
  /** Files beside the data that studies read, seen from the policy's folder. */
  readonly beside: PolicyFiles;
  /** How the model is asked; null = the policy names none. */
  readonly model: PolicyModel | null;
  /** The columns that the model sees: these, or all but those; null = every one that is no outcome and no key. */
  readonly features: PolicyFeatures | null;
  readonly waivers: readonly Waiver[];
  readonly stats: { readonly suiteCorrection: "none" | "holm" };
  readonly baseline: PolicyBaseline | null;
  readonly report: PolicyReport;
  /** `us-adverse-impact@1`: each pack under its own id. */
  readonly packs: readonly string[];
  /** Of the canonical JSON of all that can change a number or a verdict: no paths, no outputs, no comments. */
  readonly sha256: string;
  /** The merged policy as plain data, in the words of the files: nothing filled in from the environment. */
  readonly content: Readonly<Record<string, unknown>>;
  /** JSON pointer of a value in `content` → who says it, e.g. "/checks/0/max". */
  readonly origins: ReadonlyMap<string, Origin>;
  /** Warnings: what is allowed and probably not meant. */
  readonly remarks: readonly Diagnostic[];
}

/** Who says a value: a file or a pack by the name it is called with, and the place in it. */
export interface Origin {
  readonly source: string;
  readonly location: Location;
}

/** Files of before, and what is asked of them; null = the policy names none. */
export interface PolicyFiles {
  readonly past: (DriftAsked & { readonly path: string }) | null;
  readonly training: string | null;
}

/** Where the data are and how their files are read. */
export type PolicyData = NonNullable<CheckedPolicy["data"]>;

export interface PolicyBaseline {
  /** A file, or `git:REF:PATH`; paths are seen from the policy's folder. */
  readonly from: string;
  readonly ratchet: boolean;
  readonly required: boolean;
  readonly pairing: "id" | "none";
}

export interface PolicyReport {
  readonly title: string | null;
  readonly owner: string | null;
  /** Counts below it are hidden in shared formats; null = the usual one. */
  readonly minCell: number | null;
  /** Of HTML and PDF; null = the usual one. */
  readonly paper: Paper | null;
  readonly locale: Locale | null;
  /** Of HTML, PDF and the summary; its logo is a file, seen from the policy's folder. Null = none. */
  readonly brand: Brand | null;
  /** As after `-o`: `out/report.html`, `junit:out/evenhand.xml`; paths are seen from the policy's folder. */
  readonly outputs: readonly string[];
}
