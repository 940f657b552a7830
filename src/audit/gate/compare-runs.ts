import type { Check, CheckRow } from "../../checks/check.js";
import { EvenhandError } from "../../errors.js";
import type { AuditRequest } from "../../policy/request.js";
import type { OpenedData } from "../open-data.js";
import { runAudit } from "../run.js";
import type { CountedData } from "./check-counts.js";
import { type ComparedNumber, type Comparison, changeWord } from "./comparison.js";
import type { Gate } from "./gate.js";
import { type Judged, judgeResult } from "./judge-result.js";
import { baselineOf, baselineRows } from "./save-baseline.js";

/** Data under a name, and how they are read. */
export interface Occasion {
  readonly name: string;
  readonly opened: OpenedData;
  readonly request: AuditRequest;
}

/** The numbers of two occasions side by side: on the same rows where both have the same ids, else as two samples, and said so. */
export async function compareRuns(before: Occasion, now: Occasion, checks: readonly Check[] | null): Promise<Comparison> {
  const asked = checks ?? usualChecks(now.request);
  const first = await judged(before, asked, null);
  const inputs = first.inputs;
  const rows = await rowsOf(first.data, inputs);
  const baseline = baselineOf(first.judged.numbers, first.judged.judgement.checks, {
    policy: noPolicy,
    inputs,
    digest: first.digest,
    bins: {},
    rows,
  });
  const second = await judged(now, asked, { content: baseline, from: before.name, ratchet: false, pairing: "id" });
  const { judgement } = second.judged;
  return {
    before: before.name,
    now: now.name,
    numbers: judgement.checks.map((row, i) => numberOf(row, first.judged.judgement.checks[i]!)),
    notes: judgement.diagnostics.filter(({ code }) => code === "EH407"),
  };
}

/** Rows by id; none when an id repeats, which a note then says. */
async function rowsOf(data: CountedData, inputs: Parameters<typeof baselineRows>[1]) {
  try {
    return await baselineRows(data, inputs);
  } catch (error) {
    if (error instanceof EvenhandError && error.code === "EH109") return null;
    throw error;
  }
}

const noPolicy = { path: null, sha256: "", source: "file", packs: [], diff: null } as const;

async function judged({ opened, request }: Occasion, checks: readonly Check[], baseline: Gate["baseline"]) {
  let kept: { readonly judged: Judged; readonly data: CountedData } | null = null;
  const gate: Gate = { policy: noPolicy, checks, waivers: [], suiteCorrection: "none", failOn: "error", today: "1970-01-01", baseline };
  const { inputs, digest } = await runAudit(opened, request, {
    judge: async (data, plan) => {
      kept = { judged: await judgeResult(data, plan, gate), data };
      return kept.judged.judgement;
    },
  });
  return { ...(kept as unknown as { readonly judged: Judged; readonly data: CountedData }), inputs, digest };
}

function numberOf(row: CheckRow, earlier: CheckRow): ComparedNumber {
  const { id, metric, by, value, baseline } = row;
  const known = value !== null && baseline !== null;
  return {
    id,
    metric,
    by,
    before: earlier.value,
    now: value,
    delta: known ? baseline.delta : null,
    lower: known ? baseline.lower : null,
    upper: known ? baseline.upper : null,
    paired: baseline?.paired ?? false,
    change: known ? changeWord(baseline.lower, baseline.upper) : "unknown",
    reason: value === null ? (row.reason ?? "no_value") : earlier.value === null ? (earlier.reason ?? "no_value") : null,
  };
}

const usualGaps = [
  "demographic_parity_difference",
  "equal_opportunity_difference",
  "predictive_equality_difference",
  "accuracy_parity_difference",
] as const;
const usualRates = ["accuracy", "true_positive_rate", "false_positive_rate"] as const;

/** What is compared when no policy says it: the usual gaps by each attribute, and how right the decisions are. */
const usualChecks = ({ columns, groups }: AuditRequest): readonly Check[] => [
  ...columns.sensitive.flatMap((name) => usualGaps.map((metric) => usualCheck(metric, [name], groups.minN))),
  ...usualRates.map((metric) => usualCheck(metric, null, groups.minN)),
];

const usualCheck = (metric: string, by: Check["by"], minN: Check["minN"]): Check => ({
  id: by === null ? metric : `${metric}@${by.join("*")}`,
  metric,
  by,
  where: null,
  requirement: null,
  maxRegression: 0,
  maxResolution: null,
  decision: "bounds",
  onInconclusive: "none",
  onNoData: "none",
  minN,
  minCoverage: 0,
  severity: "error",
  locked: false,
  why: null,
  params: {},
  location: null,
  origin: "evenhand compare",
});
