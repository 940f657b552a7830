import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CatalogueEntry } from "../../src/catalogue/entry.js";
import type { GroupRow, Result } from "../../src/index.js";
import { type Ran, runCli } from "../support/run-cli.js";

const mortgage = "fixtures/mortgage/decisions.csv";

// The rates that other tools and acceptance checks read by these names.
const rates = [
  "selection_rate",
  "base_rate",
  "true_positive_rate",
  "false_positive_rate",
  "true_negative_rate",
  "false_negative_rate",
  "positive_predictive_value",
  "negative_predictive_value",
  "false_discovery_rate",
  "false_omission_rate",
  "accuracy",
  "error_rate",
  "balanced_accuracy",
  "f1",
  "matthews_correlation",
];
const contrasts = [
  "difference",
  "ratio",
  "difference_to_reference",
  "ratio_to_reference",
  "difference_to_overall",
  "ratio_to_overall",
  "difference_to_rest",
  "impact_ratio",
];
const disparities = [
  ...["demographic_parity", "equal_opportunity", "predictive_equality", "equalized_odds", "predictive_parity", "accuracy_parity"].flatMap(
    (name) => [`${name}_difference`, `${name}_ratio`],
  ),
  "average_absolute_odds_difference",
  "disparate_impact",
];

describe("the acceptance command", () => {
  let folder: string;
  let ran: Ran;
  let result: Result;
  let again: Result;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "evenhand-test-"));
    const command = (out: string): string[] =>
      `audit ${mortgage} --label outcome --prediction predicted --score p_approved --sensitive race,sex --positive approved --favorable positive --no-policy -o json:${join(folder, out)}`.split(
        " ",
      );
    const read = (out: string): Result => JSON.parse(readFileSync(join(folder, out), "utf8")) as Result;
    ran = await runCli(command("out.json"));
    await runCli(command("again.json"));
    [result, again] = [read("out.json"), read("again.json")];
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("works without a question and ends with 0", () => {
    expect(ran.code).toBe(0);
    expect(ran.stdout).toContain("Selection rate");
    expect(result).toMatchObject({
      format: "evenhand.result",
      version: "1.0",
      complete: true,
      verdict: { status: "not_gated", exitCode: 0 },
    });
  });

  test("gives everybody, every attribute and every combination, each with every rate or the reason why not", () => {
    const shapes = new Set(result.groups.map(({ by, group }) => `${by.join("*")}|${Object.keys(group).join("*")}`));
    expect([...shapes]).toEqual(["|", "race|race", "sex|sex", "race*sex|race*sex"]);
    for (const { metrics, group } of result.groups) {
      expect(Object.keys(metrics)).toEqual(expect.arrayContaining([...rates, "auc"]));
      for (const [id, { value, reason }] of Object.entries(metrics))
        expect(value === null, `${id} ${JSON.stringify(group)}`).toBe(reason !== null);
    }
  });

  test("counts as one does by hand: 132 of 197 Black and 1,523 of 1,681 White applications are approved", () => {
    const of = (race: string): GroupRow["metrics"] =>
      result.groups.find(({ by, group }) => by.length === 1 && group.race === race)!.metrics;
    expect(of("Black").selection_rate).toMatchObject({ value: 132 / 197, numerator: 132, n: 197, reason: null });
    expect(of("White").selection_rate).toMatchObject({ value: 1523 / 1681, numerator: 1523, n: 1681 });
    expect(of("Black").true_positive_rate).toMatchObject({ value: 106 / 133, numerator: 106, n: 133 });
    expect(of("Hispanic").false_positive_rate).toMatchObject({ value: 9 / 26, numerator: 9, n: 26 });
  });

  test("sets the groups against each other, with bounds, and leaves out the one that is too small", () => {
    const row = (id: string) => result.disparities.find((one) => one.id === id)!;
    const parity = row("demographic_parity_difference@race");
    expect(parity).toMatchObject({ metric: "selection_rate", contrast: "difference", by: ["race"], reason: null, complete: true });
    expect(parity.value).toBeCloseTo(1523 / 1681 - 132 / 197, 14);
    expect([parity.pair?.a.group, parity.pair?.b.group]).toEqual([{ race: "White" }, { race: "Black" }]);
    expect(parity.bounds).toMatchObject({ lowerAlpha: 0.025, upperAlpha: 0.05 });
    expect(parity.bounds!.lower).toBeLessThan(parity.value!);
    expect(parity.bounds!.upper).toBeGreaterThan(parity.value!);
    const equality = row("predictive_equality_difference@race");
    expect(equality.value).toBeCloseTo(97 / 154 - 26 / 64, 14);
    expect(equality).toMatchObject({ complete: false, excluded: [{ group: { race: "Hispanic" }, n: 26, reason: "below_min_n" }] });
  });

  test("names every disparity and every metric under every contrast", () => {
    const ids = new Set(result.disparities.map(({ id }) => id));
    for (const name of [...disparities, ...rates.flatMap((rate) => contrasts.map((contrast) => `${rate}__${contrast}`))])
      for (const by of ["race", "sex", "race*sex"]) expect(ids, name).toContain(`${name}@${by}`);
  });

  test("holds no number that is not one, and no error of binary arithmetic in its levels", () => {
    expect(JSON.stringify(result)).not.toMatch(/NaN|Infinity|0\.0500000000000000|0\.0499999999/);
  });

  test("gives the same again, to the byte, but for when and how it was run", () => {
    const { run: _run, outputs: _outputs, ...numbers } = result;
    const { run: _again, outputs: _others, ...numbersAgain } = again;
    expect(JSON.stringify(numbersAgain)).toBe(JSON.stringify(numbers));
  });
});

test("evenhand metrics --json lists every metric, contrast and disparity with what a reader needs to know", async () => {
  const { code, stdout, stderr } = await runCli(["metrics", "--json"]);
  expect([code, stderr]).toEqual([0, ""]);
  const entries = JSON.parse(stdout) as CatalogueEntry[];
  for (const entry of entries) {
    expect(entry, entry.id).toEqual({
      id: expect.stringMatching(/^[a-z][a-z0-9_]*$/),
      kind: expect.stringMatching(/^(metric|contrast|disparity)$/),
      title: expect.stringMatching(/./),
      formula: expect.stringMatching(/./),
      range: [expect.toSatisfy(isLimit), expect.toSatisfy(isLimit)],
      direction: expect.stringMatching(/^(higher|lower|neither|ideal)$/),
      ideal: expect.toSatisfy(isLimit),
      needs: expect.any(Array),
      comparator: entry.kind === "metric" ? null : expect.stringMatching(/^(pairs|reference|overall|rest|best|individual)$/),
      reference: entry.kind === "metric" ? null : expect.stringMatching(/./),
      polarity: expect.stringMatching(/./),
      undefinedWhen: expect.stringMatching(/./),
      elsewhere: expect.any(Array),
      source: expect.stringMatching(/./),
      aliases: expect.any(Array),
    });
  }
  const idsOf = (kind: string): string[] => entries.filter((entry) => entry.kind === kind).map(({ id }) => id);
  expect(idsOf("metric")).toEqual(expect.arrayContaining(rates));
  expect(idsOf("contrast")).toEqual(expect.arrayContaining(contrasts));
  expect(idsOf("disparity")).toEqual(expect.arrayContaining(disparities));
});

const isLimit = (value: unknown): boolean => value === null || Number.isFinite(value);
