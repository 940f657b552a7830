import { dirname, isAbsolute, join } from "node:path";
import type { Baseline } from "../checks/baseline.js";
import { fault } from "../errors.js";
import type { ModelFunction } from "../models/function-model.js";
import type { Policy } from "../policy/policy.js";
import { readPolicy } from "../policy/read-policy.js";
import { textFile } from "../readers/text-file.js";
import { type AuditData, modelOf, sourceOf } from "./audit.js";
import { formOf } from "./data-form.js";
import { withPolicyTables } from "./gate/policy-tables.js";
import { readBaseline } from "./gate/read-baseline.js";
import { runCheck } from "./gate/run-check.js";
import { type DataSource, openData } from "./open-data.js";
import type { Result } from "./result.js";
import { finish, type Parts } from "./run.js";
import { runFacts, stamp } from "./stamp.js";

/** What a gate needs to know beside the data. Nothing is guessed: what the policy leaves open is an error. */
export interface CheckOptions {
  /** Path of a policy file, its text (with line ends), its content as an object, or what `readPolicy` returned. */
  readonly policy: string | Policy | Readonly<Record<string, unknown>>;
  /** Name of one of the policy's profiles. */
  readonly profile?: string;
  /** Replaces `baseline.from`: a path, or a baseline's content. */
  readonly baseline?: string | Baseline;
  /** "warn" makes warnings block. */
  readonly failOn?: "error" | "warn";
  readonly engine?: "memory" | "duckdb";
  /** A second file with predictions, joined on the policy's id. */
  readonly predictions?: string;
  readonly parts?: Parts;
  /** A model to ask for the limits of `robustness`, and for what else the policy asks of one: a function of columns, or a file such as "lightgbm:model.txt". */
  readonly model?: ModelFunction | string;
  readonly signal?: AbortSignal;
}

/**
 * Holds data against the limits of a policy: a result with checks and a verdict; `result.verdict.exitCode` is what `evenhand check` exits with.
 *
 * Data of null are those that the policy names. Throws an EvenhandError when the policy is wrong or leaves something open, or the data cannot be read.
 *
 * Example: `(await check(rows, { policy: { version: 1, columns: {...}, outcome: {...}, checks: [...] } })).verdict.status`
 */
export async function check(data: AuditData | null, options: CheckOptions): Promise<Result> {
  const started = stamp();
  const policy = await policyOf(options);
  const { engine = null, signal, parts, failOn } = options;
  const { columns } = policy.request;
  const beside = (path: string): string => (isAbsolute(path) ? path : join(dirname(policy.path), path));
  const patterns = (policy.data.path ?? []).map(beside);
  const relation = policy.data.from;
  if (data === null && patterns.length === 0 && relation === undefined)
    throw fault("EH200", "no data are given, and the policy names none", { help: ["data: { path: loans.csv }"] });
  const said =
    options.predictions ?? (data === null && policy.data.predictions !== undefined ? beside(policy.data.predictions) : undefined);
  await using opened = await openData(
    data === null ? policySource(policy.data, patterns, beside) : { ...sourceOf(data), ...formOf(policy.data) },
    {
      engine,
      id: columns.id,
      ...(said !== undefined && { predictions: { path: said, id: columns.id, unmatched: policy.data.unmatched ?? "error" } }),
      ...(columns.trials !== null && columns.hits !== null && { trials: columns.trials, hits: columns.hits }),
      expect: {
        ...(policy.data.expect?.rows_min !== undefined && { rowsMin: policy.data.expect.rows_min }),
        ...(data === null && policy.data.expect?.sha256 !== undefined && { sha256: policy.data.expect.sha256 }),
      },
      ...(signal && { signal }),
    },
  );
  const counted = columns.trials !== null && columns.hits !== null;
  const read: Policy = counted
    ? {
        ...policy,
        request: { ...policy.request, columns: { ...columns, prediction: "(decision)", count: "(count)", trials: null, hits: null } },
      }
    : policy;
  await using model = options.model === undefined ? null : await modelOf(options.model);
  const { audited } = await runCheck(opened, read, {
    ...(model && { model }),
    studies: await withPolicyTables(read, signal),
    clock: () => started.elapsed() / 1000,
    today: started.startedAt.toISOString().slice(0, 10),
    baseline: await baselineFor(policy, options.baseline),
    ...(parts && { parts }),
    ...(signal && { signal }),
    ...(failOn && { failOn }),
  });
  return finish(audited, { run: runFacts(started, audited.digest, { command: "check", ci: null, commandLine: null }), outputs: [] });
}

function policySource(said: Policy["data"], patterns: readonly string[], beside: (path: string) => string): DataSource {
  if (said.from === undefined) return { kind: "files", patterns, ...formOf(said) };
  if (patterns.length > 0)
    throw fault("EH202", "the policy names files and a relation: data.path and data.from", { help: ["leave out one of the two"] });
  return { kind: "relation", database: beside(said.from.database), relation: said.from.relation };
}

async function policyOf({ policy, profile: named }: CheckOptions): Promise<Policy> {
  const profile = named ?? null;
  if (typeof policy === "object") {
    if (isRead(policy)) return policy;
    return readPolicy(JSON.stringify(policy), "(policy)", { profile });
  }
  const world = { source: "file", read: textFile, variables: null };
  if (policy.includes("\n")) return readPolicy(policy, "(policy)", { world, profile });
  const text = await textFile(policy);
  if (text === null) throw fault("EH201", `the policy ${policy} cannot be read: there is no such file`);
  return readPolicy(text, policy, { world, profile });
}

const isRead = (policy: Policy | Readonly<Record<string, unknown>>): policy is Policy =>
  "origins" in policy && policy.origins instanceof Map;

/** The baseline that is given, else that of the policy; null when there is none and none is required. */
async function baselineFor(policy: Policy, given: string | Baseline | undefined): Promise<Baseline | null> {
  if (typeof given === "object") return given;
  const said = given ?? policy.baseline?.from;
  if (said === undefined) return null;
  if (said.startsWith("git:"))
    throw fault("EH405", `the baseline ${said} is in a commit, which the library does not read`, {
      help: ["pass its content as `baseline`"],
    });
  const path = given ?? (isAbsolute(said) ? said : join(dirname(policy.path), said));
  const text = await textFile(path);
  if (text !== null) return readBaseline(text, path);
  if (given === undefined && policy.baseline?.required !== true) return null;
  throw fault("EH405", `there is no baseline ${path}`, { help: ["evenhand baseline save"] });
}
