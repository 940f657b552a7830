import { createHash } from "node:crypto";
import type { Baseline, BaselineCheck, BaselineRows } from "../../checks/baseline.js";
import type { CheckRow } from "../../checks/check.js";
import { version } from "../../version.js";
import type { Input, PolicyFacts } from "../result.js";
import type { CountedData } from "./check-counts.js";
import { ratesOf } from "./group-rates.js";
import { evaluationDigest, hashedRows, identifiedRows, MOST_ROWS } from "./identified-rows.js";
import type { MeasuredCheck } from "./measured-checks.js";
import type { CheckRun } from "./run-check.js";

export interface Saving {
  readonly policy: PolicyFacts;
  readonly inputs: readonly Input[];
  readonly digest: string;
  readonly bins: Baseline["bins"];
  readonly rows: BaselineRows | null;
}

/** The baseline that a run amounts to; `rows` says whether decisions are kept under hashed ids. */
export async function saveBaseline(
  { audited, judged, data }: CheckRun,
  { rows }: { readonly rows: "kept" | "left out" },
): Promise<Baseline> {
  const { policy, inputs, digest, plan } = audited;
  const bins = Object.fromEntries(plan.attributes.flatMap(({ name, bins: cuts }) => (cuts === null ? [] : [[name, cuts]])));
  const kept = rows === "kept" ? await baselineRows(data, inputs) : null;
  return baselineOf(judged.numbers, judged.judgement.checks, { policy: policy!, inputs, digest, bins, rows: kept });
}

/** The numbers of judged checks as a later run compares with them. */
export function baselineOf(
  numbers: readonly MeasuredCheck[],
  rows: readonly CheckRow[],
  { policy, inputs, digest, bins, rows: kept }: Saving,
): Baseline {
  return {
    $schema: "https://evenhand.dev/schema/baseline-1.json",
    format: "evenhand.baseline",
    version: "1.0",
    tool: { name: "evenhand", version },
    policy: { name: policy.name ?? null, sha256: policy.sha256 },
    data: inputs
      .filter(({ role }) => role === "evaluation" || role === "predictions")
      .map(({ path, sha256, rows: n }) => ({ path, sha256, rows: n })),
    digest,
    checks: numbers.map((number, i) => checkOf(number, rows[i]!)),
    bins,
    rows: kept,
  };
}

function checkOf(number: MeasuredCheck, row: CheckRow): BaselineCheck {
  const { what } = number;
  const metrics = what.kind === "disparity" ? what.disparity.metrics : what.kind === "contrast" ? [] : [what.metric];
  return {
    id: row.id,
    metric: row.metric,
    by: row.by,
    value: row.value,
    bounds: row.bounds,
    groups: metrics.flatMap((metric) => ratesOf(number, metric).map((rate) => ({ metric: metric.id, ...rate }))),
  };
}

/** Who got which decision, under hashed ids; null when the policy names no id or there are too many rows. */
export async function baselineRows(data: CountedData, inputs: readonly Input[]): Promise<BaselineRows | null> {
  const { id } = data.request.columns;
  if (id === null || data.engine.rows > MOST_ROWS) return null;
  // The salt is made of the data, so that the same data give the same file; whoever has the data needs no hash.
  const salt = createHash("sha256")
    .update(JSON.stringify(["evenhand baseline", ...inputs.map(({ sha256, rows }) => [sha256, rows])]))
    .digest("hex")
    .slice(0, 32);
  const rows = hashedRows(await identifiedRows(data, id), salt);
  return {
    column: id,
    salt,
    evaluation: evaluationDigest(rows),
    count: rows.length,
    hashes: Buffer.from(rows.map(({ hash }) => hash).join(""), "hex").toString("base64"),
    decisions: rows.map(({ row }) => row.prediction ?? "-").join(""),
  };
}
