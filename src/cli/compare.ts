import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { compareResults } from "../audit/gate/compare-results.js";
import { compareRuns, type Occasion } from "../audit/gate/compare-runs.js";
import type { Comparison } from "../audit/gate/comparison.js";
import { inspectData } from "../audit/inspect.js";
import { type OpenedData, openData } from "../audit/open-data.js";
import { fault } from "../errors.js";
import type { Policy } from "../policy/policy.js";
import type { AuditRequest } from "../policy/request.js";
import { renderComparison } from "../renderers/terminal/comparison.js";
import type { AuditFlags } from "./audit-flag-list.js";
import { auditRequest } from "./audit-request.js";
import type { CompareFlags } from "./compare-flag-list.js";
import { dataSource } from "./data-source.js";
import { tellDiagnostics } from "./failure.js";
import { findPolicy } from "./find-policy.js";
import { showProgress } from "./progress.js";
import { withRowIds } from "./row-ids.js";
import type { Session } from "./session.js";
import { namedColumns, settleRequest } from "./settle-request.js";
import { storedResult } from "./stored-result.js";

/** `evenhand compare A B`: what B changed of A; two results, two files, or two columns of one file. Never gates. */
export async function compare(a: string, b: string, flags: CompareFlags, session: Session): Promise<number> {
  const comparison = await compared(a, b, flags, session);
  if (comparison === null) return 130;
  if (session.json) session.out(`${JSON.stringify(comparison, null, 2)}\n`);
  else session.out(renderComparison(comparison, session.outScreen));
  tellDiagnostics(comparison.notes, session);
  return 0;
}

async function compared(a: string, b: string, flags: CompareFlags, session: Session): Promise<Comparison | null> {
  const results = await Promise.all([a, b].map(isResult));
  if (results[0] !== results[1])
    throw fault("EH200", `${results[0] ? a : b} is a result and ${results[0] ? b : a} is none`, {
      help: ["compare two results, or two files of data"],
    });
  if (results[0]) return compareResults({ name: a, result: await storedResult(a) }, { name: b, result: await storedResult(b) });
  const policy = await findPolicy(flags.policy, process.env, flags.profile ?? null);
  const progress = showProgress(session);
  try {
    progress.phase("reading");
    return await comparedData([a, b], policy, flags, session);
  } finally {
    progress.end();
  }
}

/** What the two words mean: files of predictions to be joined, columns of the same data, or files of data. */
function meaningOf(names: readonly string[], { data }: CompareFlags): "predictions" | "columns" | "files" {
  if (data === undefined) return "files";
  return names.every((name) => existsSync(name)) ? "predictions" : "columns";
}

async function comparedData(
  names: readonly [string, string],
  policy: Policy | null,
  flags: CompareFlags,
  session: Session,
): Promise<Comparison | null> {
  const meaning = meaningOf(names, flags);
  const asked = auditRequest({ ...flags, ...(meaning === "columns" && { prediction: names[1] }) } as AuditFlags, policy?.request);
  const open = async (name: string): Promise<OpenedData> => {
    const { source, options } = dataSource(
      meaning === "files" ? [name] : flags.data!,
      { ...flags, ...(meaning === "predictions" && { predictions: name }) },
      policy && { ...policy, data: meaning === "files" || meaning === "columns" ? withoutPredictions(policy.data) : policy.data },
    );
    const named = namedColumns(asked);
    return openData(source, { ...options, named, signal: session.signal });
  };
  await using first = await open(names[0]);
  await using second = meaning === "columns" ? first : await open(names[1]);
  const settled = await settleRequest(asked, () => inspectData(second), session);
  if (settled === null) return null;
  const { request } = settled;
  const checks = policy !== null && policy.checks.length > 0 ? policy.checks : null;
  if (meaning !== "columns")
    return compareRuns({ name: names[0], opened: first, request }, { name: names[1], opened: second, request }, checks);
  const decided = (column: string): AuditRequest => ({
    ...request,
    columns: { ...request.columns, prediction: column, id: request.columns.id },
  });
  // Two columns of one file are of the same rows, with or without an id.
  const { opened, id } = request.columns.id === null ? await withRowIds(first, session.signal) : { opened: first, id: request.columns.id };
  const occasion = (column: string): Occasion => {
    const one = decided(column);
    return { name: column, opened, request: { ...one, columns: { ...one.columns, id } } };
  };
  return compareRuns(occasion(names[0]), occasion(names[1]), checks);
}

const withoutPredictions = ({ predictions: _, expect: _expect, ...data }: Policy["data"]): Policy["data"] => data;

async function isResult(path: string): Promise<boolean> {
  if (!path.endsWith(".json")) return false;
  try {
    return (JSON.parse(await readFile(path, "utf8")) as { format?: unknown } | null)?.format === "evenhand.result";
  } catch {
    return false;
  }
}
