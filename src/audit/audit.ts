import { conventions } from "../conventions/index.js";
import type { Task } from "../metrics/kind/task.js";
import { functionModel, type ModelFunction } from "../models/function-model.js";
import type { Model } from "../models/model.js";
import type { ModelSettings } from "../models/model-settings.js";
import { openModel } from "../models/open-model.js";
import type { DriftAsked } from "../policy/drift-settings.js";
import { type ExtraSettings, noExtras, withExtras } from "../policy/extras.js";
import type { ReadRecord } from "../policy/record/read-record.js";
import { type AttributeDefinition, type AuditRequest, emptyRequest, type Value } from "../policy/request.js";
import { type DataFrameLike, tableFromDataFrame } from "../readers/danfo.js";
import { tableFromRows } from "../readers/rows.js";
import { type Scalar, type Table, tableFrom } from "../table/table.js";
import { pastData } from "./drift/past-data.js";
import { type DataSource, openData } from "./open-data.js";
import type { Result } from "./result.js";
import { finish, type Parts, runAudit } from "./run.js";
import { runFacts, stamp } from "./stamp.js";
import { type StudyOptions, studiesOf } from "./studies/study-options.js";

/** Data to audit: a path or glob (or several), rows as objects, columns, a danfojs DataFrame, or a Table. */
export type AuditData =
  | string
  | readonly string[]
  | readonly Readonly<Record<string, Scalar>>[]
  | Readonly<Record<string, ArrayLike<Scalar>>>
  | DataFrameLike
  | Table;

/** What an audit needs to know. Everything but `sensitive` can be left out; what is left out has no value in the result, with the reason. */
export interface AuditOptions extends ExtraSettings, StudyOptions {
  /** What is predicted; told from the columns when left out. */
  readonly task?: Task;
  readonly label?: string;
  readonly prediction?: string;
  readonly score?: string;
  readonly id?: string;
  readonly weight?: string;
  readonly cluster?: string;
  /** Of a ranking: the column whose rows with the same value are ranked together, and the column of places. */
  readonly query?: string;
  readonly rank?: string;
  readonly strata?: readonly string[];
  /** Protected attributes; their combinations up to `depth` at a time are groups too. */
  readonly sensitive: readonly string[];
  readonly count?: string;
  readonly trials?: string;
  readonly hits?: string;
  /** The positive value or values; needed unless the column holds 0/1 or true/false. */
  readonly positive?:
    | Value
    | readonly Value[]
    | { readonly label?: Value | readonly Value[]; readonly prediction?: Value | readonly Value[] };
  readonly negative?: Value | readonly Value[];
  /** Whether a positive decision is good for the person; "positive" when left out. */
  readonly favorable?: "positive" | "negative";
  readonly threshold?: number;
  readonly where?: string;
  readonly missingPrediction?: "error" | "drop" | "negative";
  /** Largest combination of attributes; 2 when left out. */
  readonly depth?: number;
  readonly minN?: number | "auto";
  /** What becomes of groups below `minN`; "exclude" when left out. */
  readonly small?: "exclude" | "merge" | "error";
  readonly define?: Readonly<Record<string, AttributeDefinition>>;
  readonly confidence?: number;
  readonly seed?: number;
  readonly resamples?: number;
  /** Own metrics as formulas: id → e.g. "(tp + tn) / n". */
  readonly formulas?: Readonly<Record<string, string>>;
  /** Own metrics, contrasts and disparities as constants. */
  readonly parts?: Parts;
  /** A model to ask: a function of columns, or a reference such as "lightgbm:model.txt" or "mlflow:http://127.0.0.1:5000", or settings of an adapter. Of trees, what drives the gaps is taken apart. */
  readonly model?: ModelFunction | ModelSettings | string;
  /** What `readRecord` returned: purpose, data, risks, oversight and approvals, for the report. */
  readonly record?: ReadRecord;
  /** Which engine counts; by size when left out. */
  readonly engine?: "memory" | "duckdb";
  /** A second file with predictions, joined on `id`. */
  readonly predictions?: string;
  /** Data of the past, e.g. those a model was trained on: what differs from them is in `drift` of the result. */
  readonly drift?: { readonly past: AuditData } & Partial<DriftAsked>;
  readonly signal?: AbortSignal;
}

/**
 * Audits predictions: rates of every group and combination, disparities with bounds, and how the data were read.
 *
 * Reads the files that it is given and nothing else; sends nothing anywhere. Throws an EvenhandError with every
 * mistake it found when a column or a value is not there.
 *
 * Example: `await audit({ y: [1, 0, 1], yhat: [1, 0, 0], sex: ["f", "m", "f"] }, { label: "y", prediction: "yhat", sensitive: ["sex"] })`
 */
export async function audit(data: AuditData, options: AuditOptions): Promise<Result> {
  const started = stamp();
  const { parts, signal, engine, predictions } = options;
  await using opened = await openData(sourceOf(data), {
    engine: engine ?? null,
    id: options.id ?? null,
    ...(predictions !== undefined && options.id !== undefined
      ? { predictions: { path: predictions, id: options.id, unmatched: "error" } }
      : {}),
    ...(options.trials !== undefined && { trials: options.trials }),
    ...(options.hits !== undefined && { hits: options.hits }),
    ...(signal !== undefined && { signal }),
  });
  await using model = options.model === undefined ? null : await modelOf(options.model);
  const audited = await runAudit(opened, requestOf(options), {
    ...(parts && { parts }),
    ...(signal && { signal }),
    ...(model && { model }),
    studies: {
      ...studiesOf(options),
      ...(options.drift && { drift: await pastData(sourceOf(options.drift.past), options.drift, signal) }),
    },
    clock: () => started.elapsed() / 1000,
  });
  return finish(audited, { run: runFacts(started, audited.digest, { command: "audit", ci: null, commandLine: null }), outputs: [] });
}

/** The model that a library user hands over, opened. */
export const modelOf = async (model: ModelFunction | ModelSettings | string): Promise<Model> =>
  typeof model === "string" || "adapter" in model
    ? openModel(model)
    : functionModel(model, { adapter: "function", name: "the model", facts: {} });

/** The data that a library user hands over, as something to be opened. */
export function sourceOf(data: AuditData): DataSource {
  if (typeof data === "string") return { kind: "files", patterns: [data] };
  if (Array.isArray(data)) {
    return data.every((item) => typeof item === "string")
      ? { kind: "files", patterns: data }
      : { kind: "table", table: tableFromRows(data as readonly Readonly<Record<string, Scalar>>[]) };
  }
  if ("columns" in data && data.columns instanceof Map) return { kind: "table", table: data as Table };
  if ("getColumnData" in data) return { kind: "table", table: tableFromDataFrame(data as DataFrameLike) };
  return { kind: "table", table: tableFrom(data as Readonly<Record<string, ArrayLike<Scalar>>>) };
}

/** The request that the options amount to. */
export function requestOf(options: AuditOptions): AuditRequest {
  const { columns, outcome, groups, stats } = emptyRequest;
  const { positive } = options;
  const split =
    typeof positive === "object" && !Array.isArray(positive)
      ? (positive as { label?: Value | readonly Value[]; prediction?: Value | readonly Value[] })
      : null;
  const both = split === null ? listOf(positive as Value | readonly Value[] | undefined) : null;
  const trialTable = options.trials !== undefined && options.hits !== undefined;
  return {
    task: options.task ?? null,
    columns: {
      ...columns,
      label: options.label ?? null,
      prediction: trialTable ? "(decision)" : (options.prediction ?? null),
      score: options.score ?? null,
      id: options.id ?? null,
      weight: options.weight ?? null,
      cluster: options.cluster ?? null,
      query: options.query ?? null,
      rank: options.rank ?? null,
      strata: options.strata ?? [],
      sensitive: options.sensitive,
      count: trialTable ? "(count)" : (options.count ?? null),
    },
    outcome: {
      ...outcome,
      positive: { label: split ? listOf(split.label) : both, prediction: split ? listOf(split.prediction) : null },
      negative: { label: listOf(options.negative), prediction: null },
      favorable: options.favorable ?? null,
      threshold: options.threshold ?? null,
    },
    groups: {
      ...groups,
      depth: options.depth ?? groups.depth,
      minN: options.minN ?? groups.minN,
      small: options.small ?? groups.small,
      define: options.define ?? {},
    },
    where: options.where ?? null,
    missingPrediction: options.missingPrediction ?? "error",
    stats: {
      confidence: options.confidence ?? stats.confidence,
      seed: options.seed ?? stats.seed,
      resamples: options.resamples ?? stats.resamples,
    },
    formulas: options.formulas ?? {},
    extras: withExtras({ ...noExtras, record: options.record ?? null }, options, { conventions: conventions.map(({ id }) => id) }),
  };
}

const listOf = (value: Value | readonly Value[] | undefined): readonly Value[] | null =>
  value === undefined ? null : Array.isArray(value) ? value : [value as Value];
