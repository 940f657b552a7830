import { describe, expect, test } from "vitest";
import { readRecord, recordOf, renderRecord } from "../../src/register/audit-record.js";
import { isCardId } from "../../src/register/card-schema.js";
import { compareRecords } from "../../src/register/compare-records.js";
import { dueOf } from "../../src/register/due.js";
import { readDataCard, readModelCard } from "../../src/register/read-card.js";
import { lastAudit, unsignedRoles } from "../../src/register/register.js";
import { checkRow, gatedResult } from "../support/gated-result.js";
import { sampleResult } from "../support/sample-result.js";
import { audit, facts, model, sampleRegister, signature, waiverRow } from "./sample-register.js";

describe("a record of an audit", () => {
  test("is read back as it was written, and anything else is refused", () => {
    const record = audit("2026.09", "2026-09-17T09:12:03.114Z");
    expect(readRecord(renderRecord(record), "r")).toEqual(record);
    expect(record.gaps.filter(({ sentence }) => sentence !== null).length).toBeGreaterThan(2);
    expect(record.aboutWhom).toContain("compared by race and sex");
    for (const text of ["{", "null", "[]", "{}", renderRecord({ ...record, gaps: undefined as never })])
      expect(() => readRecord(text, "r")).toThrow(/EH507/);
  });

  test("names no group of fewer than ten people", () => {
    const counts = { tp: 100, fp: 20, fn: 40, tn: 200 };
    const people = [
      { at: ["large"], ...counts },
      { at: ["larger"], ...counts, tp: 160 },
      { at: ["tiny"], tp: 3, fp: 1, fn: 2, tn: 2 },
    ];
    const result = sampleResult({ attributes: ["kind"], people, overrides: { profile: [] } });
    const text = renderRecord(recordOf(result, { ...facts, cardOf: () => null }));
    expect(text).toContain("larger");
    expect(text).not.toContain("tiny");
  });

  test("keeps no signature that is broken or of other files", () => {
    const base = audit("1", "2026-09-17T09:12:03.114Z", { signatures: [] });
    expect(base.signatures).toEqual([]);
    expect(audit("1", "2026-09-17T09:12:03.114Z").signatures.map(({ role }) => role)).toEqual(["developer", "validator"]);
    expect(signature("a").status).toBe("unknown_key");
  });
});

describe("what is due", () => {
  const kinds = (today: string, within: number, register = sampleRegister()) =>
    dueOf(register, today, within).map(({ kind, daysLeft, late }) => [kind, daysLeft, late]);
  test("audits by the card's days, data by their last day, a live version whose check failed at once", () => {
    // 2026-09-17 + 365 days = 2027-09-17.
    expect(kinds("2027-09-16", 1)).toEqual([
      ["verdict", null, true],
      ["data", -341, true],
      ["audit", 1, false],
    ]);
    expect(kinds("2027-09-18", 0)).toContainEqual(["audit", -1, true]);
    expect(kinds("2026-10-01", 9)).toEqual([
      ["verdict", null, true],
      ["data", 9, false],
    ]);
    expect(kinds("2026-10-01", 8)).toEqual([["verdict", null, true]]);
  });

  test("a live version without an audit, roles that did not sign, waivers that end", () => {
    expect(dueOf(sampleRegister({}, []), "2026-10-01", 0)[0]).toMatchObject({
      kind: "audit",
      late: true,
      who: "ops@lender.example",
      what: "version 2026.09 is live and was never audited",
    });
    const unsigned = sampleRegister({}, [
      audit("2026.09", "2026-09-17T09:12:03.114Z", { signatures: ["developer"], overrides: { waivers: [waiverRow("2026-10-05")] } }),
    ]);
    expect(dueOf(unsigned, "2026-10-01", 30).map(({ kind, who }) => [kind, who])).toEqual([
      ["signature", "validator"],
      ["verdict", "ops@lender.example"],
      ["waiver", "risk"],
      ["data", "risk@lender.example"],
    ]);
  });

  test("nothing of versions that are not in use", () => {
    const retired = sampleRegister({ versions: model().versions.map((one) => ({ ...one, stage: "retired" as const })) });
    expect(dueOf(retired, "2030-01-01", 0).filter(({ kind }) => kind !== "data")).toEqual([]);
  });
});

test("a key counts for one role", () => {
  const both = { ...audit("1", "2026-09-17T09:12:03.114Z"), signatures: [signature("developer", "same"), signature("validator", "same")] };
  expect(unsignedRoles({ roles: null }, model(), both)).toEqual(["validator"]);
  expect(unsignedRoles({ roles: null }, model(), null)).toEqual(["developer", "validator"]);
  expect(lastAudit(sampleRegister(), "credit-approval")?.modelVersion).toBe("2026.09");
});

test("audits are compared by id: change is now less before, and what only one has is there", () => {
  const was = audit("1", "2026-05-30T09:00:00.000Z");
  const gap = was.gaps.find(
    ({ id, value, upper, lower }) => value !== null && upper !== null && lower !== null && id.startsWith("equal_opportunity"),
  )!;
  const now = {
    ...was,
    gaps: was.gaps.map((one) =>
      one.id === gap.id ? { ...one, value: gap.value! + 2, lower: gap.lower! + 2, upper: gap.upper! + 2 } : one,
    ),
    checks: [...was.checks, { ...was.checks[0]!, id: "new", status: "pass" as const }],
  };
  const rows = compareRecords(was, now);
  expect(rows.find(({ id }) => id === gap.id)).toMatchObject({ change: expect.closeTo(2, 12), apart: true });
  expect(rows.find(({ id }) => id === "new")).toMatchObject({ was: null, statusWas: null, statusNow: "pass", change: null });
  expect(rows.filter(({ change }) => change !== null && change !== 0).length).toBe(1);
  expect(gatedResult([checkRow()]).checks.length).toBe(1);
});

describe("cards", () => {
  test("have defaults, and refuse what they do not know with its line", async () => {
    expect(await readModelCard("id: a\ntitle: A\nowner: me\n", "a.yml")).toMatchObject({
      auditEveryDays: 365,
      require: [],
      public: false,
      versions: [],
    });
    await expect(readModelCard("id: a\ntitle: A\nownr: me\n", "a.yml")).rejects.toMatchObject({
      diagnostics: expect.arrayContaining([expect.objectContaining({ code: "EH202", location: expect.objectContaining({ line: 3 }) })]),
    });
    await expect(readModelCard("id: a\ntitle: A\nowner: me\nversions: [{ version: 1 }]", "a.yml")).rejects.toThrow(/EH202/);
    await expect(readModelCard("id: !x a", "a.yml")).rejects.toThrow(/EH201/);
    await expect(readDataCard("id: a\ntitle: A\nsha256: abc", "a.yml")).rejects.toThrow(/SHA-256/);
  });

  test("have ids that lead to no other folder", () => {
    expect(["a", "credit-approval", "v1.2"].every(isCardId)).toBe(true);
    expect(["../a", "a/b", "", ".a", "A", "a..b", "a\\b", "a\n"].some(isCardId)).toBe(false);
  });
});
