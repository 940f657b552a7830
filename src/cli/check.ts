import { checkStored } from "../audit/gate/check-stored.js";
import { withPolicyTables } from "../audit/gate/policy-tables.js";
import { type CheckRunOptions, gateStudies, refuseOpenEnds, runCheck } from "../audit/gate/run-check.js";
import { openData } from "../audit/open-data.js";
import type { Result } from "../audit/result.js";
import type { Audited } from "../audit/run.js";
import type { Asking } from "../audit/run-facts.js";
import { runFacts, stamp } from "../audit/stamp.js";
import { fault } from "../errors.js";
import type { Look } from "../look/look.js";
import { packWarnings } from "../policy/pack-age.js";
import type { Policy } from "../policy/policy.js";
import type { SaidOfModel } from "../register/named-model.js";
import { sharedAs } from "../renderers/index.js";
import { renderDiagnostic } from "../renderers/terminal/diagnostic.js";
import { renderVerdict, renderVerdictLine } from "../renderers/terminal/verdict.js";
import { besidePolicy, findBaseline } from "./baseline-file.js";
import { runCatalog } from "./catalog/run-catalog.js";
import { type CheckFlags, refuseDecisiveFlags } from "./check-flag-list.js";
import { ciFacts } from "./ci-facts.js";
import { completed, type Judged } from "./completed-check.js";
import { dataSource } from "./data-source.js";
import { declaredLimits } from "./declared-limits.js";
import { dryRun } from "./dry-run.js";
import { tellDiagnostics } from "./failure.js";
import { gatePolicy } from "./gate-policy.js";
import { lookOf } from "./look.js";
import { modelFor } from "./model-for.js";
import { type OutputTarget, outputTargets } from "./output-target.js";
import { phaseWords } from "./phase-words.js";
import { type Progress, showProgress } from "./progress.js";
import { saidOfModel } from "./said-of-model.js";
import type { Session } from "./session.js";
import { namedColumns } from "./settle-request.js";
import { readStored } from "./stored-result.js";
import { tellGithub } from "./tell-github.js";
import { tellWritten } from "./tell-written.js";
import { countedRequest } from "./trial-columns.js";
import { withRecord } from "./with-record.js";
import { writeOutputs } from "./write-outputs.js";

/** `evenhand check`: holds data, or a stored result, against the limits of the policy; returns the exit code of the verdict. */
export async function check(data: readonly string[], flags: CheckFlags, session: Session): Promise<number> {
  const started = stamp();
  const progress = showProgress(session);
  try {
    refuseDecisiveFlags(flags as Readonly<Record<string, unknown>>);
    const today = started.startedAt.toISOString().slice(0, 10);
    const { policy, diff } = await gatePolicy(flags, process.env);
    const targets = targetsOf(flags, policy, session);
    const enter = await runCatalog(flags, targets, session);
    tellDiagnostics([...policy.remarks, ...packWarnings(policy.request.extras.packs, today)], session);
    refuseOpenEnds(policy);
    const look = await lookOf(flags, policy);
    const baseline = await findBaseline(flags.baseline, policy, process.env);
    const options: CheckRunOptions = {
      today,
      baseline: baseline?.content ?? null,
      ...(baseline && { baselineFrom: baseline.from, ...(baseline.absent !== undefined && { absent: baseline.absent }) }),
      failOn: flags.failOn ?? "error",
      diff,
      signal: session.signal,
      onEvent: (event) => progress.phase(phaseWords(event)),
    };
    const judged = await judgedBy(policy, options, { data, flags, session, progress, targets });
    if (typeof judged === "number") return judged;
    const limits = await declaredLimits(policy, judged.testedAt ?? started.startedAt.toISOString());
    const durationMs = started.elapsed();
    const run = (digest: string): Result["run"] => ({
      ...runFacts(started, digest, { command: "check", ci: ciFacts(process.env), commandLine: session.commandLine }),
      durationMs,
      asking: judged.asking,
      ...(limits !== null && { declared: limits }),
    });
    const written = (result: Result) => enter?.(result, judged.said);
    return await show(targets, { audited: judged.audited, run }, { flags, look, session, progress, written });
  } finally {
    progress.end();
  }
}

interface Asked {
  readonly data: readonly string[];
  readonly flags: CheckFlags;
  readonly session: Session;
  readonly progress: Progress;
  readonly targets: readonly OutputTarget[];
}

/** What was judged, and what asking the model for it took. */
interface JudgedRun {
  readonly audited: Audited;
  readonly asking: Asking | null;
  readonly said: SaidOfModel;
  /** When the data of a stored result were measured; null = in this run. */
  readonly testedAt: string | null;
}

/** The judged result; an exit code after a dry run, or when somebody did not want the model to be asked. */
async function judgedBy(
  policy: Policy,
  options: CheckRunOptions,
  { data, flags, session, progress, targets }: Asked,
): Promise<JudgedRun | number> {
  if (flags.from !== undefined) {
    if (data.length > 0 || flags.predictions !== undefined)
      throw fault("EH200", "--from judges a stored result, so no data can be named with it", { help: ["leave out one of the two"] });
    const { result: stored, changed, reading } = await readStored(flags.from);
    if (changed !== null) session.err(`${renderDiagnostic(changed, session.errScreen)}\n`);
    return {
      audited: await reading(() => checkStored(stored, policy, options)),
      asking: null,
      said: saidOfModel(policy, policy.request, null),
      testedAt: stored.run.startedAt,
    };
  }
  const request = await withRecord(countedRequest(policy.request), flags.record, { policyPath: policy.path, session });
  const counted: Policy = { ...policy, request };
  const { source, options: opening } = dataSource(data, flags, policy);
  progress.phase("reading");
  await using opened = await openData(source, {
    ...opening,
    count: counted.request.columns.count,
    named: namedColumns(counted.request),
    signal: session.signal,
    onProgress: (bytes, total) => progress.phase(`reading, ${Math.floor((100 * bytes) / total)}%`),
  });
  progress.end();
  if (flags.dryRun) {
    session.out(dryRun({ request: counted.request, opened, targets, policy }, session));
    return 0;
  }
  const { request: asked } = counted;
  const began = performance.now();
  const clock = () => (performance.now() - began) / 1000;
  await using asking = await modelFor(flags, { opened, request: asked, policy, studies: gateStudies(policy), session, clock });
  if (asking === null) return 130;
  const { audited } = await runCheck(opened, counted, {
    ...options,
    studies: await withPolicyTables(policy, session.signal),
    ...(asking.model && { model: asking.model }),
    clock,
  });
  return { audited, asking: asking.asking(), said: saidOfModel(policy, asked, asking.model), testedAt: null };
}

/** The outputs of the flags; without any, those that the policy asks for. */
function targetsOf({ output, sarifWaived = false }: CheckFlags, policy: Policy, session: Session): readonly OutputTarget[] {
  const asked =
    output ??
    policy.report.outputs.map((text) =>
      text.replace(/^([a-z][a-z0-9-]+:)?(.*)$/s, (_, format = "", path) => `${format}${path === "-" ? path : besidePolicy(path, policy)}`),
    );
  const targets = outputTargets(asked, session.json);
  if (sarifWaived && !targets.some(({ format }) => format === "sarif"))
    throw fault("EH200", "--sarif-waived changes nothing without SARIF", { help: ["-o sarif:out/evenhand.sarif"] });
  return targets;
}

interface Showing {
  readonly flags: CheckFlags;
  readonly look: Partial<Look>;
  readonly session: Session;
  readonly progress: Progress;
  written(result: Result): Promise<void> | undefined;
}

async function show(
  targets: readonly OutputTarget[],
  judged: Judged,
  { flags, look, session, progress, written }: Showing,
): Promise<number> {
  const { result, problems, manifest } = await writeOutputs(targets, {
    templatesDir: flags.templates ?? null,
    look,
    minCell: flags.minCell,
    manifest: flags.manifest !== false,
    sarifWaived: flags.sarifWaived ?? false,
    signal: session.signal,
    complete: completed(judged, flags.reportOnly ?? false),
    out: session.out,
    onTarget: ({ format }) => progress.phase(`writing ${format}`),
  });
  progress.end();
  tellDiagnostics(result.diagnostics, session);
  if (!targets.some(({ path }) => path === "-"))
    session.out((session.quiet ? renderVerdictLine : renderVerdict)(result, session.outScreen));
  tellWritten(result, manifest, session);
  if (problems.length === 0) await written(result);
  if (flags.ci !== false && process.env.GITHUB_ACTIONS === "true") await tellGithub(sharedAs("github", result, flags.minCell), session);
  return result.verdict.exitCode;
}
