import { digestOf } from "../../src/audit/digest.js";
import { noFurtherBlocks } from "../../src/audit/further/blocks.js";
import { measure } from "../../src/audit/measure.js";
import type { MeasurePlan } from "../../src/audit/measure-plan.js";
import type { Result } from "../../src/audit/result.js";
import { noStudyBlocks } from "../../src/audit/studies/blocks.js";
import { contrasts } from "../../src/contrasts/index.js";
import { type Cell, type Cube, sortedCube, type Tally } from "../../src/cube/cube.js";
import { disparities } from "../../src/disparities/index.js";
import { metrics } from "../../src/metrics/index.js";

/** How many people of one place on the attributes have each combination of label and decision; null label = the data have none. */
export interface People {
  /** In the order of the attributes; null = not recorded. */
  readonly at: readonly (string | null)[];
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
  readonly tn: number;
}

export interface Sample {
  readonly attributes?: readonly string[];
  readonly people?: readonly People[];
  readonly hasLabel?: "label" | "no label";
  readonly overrides?: Partial<Result>;
}

const applicants: readonly People[] = [
  { at: ["White", "male"], tp: 610, fp: 190, fn: 150, tn: 640 },
  { at: ["White", "female"], tp: 520, fp: 150, fn: 160, tn: 569 },
  { at: ["Black", "male"], tp: 96, fp: 40, fn: 72, tn: 212 },
  { at: ["Black", "female"], tp: 90, fp: 32, fn: 70, tn: 214 },
  { at: ["Asian", "male"], tp: 60, fp: 28, fn: 20, tn: 62 },
  { at: ["Asian", "female"], tp: 52, fp: 22, fn: 18, tn: 67 },
  { at: ["Native Hawaiian or Other Pacific Islander", "male"], tp: 9, fp: 3, fn: 5, tn: 14 },
  { at: ["Native Hawaiian or Other Pacific Islander", "female"], tp: 5, fp: 2, fn: 4, tn: 8 },
  { at: [null, "male"], tp: 12, fp: 6, fn: 9, tn: 21 },
  { at: [null, "female"], tp: 10, fp: 4, fn: 8, tn: 20 },
];

/** A result as an audit of a loan file would return it, measured by the same code from planted counts. */
export function sampleResult({
  attributes = ["race", "sex"],
  people = applicants,
  hasLabel = "label",
  overrides = {},
}: Sample = {}): Result {
  const groupings = attributes.length > 1 ? [...attributes.map((name) => [name]), [...attributes]] : attributes.map((name) => [name]);
  const plan: MeasurePlan = {
    groupings,
    favorable: "positive",
    confidence: 0.95,
    minN: 30,
    seed: 0,
    resamples: 200,
    references: {},
    metrics,
    contrasts,
    disparities,
  };
  const measured = measure({ cube: cubeOf(attributes, people, hasLabel), scores: null, probabilities: false }, plan);
  const rows = people.reduce((sum, { tp, fp, fn, tn }) => sum + tp + fp + fn + tn, 0);
  const result: Omit<Result, "digest"> = {
    $schema: "https://evenhand.dev/schema/result-1.json",
    format: "evenhand.result",
    version: "1.0",
    tool: { name: "evenhand", version: "0.1.0", node: "v20.20.2", platform: "linux-x64" },
    run: {
      id: "01K5B6X3N4",
      command: "audit",
      startedAt: "2026-09-17T09:12:03.114Z",
      durationMs: 184,
      ci: null,
      commandLine: "evenhand audit loans.csv --label repaid --prediction approved --positive yes --sensitive race,sex -o report.html",
    },
    policy: null,
    inputs: [
      {
        role: "evaluation",
        path: "data/loans.csv",
        format: "csv",
        sha256: "7be1d2aa0c3f5e6b9d8a7c6b5a4f3e2d1c0b9a8f7e6d5c4b3a2f1e0d9c8b7a69",
        bytes: 412_331,
        rows: rows + 14,
        used: rows,
        dropped: [{ reason: "no label: counted in decisions only", rows: 14 }],
      },
    ],
    plan: {
      engine: "memory",
      task: "binary",
      classes: null,
      query: null,
      rank: null,
      label: hasLabel === "label" ? { column: "repaid", positive: ["yes"], negative: ["no"], threshold: null } : null,
      prediction: { column: "approved", positive: ["yes"], negative: ["no"], threshold: null },
      score: null,
      weight: null,
      cluster: null,
      strata: [],
      count: null,
      favorable: "positive",
      attributes: attributes.map((name, i) => ({
        name,
        column: name,
        bins: null,
        merged: {},
        reference: people[0]?.at[i] ?? null,
        referenceBy: "largest",
      })),
      groupings,
      where: null,
      minN: plan.minN,
      confidence: plan.confidence,
      seed: plan.seed,
      resamples: plan.resamples,
      formulas: {},
      assumed: { label: "given", prediction: "given" },
    },
    verdict: {
      status: "not_gated",
      exitCode: 0,
      blocking: [],
      counts: { fail: 0, error: 0, no_data: 0, inconclusive: 0, waived: 0, warn: 0, pass: 0 },
    },
    checks: [],
    ...measured,
    strata: [],
    ...noFurtherBlocks,
    sweeps: [],
    profile: [
      { name: "app_id", kind: "category", role: "id", missing: 0, distinct: rows, min: null, max: null, top: [] },
      ...attributes.map((name, i) => ({
        name,
        kind: "category" as const,
        role: "sensitive",
        missing: sizeWhere(people, (at) => at[i] === null),
        distinct: new Set(people.map(({ at }) => at[i])).size,
        min: null,
        max: null,
        top: [...new Set(people.map(({ at }) => at[i]))].flatMap((value) =>
          typeof value === "string" ? [{ value, rows: sizeWhere(people, (at) => at[i] === value) }] : [],
        ),
      })),
      { name: "income", kind: "number", role: null, missing: 3, distinct: 812, min: -1.5, max: 312.25, top: [] },
    ],
    ...noStudyBlocks,
    waivers: [],
    outputs: [],
    diagnostics: [
      {
        code: "EH117",
        level: "note",
        message: 'column "race" has no value in 90 rows',
        location: null,
        evidence: ["90 of 3,986 rows"],
        help: ["--missing NA treats another text as missing"],
      },
    ],
    complete: true,
    ...overrides,
  };
  return { ...result, digest: digestOf(result) };
}

const sizeWhere = (people: readonly People[], holds: (at: People["at"]) => boolean): number =>
  people.filter(({ at }) => holds(at)).reduce((sum, { tp, fp, fn, tn }) => sum + tp + fp + fn + tn, 0);

function cubeOf(attributes: readonly string[], people: readonly People[], hasLabel: "label" | "no label"): Cube {
  const cells: Cell[] = [];
  const tallies: Tally[] = [];
  for (const { at, tp, fp, fn, tn } of people) {
    const counts =
      hasLabel === "label"
        ? [
            { label: 1, prediction: 1, n: tp },
            { label: 0, prediction: 1, n: fp },
            { label: 1, prediction: 0, n: fn },
            { label: 0, prediction: 0, n: tn },
          ]
        : [
            { prediction: 1, n: tp + fp },
            { prediction: 0, n: fn + tn },
          ];
    for (const { n, ...outcome } of counts) {
      if (n === 0) continue;
      cells.push({ ...Object.fromEntries(attributes.map((name, i) => [`by.${name}`, at[i] ?? null])), ...outcome });
      tallies.push({ n, w: n, w2: n });
    }
  }
  const axes = [...attributes.map((name) => `by.${name}`), ...(hasLabel === "label" ? ["label"] : []), "prediction"];
  return sortedCube(axes, cells, tallies);
}
