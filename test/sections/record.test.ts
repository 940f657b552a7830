import { expect, test } from "vitest";
import type { AuditRecord } from "../../src/audit/record.js";
import { coverageOf } from "../../src/audit/regulation/coverage.js";
import { decision } from "../../src/sections/decision.js";
import { governance } from "../../src/sections/governance.js";
import { modelAndPurpose } from "../../src/sections/model-and-purpose.js";
import { sampleResult } from "../support/sample-result.js";

const withRecord = (content: Omit<AuditRecord, "version">) => ({
  ...sampleResult(),
  record: { path: "evenhand.record.yml", sha256: "ab".repeat(32), content: { version: 1 as const, ...content } },
});
const words = (blocks: unknown) => JSON.stringify(blocks);

test("without a record the report says that nobody provided one", () => {
  expect(words(modelAndPurpose.blocks(sampleResult()))).toContain("Not provided");
  expect(governance.blocks(sampleResult())).toEqual([]);
});

test("what is stated is shown as stated; what is not is marked", () => {
  const result = withRecord({
    purpose: { intended_use: "Advises on mortgages", decision_role: "augments" },
    risks: [{ risk: "Proxy of race", severity: "high" }],
  });
  const shown = words(modelAndPurpose.blocks(result));
  expect(shown).toContain("Advises on mortgages");
  expect(shown).toContain("advises a person who decides");
  expect(shown).toContain("The audit did not check any of it");
  expect(shown.match(/○ not provided/g)!.length).toBeGreaterThan(15);
  expect(words(governance.blocks(result))).toContain("Proxy of race");
  expect(words(decision.blocks(result))).toContain("Purpose, as stated");
});

test("approvals name who signs; one person in two roles is told", () => {
  const result = withRecord({
    approvals: [
      { role: "Developer", name: "A. Roe" },
      { role: "Validator", name: "a. roe " },
    ],
  });
  expect(words(decision.blocks(result))).toContain('"role":"Validator","name":"a. roe"');
  expect(words(governance.blocks(result))).toContain("The same person is named");
  expect(
    words(
      governance.blocks(
        withRecord({
          approvals: [
            { role: "Developer", name: "A. Roe" },
            { role: "Validator", name: "B. Doe" },
          ],
        }),
      ),
    ),
  ).not.toContain("same person");
});

test("clauses that ask for the record are answered by it", () => {
  const result = withRecord({ oversight: { monitoring: "weekly" } });
  expect(coverageOf({ from: "record", key: "oversight.monitoring" }, result)).toBe("provided");
  expect(coverageOf({ from: "record", key: "oversight.retention" }, result)).toBe("not_provided");
  expect(coverageOf({ from: "record", key: "oversight.retention" }, sampleResult())).toBe("not_provided");
});
