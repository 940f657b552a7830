import { describe, expect, test } from "vitest";
import { check } from "../../../src/audit/check.js";
import { digestOf } from "../../../src/audit/digest.js";
import { people, policy } from "./people.js";

const unequal = people({ a: { tp: 300, fp: 200, fn: 100, tn: 400 }, b: { tp: 200, fp: 100, fn: 150, tn: 550 } });
const equal = people({ a: { tp: 300, fp: 200, fn: 100, tn: 400 }, b: { tp: 300, fp: 200, fn: 100, tn: 400 } });
const dp = { metric: "demographic_parity_difference", by: "race", max: 0.1 };

describe("a check of data against a policy", () => {
  test("fails with exit code 1 and names the check", async () => {
    const result = await check(unequal, { policy: policy([dp, { metric: "accuracy", min: 0.6 }]) });
    expect(result.verdict).toMatchObject({ status: "fail", exitCode: 1, blocking: ["demographic_parity_difference@race"] });
    expect(result.verdict.counts).toMatchObject({ fail: 1, pass: 1 });
    expect(result.checks.map(({ id, status, value }) => [id, status, value])).toEqual([
      ["demographic_parity_difference@race", "fail", 0.5 - 0.3],
      ["accuracy", "pass", 1450 / 2000],
    ]);
    expect(result.run.command).toBe("check");
    expect(result.policy).toMatchObject({ name: "test", sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(digestOf({ ...result })).toBe(result.digest);
  });

  test("passes with exit code 0, also from the text of a policy", async () => {
    const text =
      "version: 1\ncolumns: { label: y, prediction: yhat, sensitive: [race] }\noutcome: { positive: 1, favorable: positive }\nchecks:\n  - { metric: demographic_parity_difference, by: race, max: 0.1 }\n";
    const { verdict } = await check(equal, { policy: text });
    expect(verdict).toMatchObject({ status: "pass", exitCode: 0, blocking: [] });
  });

  test("leaves no decision with exit code 4 only where the policy says so", async () => {
    const small = people({ a: { tp: 20, tn: 30 }, b: { tp: 14, tn: 36 } });
    const tight = { ...dp, min_n: 30 };
    expect((await check(small, { policy: policy([tight]) })).verdict).toMatchObject({
      status: "pass",
      exitCode: 0,
      counts: { inconclusive: 1 },
    });
    const strict = await check(small, { policy: policy([{ ...tight, on_inconclusive: "fail" }]) });
    expect(strict.verdict).toMatchObject({ status: "undecided", exitCode: 4 });
  });

  test("never passes without data", async () => {
    const one = people({ a: { tp: 20, tn: 30 } });
    expect((await check(one, { policy: policy([dp]) })).verdict).toMatchObject({
      status: "undecided",
      exitCode: 4,
      counts: { no_data: 1 },
    });
  });

  test("a filter of a check counts its rows alone", async () => {
    const result = await check(unequal, { policy: policy([{ ...dp, where: "y = 1", id: "among-positives" }, dp]) });
    expect(result.checks[0]!.value).toBeCloseTo(300 / 400 - 200 / 350, 12);
    expect(result.checks[1]!.value).toBeCloseTo(0.2, 12);
  });

  test("warnings block only when asked", async () => {
    const warned = [{ ...dp, severity: "warn" }];
    expect((await check(unequal, { policy: policy(warned) })).verdict).toMatchObject({ exitCode: 0, counts: { warn: 1 } });
    expect((await check(unequal, { policy: policy(warned), failOn: "warn" })).verdict).toMatchObject({ status: "fail", exitCode: 1 });
  });

  test("a group that the limit is too strict for is named, with the rows it needs", async () => {
    const data = people({ a: { tp: 300, fp: 200, fn: 100, tn: 400 }, b: { tp: 300, fp: 200, fn: 100, tn: 400 }, c: { tp: 20, tn: 25 } });
    const { checks, diagnostics } = await check(data, { policy: policy([dp]) });
    expect(checks[0]).toMatchObject({ status: "pass", excluded: [{ group: { race: "c" }, n: 45, reason: "below_min_n" }], minN: 65 });
    expect(diagnostics.filter(({ code }) => code === "EH118").map(({ message }) => message)).toContain(
      'demographic_parity_difference@race: "c" has 45 of the 65 rows that limit 0.10 needs',
    );
  });

  test("what the policy leaves open is refused, with the line to add", async () => {
    const { outcome: _, ...open } = policy([dp]);
    await expect(check(equal, { policy: open })).rejects.toMatchObject({ code: "EH112" });
  });

  test("is the same to the byte but for its run", async () => {
    const [x, y] = [await check(unequal, { policy: policy([dp]) }), await check(unequal, { policy: policy([dp]) })];
    expect({ ...x, run: null }).toEqual({ ...y, run: null });
  });
});

describe("a waiver", () => {
  const waiver = {
    check: "demographic_parity_difference@race",
    owner: "model-risk@acme.example",
    reason: "Threshold recalibration ships in the next version.",
    created: "2020-01-01",
    expires: "2020-02-01",
  };
  test("that has expired fails with EH401", async () => {
    const { checks, diagnostics, verdict, waivers } = await check(unequal, { policy: policy([dp], { waivers: [waiver] }) });
    expect(checks[0]).toMatchObject({ status: "fail", reason: "waiver_expired", waiver: 0 });
    expect(diagnostics.find(({ code }) => code === "EH401")).toMatchObject({
      level: "error",
      message: "the waiver for demographic_parity_difference@race expired on 2020-02-01",
      evidence: ["the check fails with 0.200 (limit 0.10); owner: model-risk@acme.example"],
    });
    expect([verdict.exitCode, waivers[0]!.status]).toEqual([1, "expired"]);
  });
  test("that waives nothing is reported", async () => {
    const { diagnostics, verdict } = await check(equal, { policy: policy([dp], { waivers: [waiver] }) });
    expect(diagnostics.some(({ code }) => code === "EH403")).toBe(true);
    expect(verdict.exitCode).toBe(0);
  });
  test("for some groups does not hide a gap with another one", async () => {
    const three = people({ a: { tp: 600, tn: 400 }, b: { tp: 300, tn: 700 }, c: { tp: 580, tn: 420 } });
    const valid = {
      ...waiver,
      created: new Date().toISOString().slice(0, 10),
      expires: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
    };
    const run = async (groups: readonly string[], data: typeof three) =>
      (await check(data, { policy: policy([dp], { waivers: [{ ...valid, groups }] }) })).checks[0]!;
    const shown = await run(["a", "b"], three);
    expect(shown).toMatchObject({ status: "fail", pair: { a: { group: { race: "c" } }, b: { group: { race: "b" } } } });
    const two = people({ a: { tp: 600, tn: 400 }, b: { tp: 300, tn: 700 }, c: { tp: 450, tn: 550 } });
    expect((await run(["a", "b"], two)).status).toBe("fail");
    const near = people({ a: { tp: 600, tn: 400 }, b: { tp: 420, tn: 580 }, c: { tp: 510, tn: 490 } });
    expect((await run(["a", "b"], near)).status).toBe("waived");
  });
});
