import { digestOf } from "../audit/digest.js";
import { noFurtherBlocks } from "../audit/further/blocks.js";
import type { PlanFacts, Result } from "../audit/result.js";
import { runFacts, stamp } from "../audit/stamp.js";
import { noStudyBlocks } from "../audit/studies/blocks.js";
import type { Diagnostic } from "../errors.js";
import { emptyRequest } from "../policy/request.js";
import { renderJson } from "../renderers/json.js";
import { version } from "../version.js";
import { ciFacts } from "./ci-facts.js";

/** A result in which nothing was computed: the JSON that a run prints which could not do its work. */
export async function errorDocument(diagnostics: readonly Diagnostic[], exitCode: number, commandLine: string): Promise<string> {
  const unfinished = {
    $schema: "https://evenhand.dev/schema/result-1.json",
    format: "evenhand.result",
    version: "1.0",
    tool: { name: "evenhand", version, node: process.version, platform: `${process.platform}-${process.arch}` },
    policy: null,
    inputs: [],
    plan: noPlan,
    verdict: {
      status: "error",
      exitCode,
      blocking: [],
      counts: { fail: 0, error: 0, no_data: 0, inconclusive: 0, waived: 0, warn: 0, pass: 0 },
    },
    checks: [],
    groups: [],
    disparities: [],
    strata: [],
    ...noFurtherBlocks,
    sweeps: [],
    profile: [],
    ...noStudyBlocks,
    waivers: [],
    diagnostics,
    complete: false,
  } as const;
  const digest = digestOf(unfinished);
  const run = runFacts(stamp(), digest, { command: "audit", ci: ciFacts(process.env), commandLine });
  const result: Result = { ...unfinished, run, outputs: [], digest };
  return renderJson(result);
}

/** What is planned when nothing was: the defaults. */
const noPlan: PlanFacts = {
  engine: "none",
  task: "binary",
  classes: null,
  query: null,
  rank: null,
  label: null,
  prediction: null,
  score: null,
  weight: null,
  cluster: null,
  strata: [],
  count: null,
  favorable: "positive",
  attributes: [],
  groupings: [],
  where: null,
  minN: 0,
  ...emptyRequest.stats,
  formulas: {},
  assumed: {},
};
