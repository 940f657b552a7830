import { digestOf } from "../audit/digest.js";
import { withPolicyTables } from "../audit/gate/policy-tables.js";
import { inspectData } from "../audit/inspect.js";
import { openData } from "../audit/open-data.js";
import type { Output, Result } from "../audit/result.js";
import { type Audited, finish, runAudit } from "../audit/run.js";
import { runFacts, stamp } from "../audit/stamp.js";
import type { Latency } from "../audit/stress/serving-row.js";
import type { Diagnostic } from "../errors.js";
import type { Look } from "../look/look.js";
import { packWarnings } from "../policy/pack-age.js";
import type { Policy } from "../policy/policy.js";
import type { AuditRequest } from "../policy/request.js";
import type { StudySettings } from "../policy/study-settings.js";
import { renderHeadline, renderResult } from "../renderers/terminal/result.js";
import type { Screen } from "../renderers/terminal/screen.js";
import { countOf } from "../sections/format-count.js";
import type { AuditFlags } from "./audit-flag-list.js";
import { auditRequest } from "./audit-request.js";
import { runCatalog } from "./catalog/run-catalog.js";
import { ciFacts } from "./ci-facts.js";
import { dataSource } from "./data-source.js";
import { dryRun } from "./dry-run.js";
import { tellDiagnostics } from "./failure.js";
import { findPolicy } from "./find-policy.js";
import { idleFlag } from "./idle-flags.js";
import { lookOf } from "./look.js";
import { modelFor } from "./model-for.js";
import { sendsAway } from "./model-settings.js";
import { noModel } from "./no-model.js";
import { type OutputTarget, outputTargets } from "./output-target.js";
import { phaseWords } from "./phase-words.js";
import { policyFacts } from "./policy-facts.js";
import { type Progress, showProgress } from "./progress.js";
import { saidOfModel } from "./said-of-model.js";
import type { Session } from "./session.js";
import { namedColumns, settleRequest } from "./settle-request.js";
import { tellData, tellPolicy } from "./tell-inputs.js";
import { tellWritten } from "./tell-written.js";
import { withRecord } from "./with-record.js";
import { writeOutputs } from "./write-outputs.js";

/** What a command looks at beyond an audit, and what of it is shown on a terminal. */
export interface Looked {
  readonly command?: "audit" | "scan";
  /** What is asked beyond rates and gaps, of the policy where that says some of it; what the policy says alone when left out. */
  readonly studies?: StudySettings | ((policy: Policy | null) => StudySettings | Promise<StudySettings>);
  readonly screen?: (result: Result, screen: Screen) => string;
  /** The command cannot do without a model, and says so under this name. */
  readonly asks?: string;
  /** Whether the run enters a catalog that knows the model. */
  readonly enters?: boolean;
}

/** `evenhand audit`, and the commands that look closer at one thing, such as `scan` and `importance`: reads, counts, measures, writes and shows; returns the exit code. */
export async function audit(
  data: readonly string[],
  flags: AuditFlags,
  session: Session,
  { command = "audit", studies = command === "scan" ? {} : asItIs, screen = renderResult, asks, enters = false }: Looked = {},
): Promise<number> {
  const started = stamp();
  const progress = showProgress(session);
  try {
    const targets = outputTargets(flags.output ?? [], session.json);
    const enter = enters ? await runCatalog(flags, targets, session) : null;
    const policy = await findPolicy(flags.policy, process.env);
    tellPolicy(policy, session);
    const look = await lookOf(flags, policy);
    const wanted = typeof studies === "function" ? await studies(policy) : studies;
    if (asks !== undefined && flags.model === undefined && !policy?.model) throw noModel(asks);
    const seen = await withRecord(auditRequest(flags, policy?.request), flags.record, { policyPath: policy?.path ?? null, session });
    const asked = command === "scan" ? searchOnly(seen) : seen;
    const { source, options } = dataSource(data, flags, policy);
    progress.phase("reading");
    await using opened = await openData(source, {
      ...options,
      count: asked.columns.count,
      named: namedColumns(asked),
      signal: session.signal,
      onProgress: (bytes, total) => progress.phase(`reading, ${Math.floor((100 * bytes) / total)}%`),
    });
    progress.end();
    tellData(opened, session, flags.model === undefined && Object.keys(wanted).length === 0 ? false : sendsAway(flags, policy));
    const settled = await settleRequest(asked, () => inspectData(opened), session);
    session.signal.throwIfAborted();
    if (settled === null) return 130;
    tellDiagnostics(packWarnings(settled.request.extras.packs, started.startedAt.toISOString().slice(0, 10)), session);
    const idle = idleFlag(flags, settled.request);
    if (idle !== null) throw idle;
    if (flags.dryRun) {
      session.out(dryRun({ request: settled.request, opened, targets, policy }, session));
      return 0;
    }
    const began = performance.now();
    const clock = () => (performance.now() - began) / 1000;
    await using asking = await modelFor(flags, { opened, request: settled.request, policy, studies: wanted, session, clock });
    if (asking === null) return 130;
    let latency: Latency | undefined;
    const audited = await runAudit(opened, settled.request, {
      ...(asking.model && { model: asking.model }),
      studies: wanted,
      clock,
      partial: flags.partial ?? false,
      onLatency: (found) => {
        latency = found;
      },
      assumed: settled.assumed,
      signal: session.signal,
      onEvent: (event) => progress.phase(phaseWords(event)),
    });
    const durationMs = started.elapsed();
    const complete = completed(policy === null ? audited : withPolicy(audited, policy), (digest) => ({
      ...runFacts(started, digest, { command, ci: ciFacts(process.env), commandLine: settled.commandLine }),
      durationMs,
      asking: asking.asking(),
      ...(latency && { latency }),
    }));
    const written = (result: Result) => enter?.(result, saidOfModel(policy, settled.request, asking.model));
    return await show(targets, complete, { flags, look, session, progress, screen, written });
  } finally {
    progress.end();
  }
}

const asItIs = async (policy: Policy | null): Promise<StudySettings> => (policy === null ? {} : withPolicyTables(policy));

/** The request without the rates and gaps of named groups, which a search has no use for. */
const searchOnly = (request: AuditRequest): AuditRequest => ({
  ...request,
  groups: { ...request.groups, depth: 0, intersections: [] },
  formulas: {},
});

type Complete = (outputs: readonly Output[], problems: readonly Diagnostic[]) => Result;

/** The result once outputs are known. One that could not be written makes the run an error, which the result then says itself. */
function completed(audited: Audited, run: (digest: string) => Result["run"]): Complete {
  return (outputs, problems) => {
    if (problems.length === 0) return finish(audited, { run: run(audited.digest), outputs });
    const failed = {
      ...audited,
      verdict: { ...audited.verdict, status: "error", exitCode: 5 },
      diagnostics: [...audited.diagnostics, ...problems],
    } as const;
    const digest = digestOf(failed);
    return finish({ ...failed, digest }, { run: run(digest), outputs });
  };
}

function withPolicy(audited: Audited, policy: Policy): Audited {
  const under = { ...audited, policy: policyFacts(policy) };
  return { ...under, digest: digestOf(under) };
}

interface Showing {
  readonly flags: AuditFlags;
  readonly look: Partial<Look>;
  readonly session: Session;
  readonly progress: Progress;
  readonly screen: NonNullable<Looked["screen"]>;
  written(result: Result): Promise<void> | undefined;
}

async function show(
  targets: readonly OutputTarget[],
  complete: Complete,
  { flags, look, session, progress, screen, written }: Showing,
): Promise<number> {
  const { result, problems, manifest } = await writeOutputs(targets, {
    templatesDir: flags.templates ?? null,
    look,
    minCell: flags.minCell,
    manifest: flags.manifest !== false,
    // What is there after an interruption is written all the same when that is wanted.
    signal: flags.partial ? new AbortController().signal : session.signal,
    complete,
    out: session.out,
    onTarget: ({ format }) => progress.phase(`writing ${format}`),
  });
  progress.end();
  // A search has its own minimum of rows, so that of comparisons is none of its business.
  tellDiagnostics(result.run.command === "scan" ? result.diagnostics.filter(({ code }) => code !== "EH118") : result.diagnostics, session);
  if (!targets.some(({ path }) => path === "-")) session.out((session.quiet ? renderHeadline : screen)(result, session.outScreen));
  tellWritten(result, manifest, session);
  if (problems.length === 0) await written(result);
  if (session.verbose)
    session.err(`${countOf(result.run.durationMs, "millisecond")}, engine ${result.plan.engine}, digest ${result.digest}\n`);
  return problems.length > 0 ? 5 : 0;
}
