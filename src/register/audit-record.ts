import type { Result } from "../audit/result.js";
import { suppressed } from "../audit/small-cells/suppressed.js";
import { canonicalJson } from "../canonical-json.js";
import type { Status } from "../checks/check.js";
import { fault } from "../errors.js";
import type { SignatureRow } from "../seals/signatures.js";
import { gapInFrequencies } from "../sections/gap-sentence.js";
import { listNotJudged } from "../sections/list-not-judged.js";
import { rankedGaps } from "../sections/ranked-gaps.js";
import { subject } from "../sections/subject.js";
import { whatAndWhom } from "../sections/what-and-whom.js";

/** What a register keeps of an audit: enough to compare and to show, no row of data, no small group. `.evenhand/audits/<model>/<day>-<run>.json`. */
export interface AuditRecord {
  readonly format: "evenhand.audit-record";
  readonly version: "1.0";
  readonly model: string;
  readonly modelVersion: string;
  /** ISO 8601, UTC. */
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly run: { readonly id: string; readonly command: string; readonly startedAt: string };
  readonly tool: string;
  readonly result: { readonly digest: string; readonly verdict: Result["verdict"]["status"]; readonly path: string };
  readonly policy: { readonly path: string | null; readonly sha256: string } | null;
  readonly manifest: { readonly digest: string } | null;
  /** Signatures that were whole when it was recorded; whose the keys are is for `evenhand verify`. */
  readonly signatures: readonly {
    readonly role: string;
    readonly name: string | null;
    readonly fingerprint: string;
    readonly signedAt: string;
  }[];
  readonly data: readonly {
    readonly role: string;
    readonly path: string;
    readonly sha256: string | null;
    readonly rows: number;
    readonly card: string | null;
  }[];
  readonly title: string;
  readonly aboutWhom: string;
  readonly people: number;
  readonly checks: readonly RecordedCheck[];
  readonly gaps: readonly RecordedGap[];
  /** Metrics of everybody together. */
  readonly overall: Readonly<Record<string, number | null>>;
  readonly notJudged: readonly { readonly what: string; readonly why: string; readonly consequence: string }[];
  readonly waivers: readonly {
    readonly check: string;
    readonly owner: string;
    readonly reason: string;
    readonly expires: string;
    readonly status: string;
    /** Absent in records of older builds. */
    readonly groups?: readonly string[] | null;
    readonly ceiling?: number | null;
  }[];
}

export interface RecordedCheck {
  readonly id: string;
  readonly status: Status;
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly sentence: string;
}

export interface RecordedGap {
  readonly id: string;
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** In people of 100, for the surest of them; null for the others. */
  readonly sentence: string | null;
}

/** What is known of an audit beside its result. */
export interface RecordFacts {
  readonly model: string;
  readonly modelVersion: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
  /** From the repository, with slashes. */
  readonly path: string;
  readonly manifest: AuditRecord["manifest"];
  readonly signatures: readonly SignatureRow[];
  /** Id of the card of data with this digest; null when there is none. */
  cardOf(sha256: string): string | null;
}

/** People in the smallest group that a record shows, unless the policy wants more. */
const USUAL_MIN_CELL = 10;
const MOST_GAPS = 5;

export const sharedMinimum = ({ policy }: Result): number => Math.max(USUAL_MIN_CELL, policy?.minCell ?? 0);

/** What is kept of signatures: those that are whole and of these files. */
export const keptSignatures = (rows: readonly SignatureRow[]): AuditRecord["signatures"] =>
  rows.flatMap(({ role, name, fingerprint, signedAt, status }) =>
    role !== null && fingerprint !== null && signedAt !== null && status !== "broken" && status !== "other_files"
      ? [{ role, name, fingerprint, signedAt }]
      : [],
  );

/** The record of a result. Groups that are too small to be shared are not in it. */
export function recordOf(whole: Result, facts: RecordFacts): AuditRecord {
  const result = suppressed(whole, sharedMinimum(whole));
  const { run, tool, policy } = result;
  const told = new Map(
    rankedGaps(result)
      .slice(0, MOST_GAPS)
      .map((gap) => [gap.id, gapInFrequencies(result, gap)]),
  );
  const everybody = result.groups.find(({ by }) => by.length === 0);
  return {
    format: "evenhand.audit-record",
    version: "1.0",
    ...{ model: facts.model, modelVersion: facts.modelVersion, recordedAt: facts.recordedAt, recordedBy: facts.recordedBy },
    run: { id: run.id, command: run.command, startedAt: run.startedAt },
    tool: `${tool.name} ${tool.version}`,
    result: { digest: whole.digest, verdict: result.verdict.status, path: facts.path },
    policy: policy && { path: policy.path, sha256: policy.sha256 },
    manifest: facts.manifest,
    signatures: keptSignatures(facts.signatures),
    data: result.inputs.map(({ role, path, sha256, rows }) => ({ role, path, sha256, rows, card: sha256 && facts.cardOf(sha256) })),
    title: subject(result),
    aboutWhom: whatAndWhom(result),
    people: everybody?.n ?? 0,
    checks: result.checks.map(({ id, status, value, bounds, sentence }) => ({
      id,
      status,
      value,
      lower: bounds?.lower ?? null,
      upper: bounds?.upper ?? null,
      sentence,
    })),
    gaps: result.disparities
      .filter(({ group }) => group === undefined)
      .map(({ id, value, bounds }) => ({
        id,
        value,
        lower: bounds?.lower ?? null,
        upper: bounds?.upper ?? null,
        sentence: told.get(id) ?? null,
      })),
    overall: Object.fromEntries(Object.entries(everybody?.metrics ?? {}).map(([id, { value }]) => [id, value])),
    notJudged: listNotJudged(result).map(({ what, why, consequence }) => ({ what, why, consequence })),
    waivers: result.waivers.map(({ check, owner, reason, expires, status, groups, ceiling }) => ({
      ...{ check, owner, reason, expires, status },
      ...{ groups, ceiling },
    })),
  };
}

/** Keys in order, so that equal records are equal files, and a change is seen in a diff. */
export const renderRecord = (record: AuditRecord): string => `${JSON.stringify(JSON.parse(canonicalJson(record)), null, 1)}\n`;

/** The record in a file. Throws EH507 for anything else. */
export function readRecord(text: string, path: string): AuditRecord {
  let found: Partial<AuditRecord> | null;
  try {
    found = JSON.parse(text) as Partial<AuditRecord> | null;
  } catch (cause) {
    throw fault("EH507", `${path} is not JSON`, { cause });
  }
  const lists = ["signatures", "data", "checks", "gaps", "notJudged", "waivers"] as const;
  const isWhole =
    found?.format === "evenhand.audit-record" &&
    found.version === "1.0" &&
    [found.model, found.modelVersion, found.recordedAt, found.run?.startedAt, found.result?.digest, found.title].every(
      (one) => typeof one === "string",
    ) &&
    lists.every((key) => Array.isArray(found[key])) &&
    typeof found.overall === "object";
  if (!isWhole)
    throw fault("EH507", `${path} is not a record of an audit, version 1.0`, {
      help: ["evenhand catalog record MODEL results.json writes one"],
    });
  return found as AuditRecord;
}
