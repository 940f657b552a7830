import type { Result } from "../../src/audit/result.js";
import { type AuditRecord, recordOf } from "../../src/register/audit-record.js";
import type { DataCard, ModelCard } from "../../src/register/card.js";
import { type Register, registerOf } from "../../src/register/register.js";
import { checkRow, gatedResult } from "../support/gated-result.js";

export const model = (changes: Partial<ModelCard> = {}): ModelCard => ({
  id: "credit-approval",
  title: "Credit approval",
  purpose: "Decides who is offered a loan.",
  owner: "risk@lender.example",
  responsible: "ops@lender.example",
  tier: "high",
  auditEveryDays: 365,
  require: ["developer", "validator"],
  approve: [],
  waive: [],
  packs: ["us-fair-lending"],
  alerts: ["oncall@lender.example"],
  public: true,
  versions: [
    { version: "2026.06", stage: "retired", artifact: null, training: null, trained: null, deployed: "2026-06-02", retired: "2026-09-20" },
    {
      version: "2026.09",
      stage: "live",
      artifact: "ab".repeat(32),
      training: null,
      trained: "2026-08-01",
      deployed: "2026-09-20",
      retired: null,
    },
  ],
  ...changes,
});

export const dataCard = (changes: Partial<DataCard> = {}): DataCard => ({
  ...{ id: "holdout", title: "Hold-out of 2026", sha256: "cd".repeat(32), rows: 2000, period: "2026", labelsFrom: "repayments" },
  ...{ sensitive: ["race", "sex"], allowedUses: null, expires: "2026-10-10" },
  ...changes,
});

export const signature = (role: string, fingerprint = role) =>
  ({ role, name: null, statement: "", signedAt: "2026-09-18T08:00:00.000Z", fingerprint, status: "unknown_key" }) as const;

/** What is known beside a result. */
export const facts = {
  ...{ model: "credit-approval", modelVersion: "1", recordedAt: "2026-09-19T00:00:00.000Z", recordedBy: "ada", path: "out/results.json" },
  ...{ manifest: { digest: "ee" }, signatures: [], cardOf: () => "holdout" },
};

export function audit(
  version: string,
  startedAt: string,
  {
    overrides = {},
    signatures = ["developer", "validator"],
    id = "credit-approval",
  }: { overrides?: Partial<Result>; signatures?: readonly string[]; id?: string } = {},
): AuditRecord {
  const result = gatedResult([checkRow()], overrides);
  return recordOf(
    { ...result, run: { ...result.run, id: `run-${startedAt.slice(0, 10)}`, startedAt } },
    { ...facts, model: id, modelVersion: version, signatures: signatures.map((role) => signature(role)) },
  );
}

export const waiverRow = (expires: string) =>
  ({
    ...{
      check: "accuracy",
      groups: null,
      owner: "risk",
      approvedBy: null,
      reason: "the retrained model ships in March",
      created: "2026-09-01",
      expires,
    },
    ...{ ceiling: null, ticket: null, location: null, status: "applied" },
  }) as unknown as Result["waivers"][number];

export const sampleRegister = (
  changes: Partial<ModelCard> = {},
  audits: readonly AuditRecord[] = [audit("2026.06", "2026-05-30T09:00:00.000Z"), audit("2026.09", "2026-09-17T09:12:03.114Z")],
): Register => registerOf([model(changes)], [dataCard()], audits);
