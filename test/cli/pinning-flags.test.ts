import { expect, test } from "vitest";
import { pinningFlags } from "../../src/cli/pinning-flags.js";
import { type AuditRequest, emptyRequest } from "../../src/policy/request.js";

const asked: AuditRequest = { ...emptyRequest, columns: { ...emptyRequest.columns, label: "repaid" } };

test("what was answered becomes flags that a shell reads as it was meant", () => {
  const settled: AuditRequest = {
    ...asked,
    columns: { ...asked.columns, score: "p", sensitive: ["sex", "home, county"] },
    outcome: { ...asked.outcome, positive: { label: ["paid back"], prediction: null }, favorable: "negative", threshold: 0.25 },
  };
  expect(pinningFlags(asked, settled)).toEqual([
    "--score p",
    `--sensitive 'sex,"home, county"'`,
    "--positive 'paid back'",
    "--favorable negative",
    "--threshold 0.25",
  ]);
});

test("what was given is not said again", () => {
  expect(pinningFlags(asked, asked)).toEqual([]);
});
