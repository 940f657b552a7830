import type { Result } from "../../src/audit/result.js";
import type { CheckRow, Status } from "../../src/checks/check.js";
import { statuses } from "../../src/checks/check.js";
import { sampleResult } from "./sample-result.js";

/** A check as a gate would return it. */
export const checkRow = (row: Partial<CheckRow> = {}): CheckRow => ({
  id: "demographic_parity_difference@race",
  metric: "demographic_parity_difference",
  by: ["race"],
  where: null,
  status: "fail",
  action: "fail",
  severity: "error",
  reason: null,
  sentence: "0.196 > 0.10 (0.125 to 0.248): Asian 0.495, Black 0.299",
  why: null,
  value: 0.19641,
  unit: "proportion",
  direction: "lower",
  requirement: { op: "<=", limit: 0.1, warn: 0.05 },
  decision: "bounds",
  bounds: { lower: 0.1249, upper: 0.248, lowerAlpha: 0.0125, upperAlpha: 0.05, method: "newcombe" },
  lean: null,
  resolution: 0.198,
  pair: {
    a: { group: { race: "Asian" }, value: 0.49544, numerator: 163, n: 329 },
    b: { group: { race: "Black" }, value: 0.29903, numerator: 247, n: 826 },
  },
  minN: 30,
  coverage: { groups: 1, rows: 1 },
  excluded: [],
  baseline: null,
  waiver: null,
  location: { file: "evenhand.yml", line: 32, column: 5 },
  origin: "evenhand.yml",
  fingerprint: "9f2c61d0a7b34e18",
  ...row,
});

let measured: Result | null = null;
/** Measured once: it takes longer than any test of what is shown of checks. */
const usual = (): Result => {
  measured ??= sampleResult();
  return measured;
};

/** A result with these checks. */
export function gatedResult(checks: readonly CheckRow[], overrides: Partial<Result> = {}): Result {
  const counts = Object.fromEntries(statuses.map((status) => [status, checks.filter((check) => check.status === status).length])) as Record<
    Status,
    number
  >;
  return {
    ...usual(),
    checks,
    policy: { path: "evenhand.yml", sha256: "a41c9e2f", source: "file", name: "credit-approval", packs: [], diff: null },
    verdict: {
      status: counts.fail > 0 ? "fail" : "pass",
      exitCode: counts.fail > 0 ? 1 : 0,
      blocking: checks.filter(({ action }) => action === "fail").map(({ id }) => id),
      counts,
    },
    ...overrides,
  };
}
