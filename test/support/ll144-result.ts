import type { AuditRecord } from "../../src/audit/record.js";
import { unreconciled } from "../../src/audit/regulation/margins.js";
import type { SelectionTable } from "../../src/audit/regulation/row.js";
import type { Result } from "../../src/audit/result.js";
import { usNycLl144 } from "../../src/packs/us-nyc-ll144.js";
import { ruleTables } from "../audit/regulation/rule-tables.js";
import { sampleResult } from "./sample-result.js";

const sample = sampleResult();
type Stated = NonNullable<AuditRecord["audit"]>;

/** Everything that a bias audit has to state. */
export const stated = {
  date: "2026-08-15",
  distribution_date: "2026-09-01",
  auditor: "Example Auditors LLC",
  independence: ["Took no part in making or using the tool", "Is not employed by its maker or user", "Has no money in either"],
  data_statement: "Historical data of one employer",
} satisfies Stated;

/** An audit under the pack of Local Law 144 with these tables, and what the record states of it; null = no record. */
export function ll144Result(
  audit: Stated | null,
  selections: readonly SelectionTable[] = ruleTables,
  startedAt = "2026-09-17T09:12:03.114Z",
): Result {
  const { policy: _, aliases: __, summary: ___, computes: ____, ...facts } = usNycLl144;
  return {
    ...sample,
    run: { ...sample.run, startedAt },
    record: audit === null ? null : { path: "evenhand.record.yml", sha256: "ab".repeat(32), content: { version: 1, audit } },
    regulations: [{ ...facts, screens: false, selections, unreconciled: unreconciled(selections) }],
  };
}
