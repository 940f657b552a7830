import { expect, test } from "vitest";
import { type AuditOptions, audit } from "../../src/audit/audit.js";
import { digestOf } from "../../src/audit/digest.js";
import type { Result } from "../../src/audit/result.js";

const roles = { label: "outcome", prediction: "predicted", positive: "approved", favorable: "positive", beforeModel: true } as const;

const questions: Readonly<Record<string, AuditOptions>> = {
  "two attributes and their combinations": { ...roles, sensitive: ["race", "sex"] },
  "a score with its threshold, bins, and a filter": {
    label: "outcome",
    beforeModel: true,
    score: "p_approved",
    threshold: 0.75,
    positive: "approved",
    sensitive: ["race", "income"],
    define: { income: { quantiles: 4 } },
    where: "self_employed = 'no' and loan_amount < 300 and not (dependents is missing)",
  },
  "weights, clusters and strata": {
    ...roles,
    sensitive: ["race"],
    weight: "loan_to_price",
    cluster: "fold",
    strata: ["units"],
  },
  "cells counted by a column": { ...roles, sensitive: ["sex"], count: "units", where: "not (units is missing)" },
};

/** The result without what tells one run, and one engine, from another. */
function comparable({ run: _run, outputs: _outputs, digest: _digest, ...result }: Result): object {
  const { engine: _engine, ...plan } = result.plan;
  const same = { ...result, plan };
  return { ...same, digest: digestOf(same) };
}

for (const file of ["fixtures/mortgage/decisions.csv", "fixtures/mortgage/decisions.parquet"]) {
  for (const [title, options] of Object.entries(questions)) {
    test(`memory and DuckDB audit ${file} to the same byte: ${title}`, async () => {
      const memory = await audit(file, { ...options, engine: "memory" });
      const duckdb = await audit(file, { ...options, engine: "duckdb" });
      expect([memory.plan.engine, duckdb.plan.engine]).toEqual(["memory", "duckdb"]);
      expect(memory.groups.length).toBeGreaterThan(2);
      expect(JSON.stringify(comparable(duckdb))).toBe(JSON.stringify(comparable(memory)));
    });
  }
}
