import { describe, expect, test } from "vitest";
import { type AuditOptions, audit } from "../../src/audit/audit.js";
import { digestOf } from "../../src/audit/digest.js";
import type { Result } from "../../src/audit/result.js";
import { sections } from "../../src/sections/index.js";

const salaries = { label: "salary", prediction: "predicted_salary", sensitive: ["sex", "age"] };
const tickets = { label: "priority", prediction: "predicted_priority", sensitive: ["language"] };
const candidates = { label: "relevance", score: "score", query: "search", sensitive: ["gender"] };
const files: readonly (readonly [name: string, task: Result["plan"]["task"], options: AuditOptions])[] = [
  ["salaries", "regression", salaries],
  ["tickets", "multiclass", tickets],
  ["candidates", "ranking", candidates],
];

/** The result without what tells one run, and one engine, from another. */
function comparable({ run: _run, outputs: _outputs, digest: _digest, ...result }: Result): object {
  const { engine: _engine, ...plan } = result.plan;
  const same = { ...result, plan };
  return { ...same, digest: digestOf(same) };
}

describe.each(files)("%s", (name, task, options) => {
  const file = `fixtures/tasks/${name}.csv`;
  const audited = audit(file, options);

  test("the task is told from the columns", async () => {
    expect((await audited).plan.task).toBe(task);
  });

  test("memory and DuckDB agree to the byte", async () => {
    // By default columns are looked at in memory only, and the result says so.
    const looking = { ...options, beforeModel: true };
    const [memory, duckdb] = [await audit(file, looking), await audit(file, { ...looking, engine: "duckdb" })];
    expect(JSON.stringify(comparable(duckdb))).toBe(JSON.stringify(comparable(memory)));
  });

  test("the order of rows does not matter", async () => {
    const { readFileSync } = await import("node:fs");
    const [header, ...lines] = readFileSync(file, "utf8").trim().split("\n");
    const names = header!.split(",");
    const rows = lines.map((line) =>
      Object.fromEntries(line.split(",").map((text, i) => [names[i]!, Number.isNaN(Number(text)) ? text : Number(text)])),
    );
    const [one, other] = [await audit(rows, options), await audit(rows.toReversed(), options)];
    expect(other.groups).toEqual(one.groups);
    expect(other.disparities).toEqual(one.disparities);
  });

  test("no section speaks of decisions, and the one of the task is there", async () => {
    const result = await audited;
    const shown = sections
      .map((section) => ({ id: section.id, words: JSON.stringify(section.blocks(result)) }))
      .filter(({ words }) => words !== "[]");
    const own = { regression: "amounts", multiclass: "classes", ranking: "rankings" }[task as "ranking"];
    expect(shown.map(({ id }) => id)).toContain(own);
    expect(shown.map(({ id }) => id)).not.toContain("groups");
    for (const { id, words } of shown.filter(({ id }) => id !== "glossary" && id !== "method"))
      expect(words, id).not.toMatch(/positive decision|who gets which decision/);
  });

  test("every number that is null says why", async () => {
    const { groups, disparities } = await audited;
    for (const { metrics } of groups)
      for (const [id, one] of Object.entries(metrics)) expect(one.value === null, id).toBe(one.reason !== null);
    for (const { id, value, reason } of disparities) expect(value === null, id).toBe(reason !== null);
  });
});

describe("what was planted is found", () => {
  const lowerOf = (result: Result, id: string): number => result.disparities.find((row) => row.id === id)!.bounds!.lower!;

  test("amounts are too low for one group, and less precise for another", async () => {
    const result = await audit("fixtures/tasks/salaries.csv", salaries);
    const error = (group: string) => result.groups.find((row) => row.group.sex === group && row.by.length === 1)!.metrics.mean_error!;
    expect(error("female").lower!).toBeLessThan(-1800);
    expect(error("female").upper!).toBeGreaterThan(-1800);
    expect(lowerOf(result, "mean_error__difference@sex")).toBeGreaterThan(1000);
    expect(lowerOf(result, "bounded_group_loss@age")).toBeGreaterThan(4000);
    const predicted = result.distributions.filter(({ of, by }) => of === "predictions" && by[0] === "sex" && by.length === 1);
    const middle = predicted.map(({ quantiles }) => quantiles.find(({ share }) => share === 0.5)!.value);
    expect(middle[0]!).toBeLessThan(middle[1]!);
    for (const { quantiles } of predicted)
      expect(quantiles.map(({ value }) => value)).toEqual(quantiles.map(({ value }) => value).sort((a, b) => a - b));
    expect(result.distributions.filter(({ by }) => by.length === 0).map(({ of, n }) => [of, n])).toEqual([
      ["predictions", 1200],
      ["labels", 1200],
    ]);
    expect(result.disparities.find(({ id }) => id === "ks@sex")!.pValue!).toBeLessThanOrEqual(0.01);
  });

  test("one class is found less often in one group, in the table of what is taken for what as well", async () => {
    const result = await audit("fixtures/tasks/tickets.csv", tickets);
    expect(lowerOf(result, "true_positive_rate[urgent]__difference@language")).toBeGreaterThan(0.1);
    const own = result.confusion.filter(({ group, label }) => group.language === "Vietnamese" && label === "urgent");
    expect(own.reduce((sum, { n }) => sum + n, 0)).toBe(47);
    expect(own.find(({ prediction }) => prediction === "urgent")!.n).toBe(25);
    const everybody = result.confusion.filter(({ by }) => by.length === 0);
    expect(everybody.reduce((sum, { n }) => sum + n, 0)).toBe(1500);
  });

  test("items of one group stand lower than their relevance", async () => {
    const result = await audit("fixtures/tasks/candidates.csv", candidates);
    expect(result.disparities.find(({ id }) => id === "exposure_ratio@gender")!.bounds!.upper!).toBeLessThan(0.9);
    expect(lowerOf(result, "pairwise_accuracy_difference@gender")).toBeGreaterThan(0.2);
    const firstTen = result.representation.filter(({ k }) => k === 10);
    expect(firstTen.reduce((sum, { places }) => sum + places, 0)).toBeCloseTo(600, 8);
    expect(firstTen.reduce((sum, { expected }) => sum + expected, 0)).toBeCloseTo(600, 8);
  });

  test("one ranking has no ranges and says so", async () => {
    const { query: _, ...options } = candidates;
    const result = await audit("fixtures/tasks/candidates.csv", { ...options, task: "ranking" });
    expect(result.diagnostics.map(({ code }) => code)).toContain("EH139");
    expect(result.disparities.find(({ id }) => id === "exposure_ratio@gender")!.bounds).toBeNull();
    expect(result.disparities.find(({ id }) => id === "awrf@gender")!.pValue!).toBeLessThan(0.05);
  });
});
