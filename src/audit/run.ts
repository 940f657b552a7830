import type { Contrast } from "../contrasts/contrast.js";
import { contrasts } from "../contrasts/index.js";
import { type Cube, tallyWhere } from "../cube/cube.js";
import type { Disparity } from "../disparities/disparity.js";
import { disparities } from "../disparities/index.js";
import { metrics } from "../metrics/index.js";
import type { Metric } from "../metrics/kind/metric.js";
import type { Model } from "../models/model.js";
import { formulaMetric } from "../policy/formula.js";
import type { AuditRequest } from "../policy/request.js";
import type { StudySettings } from "../policy/study-settings.js";
import { version } from "../version.js";
import { notYetFound } from "./before-model/codes-struck.js";
import { codeNotes } from "./before-model/notes.js";
import { type Bound, bind } from "./bind/bind.js";
import { minNOf } from "./bind/small-groups.js";
import { byStratum, type Counted, count } from "./counted.js";
import type { Counts } from "./counts.js";
import { digestOf } from "./digest.js";
import { droppedRows } from "./dropped.js";
import { measureFurther } from "./further/further.js";
import type { CountedData } from "./gate/check-counts.js";
import type { Judgement } from "./gate/judge-result.js";
import { individual } from "./individual/individual.js";
import { measure } from "./measure.js";
import type { MeasurePlan } from "./measure-plan.js";
import { notesOn } from "./notes.js";
import type { OpenedData } from "./open-data.js";
import { planFacts } from "./plan-facts.js";
import { profile } from "./profile.js";
import type { DisparityRow, GroupRow, Input, Output, Result, Run, Status, StratumRows } from "./result.js";
import { searchGroups } from "./scan/search.js";
import { inShownOrder } from "./shown-order.js";
import type { Latency } from "./stress/serving-row.js";
import type { StudyBlocks } from "./studies/blocks.js";
import { studied } from "./studies/studies.js";
import { sweep } from "./sweep/sweep.js";

const searchPhases = { groups: "counting", chance: "what chance does", bounds: "bounds", value_sets: "sets of values" } as const;

/** What goes on during an audit, for whoever shows progress. */
export interface AuditEvent {
  readonly phase: "bind" | "count" | "measure" | "search" | "profile" | "study";
  /** What of it goes on. */
  readonly detail?: string;
}

/** Parts that a library user adds to the built-in ones, as plain constants. */
export interface Parts {
  readonly metrics?: readonly Metric[];
  readonly contrasts?: readonly Contrast[];
  readonly disparities?: readonly Disparity[];
}

export interface RunOptions {
  readonly onEvent?: (event: AuditEvent) => void;
  readonly signal?: AbortSignal;
  /** How each role was come by, for the reader of the result. */
  readonly assumed?: Readonly<Record<string, string>>;
  readonly parts?: Parts;
  /** Holds the counted data against limits; absent = nothing is judged. */
  readonly judge?: (data: CountedData, plan: MeasurePlan, studied: StudyBlocks) => Promise<Judgement>;
  /** A model to ask; of trees, what drives the gaps in its scores is taken apart. */
  readonly model?: Model;
  /** What is asked beyond rates and gaps. */
  readonly studies?: StudySettings;
  /** Seconds since the run began, for budgets of time. */
  readonly clock?: () => number;
  /** When studies of the model are stopped, the result is made without them and says so. */
  readonly partial?: boolean;
  /** Told how long answers of a model took. */
  readonly onLatency?: (latency: Latency) => void;
}

/** A result that does not know yet when it was made and where it was written. */
export type Audited = Omit<Result, "run" | "outputs">;

/** Request × data → result. No clock, no files: the same data and request give the same result, to the byte. */
export async function runAudit(opened: OpenedData, request: AuditRequest, options: RunOptions = {}): Promise<Audited> {
  const { engine } = opened;
  const step = (phase: AuditEvent["phase"]): void => {
    options.signal?.throwIfAborted();
    options.onEvent?.({ phase });
  };
  step("bind");
  const bound = await bind(engine, request);
  step("count");
  const counted = await count(engine, bound, request);
  step("measure");
  const plan = await measurePlan(bound, request, options.parts);
  const { groups, disparities, strata } = measured(counted, plan, bound);
  const scan = await searchGroups(
    { engine, bound, request, plan },
    {
      ...(options.signal && { signal: options.signal }),
      onPhase: (metric, phase) => options.onEvent?.({ phase: "search", detail: `${metric}, ${searchPhases[phase]}` }),
    },
  );
  const studies = await studied(
    async () => ({
      ...{ table: await opened.table(), bound, request, plan, signal: options.signal, clock: options.clock, onLatency: options.onLatency },
      onProgress: (detail) => options.onEvent?.({ phase: "study", detail }),
    }),
    { settings: options.studies ?? {}, model: options.model ?? null, partial: options.partial ?? false },
  );
  const judgement = (await options.judge?.({ engine, bound, request, counted }, plan, studies.blocks)) ?? null;
  if (studies.complete) step("profile");
  const purpose = options.judge === undefined ? "audit" : "gate";
  const table = () => opened.table();
  const nearest = await individual(table, { bound, request, plan });
  const further = await measureFurther({ engine, bound, request, counted, plan, groups, purpose, individual: nearest, table });
  const columns = await profile(engine, request);
  const result = {
    $schema: "https://evenhand.dev/schema/result-1.json",
    format: "evenhand.result",
    version: "1.0",
    tool: { name: "evenhand", version, node: process.version, platform: `${process.platform}-${process.arch}` },
    policy: judgement?.policy ?? null,
    inputs: await inputsOf(opened, bound, request, counted[0]!.cube),
    plan: planFacts({ bound, request, plan, engine: engine.id, groups, assumed: options.assumed ?? {} }),
    verdict: judgement?.verdict ?? { status: "not_gated", exitCode: 0, blocking: [], counts: noStatuses },
    checks: judgement?.checks ?? [],
    groups,
    disparities,
    strata,
    ...further.blocks,
    individual: nearest,
    scan,
    sweeps: counted.flatMap((part) => sweep(part, { ...plan, groupings: part.groupings }, request.outcome.threshold)),
    profile: columns,
    ...studies.blocks,
    waivers: judgement?.waivers ?? [],
    diagnostics: [
      ...opened.diagnostics,
      ...bound.remarks,
      ...notesOn({ bound, groups, disparities, purpose }),
      ...further.notes,
      ...studies.notes,
      ...codeNotes(notYetFound(studies.codes, further.blocks.beforeModel?.sentinels ?? [])),
      ...(judgement?.diagnostics ?? []),
    ],
    complete: studies.complete,
  } as const satisfies Omit<Audited, "digest">;
  return { ...result, digest: digestOf(result) };
}

/** The result with what only the caller knows. */
export function finish(audited: Audited, { run, outputs }: { readonly run: Run; readonly outputs: readonly Output[] }): Result {
  return { ...audited, run, outputs };
}

const noStatuses: Readonly<Record<Status, number>> = { fail: 0, error: 0, no_data: 0, inconclusive: 0, waived: 0, warn: 0, pass: 0 };

async function measurePlan(bound: Bound, request: AuditRequest, parts: Parts = {}): Promise<MeasurePlan> {
  const formulas: Metric[] = [];
  const known = [...metrics, ...(parts.metrics ?? [])];
  for (const [id, text] of Object.entries(request.formulas)) formulas.push(await formulaMetric(id, text, known));
  return {
    task: bound.task.task,
    groupings: bound.groupings,
    favorable: request.outcome.favorable ?? "positive",
    confidence: request.stats.confidence,
    minN: minNOf(request.groups),
    seed: request.stats.seed,
    resamples: request.stats.resamples,
    references: Object.fromEntries(
      bound.attributes.filter(({ reference }) => reference !== null).map(({ name, reference }) => [name, reference!]),
    ),
    metrics: [...known, ...formulas],
    contrasts: [...contrasts, ...(parts.contrasts ?? [])],
    disparities: [...disparities, ...(parts.disparities ?? [])],
  };
}

interface Measured {
  readonly groups: readonly GroupRow[];
  readonly disparities: readonly DisparityRow[];
  readonly strata: readonly StratumRows[];
}

/** Every grouping of every cube measured; everybody's row comes once, first. */
function measured(counted: readonly Counted[], plan: MeasurePlan, bound: Bound): Measured {
  const groups: GroupRow[] = [];
  const rows: DisparityRow[] = [];
  const strata: StratumRows[] = [];
  const measureOne = (counts: Counts, groupings: Counted["groupings"]) =>
    inShownOrder(measure(counts, { ...plan, groupings }), bound.attributes);
  counted.forEach((part, i) => {
    const one = measureOne(part, part.groupings);
    groups.push(...(i === 0 ? one.groups : one.groups.filter(({ by }) => by.length > 0)));
    rows.push(...one.disparities);
    for (const { stratum, counts } of byStratum(part, bound)) strata.push({ stratum, ...measureOne(counts, part.groupings) });
  });
  return { groups, disparities: rows, strata };
}

async function inputsOf(opened: OpenedData, bound: Bound, request: AuditRequest, cube: Cube): Promise<readonly Input[]> {
  const used = tallyWhere(cube, () => true).n;
  const dropped = await droppedRows(opened.engine, bound, request);
  return opened.inputs.map((input) => (input.role === "evaluation" ? { ...input, used, dropped: [...input.dropped, ...dropped] } : input));
}
