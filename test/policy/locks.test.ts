import { describe, expect, test } from "vitest";
import { mistakesAmong, policyAmong } from "./worlds.js";

const base =
  "version: 1\nchecks:\n  - { id: floor, metric: accuracy, min: 0.7, warn_min: 0.8, locked: true }\n  - { metric: f1, by: sex, max: 0.1, max_regression: 0.02, locked: true }\n";
const columns = "columns: { label: y, prediction: p, sensitive: [sex] }";
const files = (more: string) => ({ "evenhand.yml": `version: 1\nextends: [./base.yml]\n${columns}\n${more}`, "base.yml": base });

describe("a locked check", () => {
  test.each([
    ["checks: [{ id: floor, min: 0.75 }]", 0.75],
    ["checks: [{ id: floor, min: 70% }]", 0.7],
    ["checks: [{ id: floor, range: [0.7, 1] }]", [0.7, 1]],
    ["checks: [{ id: floor, on_inconclusive: fail, why: so }]", 0.7],
    ["stats: { on_inconclusive: fail }", 0.7],
    ["groups: { min_coverage: 99% }", 0.7],
  ])("may be made stricter: %s", async (more, limit) => {
    expect((await policyAmong(files(more))).checks[0]!.requirement!.limit).toEqual(limit);
  });

  test.each([
    ["checks: [{ id: floor, min: 0.69 }]", "4:23 floor is locked by base.yml: min 0.69, was 0.7"],
    ["checks: [{ id: floor, severity: warn }]", "4:23 floor is locked by base.yml: severity warn, was error"],
    ["checks: [{ id: floor, locked: false }]", "4:23 floor is locked by base.yml: no longer locked"],
    ["checks: [{ id: floor, metric: f1 }]", "4:23 floor is locked by base.yml: metric f1, was accuracy"],
    ["checks: [{ id: floor, where: a = 1 }]", "4:23 floor is locked by base.yml: where a = 1, was none"],
    ["checks: [{ id: floor, decision: point }]", "4:23 floor is locked by base.yml: decision point, was bounds"],
    ["checks: [{ id: floor, warn_min: 0.75 }]", "4:23 floor is locked by base.yml: warn_min 0.75, was 0.8"],
    [
      "checks: [{ metric: f1, by: sex, max_regression: 0.03 }]",
      "4:33 f1__difference@sex is locked by base.yml: max_regression 0.03, was 0.02",
    ],
    ["checks: [{ metric: f1, by: sex, min_n: 200 }]", "4:33 f1__difference@sex is locked by base.yml: min_n 200, was auto"],
    ["groups: { min_coverage: 50% }", "4:11 f1__difference@sex is locked by base.yml: min_coverage 0.5, was 0.95"],
  ])("may not be made looser: %s", async (more, mistake) => {
    expect(await mistakesAmong(files(more))).toEqual([`EH402 evenhand.yml:${mistake}`]);
  });

  test("may not be made looser by the settings of all checks", async () => {
    expect(await mistakesAmong(files("stats: { on_inconclusive: ignore }"))).toEqual([
      "EH402 evenhand.yml:4:10 floor is locked by base.yml: on_inconclusive ignore, was warn",
      "EH402 evenhand.yml:4:10 f1__difference@sex is locked by base.yml: on_inconclusive ignore, was warn",
    ]);
  });

  test("stays locked through a file in between", async () => {
    expect(
      await mistakesAmong({
        "evenhand.yml": "version: 1\nextends: [./middle.yml]\nchecks: [{ id: floor, min: 0.72 }]",
        "middle.yml": "version: 1\nextends: [./base.yml]\nchecks: [{ id: floor, min: 0.74 }]",
        "base.yml": base,
      }),
    ).toEqual([]);
    expect(
      await mistakesAmong({
        "evenhand.yml": "version: 1\nextends: [./middle.yml]\nchecks: [{ id: floor, min: 0.6 }]",
        "middle.yml": "version: 1\nextends: [./base.yml]",
        "base.yml": base,
      }),
    ).toEqual(["EH402 evenhand.yml:3:23 floor is locked by base.yml: min 0.6, was 0.7"]);
  });
});

test("what nobody locked may be made looser", async () => {
  expect(
    await mistakesAmong({
      "evenhand.yml": "version: 1\nextends: [./base.yml]\nchecks: [{ metric: accuracy, min: 0.1 }]",
      "base.yml": "version: 1\nchecks: [{ metric: accuracy, min: 0.7 }]",
    }),
  ).toEqual([]);
});
