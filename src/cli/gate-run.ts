import { type CheckRun, type CheckRunOptions, runCheck } from "../audit/gate/run-check.js";
import { openData } from "../audit/open-data.js";
import type { Policy } from "../policy/policy.js";
import { dataSource } from "./data-source.js";
import { showProgress } from "./progress.js";
import type { Session } from "./session.js";
import { namedColumns } from "./settle-request.js";
import { countedRequest } from "./trial-columns.js";

/** Where the data of a gate are, when it is not where the policy says. */
export interface GateData {
  readonly data: readonly string[];
  readonly predictions?: string | undefined;
  readonly engine?: "memory" | "duckdb" | undefined;
}

/** The data of a policy judged by it; `use` has them while they are open. */
export async function withGateRun<T>(
  policy: Policy,
  { data, predictions, engine }: GateData,
  options: CheckRunOptions,
  { session, use }: { readonly session: Session; use(run: CheckRun): Promise<T> },
): Promise<T> {
  const progress = showProgress(session);
  try {
    const counted: Policy = { ...policy, request: countedRequest(policy.request) };
    const { source, options: opening } = dataSource(data, { ...(predictions && { predictions }), ...(engine && { engine }) }, policy);
    progress.phase("reading");
    await using opened = await openData(source, {
      ...opening,
      count: counted.request.columns.count,
      named: namedColumns(counted.request),
      signal: session.signal,
    });
    progress.phase("measuring");
    const run = await runCheck(opened, counted, { ...options, signal: session.signal });
    progress.end();
    return await use(run);
  } finally {
    progress.end();
  }
}

/** The day in UTC: 2026-09-17. */
export const today = (): string => new Date().toISOString().slice(0, 10);
