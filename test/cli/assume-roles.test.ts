import { describe, expect, test } from "vitest";
import type { DetectedRole, Inspection } from "../../src/audit/inspect.js";
import { assumeRoles } from "../../src/cli/assume-roles.js";
import { emptyRequest } from "../../src/policy/request.js";

const role = (role: DetectedRole["role"], column: string, sureness: DetectedRole["sureness"] = "sure"): DetectedRole => ({
  role,
  column,
  sureness,
  because: "a name I know",
});

const inspection = (...roles: readonly DetectedRole[]): Inspection => ({
  rows: 100,
  columns: roles.map(({ column }) => ({ name: column, kind: "category", missing: 0, distinct: 2, min: null, max: null, top: [] })),
  roles,
  diagnostics: [],
});

const loans = inspection(
  role("label", "repaid"),
  role("prediction", "approved"),
  role("score", "p"),
  role("id", "app_id"),
  role("weight", "w", "likely"),
  role("sensitive", "sex"),
  role("sensitive", "race"),
  role("sensitive", "age", "likely"),
);

const asking = (columns: Partial<(typeof emptyRequest)["columns"]>, threshold: number | null = null) => ({
  ...emptyRequest,
  columns: { ...emptyRequest.columns, ...columns },
  outcome: { ...emptyRequest.outcome, threshold },
});

describe("roles that nobody gave", () => {
  test("are taken when they are sure, with the flag that pins each", () => {
    const { request, assumptions, unclear } = assumeRoles(emptyRequest, loans, "sure");
    expect(request.columns).toMatchObject({
      label: "repaid",
      prediction: "approved",
      score: "p",
      id: "app_id",
      weight: null,
      sensitive: ["sex", "race"],
    });
    expect(assumptions.map(({ flag }) => flag)).toEqual([
      "--label repaid",
      "--prediction approved",
      "--score p",
      "--id app_id",
      "--sensitive sex,race",
    ]);
    expect(unclear).toEqual([]);
  });

  test("are taken when they are likely and somebody agreed to that", () => {
    const { request } = assumeRoles(emptyRequest, loans, "likely");
    expect(request.columns).toMatchObject({ weight: "w", sensitive: ["sex", "race", "age"] });
  });

  test("that change numbers are left alone as soon as one role was named", () => {
    const { request, assumptions } = assumeRoles(asking({ prediction: "approved", sensitive: ["sex"] }), loans, "likely");
    expect(request.columns).toMatchObject({ label: "repaid", weight: null, score: null, id: null, sensitive: ["sex"] });
    expect(assumptions.map(({ role }) => role)).toEqual(["label"]);
  });

  test("leave the decision to score and threshold when both are given", () => {
    const { request } = assumeRoles(asking({ score: "p" }, 0.5), loans, "sure");
    expect(request.columns).toMatchObject({ score: "p", prediction: null, label: "repaid" });
  });

  test("never take a column twice", () => {
    const { request } = assumeRoles(asking({ label: "approved" }), loans, "sure");
    expect(request.columns).toMatchObject({ label: "approved", prediction: null });
  });
});

describe("a role that is not clear", () => {
  test("is asked for with its candidates and the flag", () => {
    const { unclear } = assumeRoles(
      emptyRequest,
      inspection(role("label", "y"), role("prediction", "yhat"), role("sensitive", "sex_code", "likely")),
      "sure",
    );
    expect(unclear).toEqual([
      {
        code: "EH120",
        level: "error",
        message: "which column is the protected attribute?",
        location: null,
        evidence: ["candidates: sex_code (a name I know)", "no terminal, so I cannot ask"],
        help: ["--sensitive sex_code"],
      },
    ]);
  });

  test("may be the decision, for which a score can be cut", () => {
    const { unclear } = assumeRoles(emptyRequest, inspection(role("score", "p"), role("sensitive", "sex")), "sure");
    expect(unclear.map(({ message, help }) => [message, ...help])).toEqual([
      ["which column is the decision?", "--score p --threshold 0.5"],
      ["which column is the true outcome?", "--label COLUMN"],
    ]);
  });

  test("is no hindrance when it was not asked for: outcomes alone, or decisions alone, can be audited", () => {
    const only = inspection(role("sensitive", "sex"), role("feature", "x"));
    expect(assumeRoles(asking({ label: "x" }), only, "sure").unclear).toEqual([]);
    expect(assumeRoles(asking({ prediction: "x" }), only, "sure").unclear).toEqual([]);
  });
});
