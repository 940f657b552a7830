import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AuditOptions, audit, requestOf } from "../../../src/audit/audit.js";
import { bind } from "../../../src/audit/bind/bind.js";
import type { MeasurePlan } from "../../../src/audit/measure-plan.js";
import { searchGroups } from "../../../src/audit/scan/search.js";
import { memoryEngine } from "../../../src/engines/memory.js";
import { metrics } from "../../../src/metrics/index.js";
import { tableFromRows } from "../../../src/readers/rows.js";
import { gapLimits } from "../../../src/scan/gap-limits.js";
import { rng } from "../../../src/stats/rng.js";
import { scratchFolder } from "../../support/scratch-folder.js";

type Row = Readonly<Record<string, string | number | null>>;
type Search = Partial<AuditOptions>;

const roles = { label: "y", prediction: "d", sensitive: ["sex", "region"] } as const;
const searched = async (rows: readonly Row[] | string, options: Search = {}) =>
  (await audit(rows as never, { ...roles, depth: 1, scan: { metrics: ["selection_rate"] }, ...options })).scan;

/** Rows of every sex and region; the rate of decisions is that of `rate`. */
function people(size: number, rate: (sex: string, region: string) => number, seed = 1): readonly Row[] {
  const random = rng(seed, "people");
  return Array.from({ length: size }, () => {
    const sex = random.next() < 0.5 ? "f" : "m";
    const region = ["n", "s", "w"][random.below(3)]!;
    return { sex, region, y: random.next() < 0.5 ? 1 : 0, d: random.next() < rate(sex, region) ? 1 : 0 };
  });
}

/** One sex fares worse in the north and better in the south: no value of a column stands out alone. */
const hidden = (sex: string, region: string): number => 0.5 + (region === "w" ? 0 : (sex === "f") === (region === "n") ? -0.3 : 0.3);

describe("what is found", () => {
  test("a hand-worked table: 30 of 60 women and 48 of 60 men are selected", async () => {
    const rows = [..."f".repeat(60), ..."m".repeat(60)].map((sex, i) => ({ sex, y: i % 2, d: sex === "f" ? +(i < 30) : +(i < 108) }));
    const [one] = await searched(rows, { sensitive: ["sex"] });
    expect(one).toMatchObject({ metric: "selection_rate", groups: 2, searches: 1, method: "max_t", draws: 999, reason: null, leftOut: [] });
    expect(one!.columns).toEqual([{ name: "sex", role: "attribute", values: ["f", "m"], bins: null }]);
    expect(one!.everybody).toEqual({ value: 78 / 120, numerator: 78, n: 120 });
    // The men are everybody but the women, and said by them.
    expect(one!.counts).toMatchObject({ deviating: 2, mirrored: 1 });
    const [women] = one!.found;
    expect(women).toMatchObject({ group: { sex: "f" }, rows: 60, gap: 30 / 60 - 48 / 60, hidden: false, front: true });
    expect(women!.rate).toEqual({ value: 0.5, numerator: 30, n: 60 });
    expect(women!.rest).toEqual({ value: 0.8, numerator: 48, n: 60 });
    expect(women!.pValue).toBeLessThanOrEqual(0.01);
    // Two groups that are each other's rest are one comparison, so the limits are about those of the pair alone.
    const alone = gapLimits({ trials: 60, hits: 30 }, { trials: 60, hits: 48 }, 0.025);
    expect(Math.abs(women!.lower - alone.lower)).toBeLessThan(0.02);
    expect(Math.abs(women!.upper - alone.upper)).toBeLessThan(0.02);
    expect(women!.upper).toBeLessThan(0);
  });

  test("a combination that no attribute alone shows, and it is said to be hidden", async () => {
    const [one] = await searched(people(1500, hidden));
    const groups = one!.found.map(({ group, hidden: isHidden }) => [group, isHidden]);
    for (const [sex, region] of ["fn", "fs", "mn", "ms"]) expect(groups).toContainEqual([{ sex, region }, true]);
    expect(groups.every(([group]) => Object.keys(group as object).length === 2)).toBe(true);
  });

  test("a combination of a feature, when features are searched", async () => {
    const rows = people(1500, hidden);
    const without = await searched(rows, { sensitive: ["sex"] });
    const all = await searched(rows, { sensitive: ["sex"], scan: { metrics: ["selection_rate"], features: "all" } });
    expect(without[0]!.found).toEqual([]);
    expect(all[0]!.columns.map(({ name, role }) => [name, role])).toEqual([
      ["sex", "attribute"],
      ["region", "feature"],
    ]);
    expect(all[0]!.found.map(({ group }) => group)).toContainEqual({ sex: "f", region: "n" });
  });

  test.each(["max_t", "holm", "split"] as const)("by every method: %s", async (method) => {
    const [one] = await searched(people(1500, hidden), { scan: { metrics: ["selection_rate"], method } });
    expect(one!.method).toBe(method);
    expect(one!.found.map(({ group }) => group)).toContainEqual({ sex: "f", region: "n" });
  });

  test("sets of values when asked for, with their p", async () => {
    const rows = people(1500, (sex, region) => (sex === "f" && region !== "w" ? 0.2 : 0.6));
    const [plain] = await searched(rows);
    expect(plain!.biasScan).toBeNull();
    const [one] = await searched(rows, { scan: { metrics: ["selection_rate"], biasScan: true } });
    const below = one!.biasScan!.subsets.find(({ direction }) => direction === "below")!;
    expect(below.values).toEqual({ sex: ["f"], region: ["n", "s"] });
    expect(below.pValue).toBe(0.01);
  });

  test("the certificate answers for the limit: ruled out where groups are alike, exceeded where they are not", async () => {
    const limited = (rows: readonly Row[], limit: number) => searched(rows, { scan: { metrics: ["selection_rate"], limit } });
    const [alike] = await limited(
      people(3000, () => 0.5),
      0.2,
    );
    expect(alike!.certificate!.limit).toMatchObject({ tau: 0.2, exceeded: false });
    expect(alike!.certificate!.limit!.fromRows).toBeGreaterThan(0);
    const [apart] = await limited(people(1500, hidden), 0.1);
    expect(apart!.certificate!.limit).toMatchObject({ exceeded: true });
  });
});

test("where there is nothing to find, at most one search of three rates in twenty finds anything", async () => {
  const runs = 60;
  let found = 0;
  for (let seed = 0; seed < runs; seed++) {
    const engine = memoryEngine(tableFromRows(people(240, () => 0.5, seed)));
    const request = requestOf({ ...roles, scan: { depth: 2, minRows: 15 } });
    const plan = { metrics, confidence: 0.95, favorable: "positive", seed } as unknown as MeasurePlan;
    const scans = await searchGroups({ engine, bound: await bind(engine, request), request, plan });
    expect(scans.map(({ metric, searches }) => [metric, searches])).toEqual([
      ["selection_rate", 3],
      ["true_positive_rate", 3],
      ["false_positive_rate", 3],
    ]);
    if (scans.some((scan) => scan.found.length > 0)) found++;
  }
  // Of 60 with a chance of 5 % each, more than 8 are found once in a hundred suites.
  expect(found).toBeLessThanOrEqual(8);
});

describe("the same people give the same result", () => {
  test("in any order of the rows, to the byte", async () => {
    const rows = people(200, hidden);
    const first = JSON.stringify(await searched(rows, { scan: { biasScan: true } }));
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...rows], { minLength: rows.length }), async (shuffled) => {
        expect(JSON.stringify(await searched(shuffled, { scan: { biasScan: true } }))).toBe(first);
      }),
      { numRuns: 3 },
    );
  });

  test("as rows and as counts of rows", async () => {
    const rows = people(400, hidden);
    const counts = new Map<string, Row & { n: number }>();
    for (const row of rows) counts.set(JSON.stringify(row), { ...row, n: (counts.get(JSON.stringify(row))?.n ?? 0) + 1 });
    expect(counts.size).toBeLessThan(30);
    expect(await searched([...counts.values()], { count: "n" })).toEqual(await searched(rows));
  });

  test("by memory and by DuckDB: texts, binned numbers, missing values", async () => {
    const random = rng(5, "income");
    const rows = people(900, hidden).map((row, i) => ({
      ...row,
      region: i % 11 === 0 ? "" : row.region,
      income: i % 7 === 0 ? "" : Math.round(1000 * random.next()) / 10,
      id: `p${i}`,
    }));
    const path = join(scratchFolder(), "rows.csv");
    writeFileSync(path, `${Object.keys(rows[0]!).join(",")}\n${rows.map((row) => Object.values(row).join(",")).join("\n")}\n`);
    const options: Search = { scan: { features: "all", depth: 3, biasScan: true }, where: "income > 5 or sex = 'f'" };
    const memory = await searched(path, { ...options, engine: "memory" });
    const duckdb = await searched(path, { ...options, engine: "duckdb" });
    expect(memory[0]!.columns.find(({ name }) => name === "income")!.values).toHaveLength(5);
    expect(memory[0]!.columns.find(({ name }) => name === "region")!.values).toEqual(["n", "s", "w", "(missing)"]);
    expect(memory[0]!.leftOut).toEqual([{ column: "id", reason: "identifies_rows" }]);
    expect(JSON.stringify(duckdb)).toBe(JSON.stringify(memory));
  });
});

describe("columns", () => {
  const rows = people(400, hidden).map((row, i) => ({
    ...row,
    constant: "x",
    empty: null,
    number: i + 1,
    code: `c${i}`,
    many: `m${i % 150}`,
    skewed: i % 10 === 0 ? i : 0,
    income: (i * 37) % 401,
    few: i % 3,
  }));
  const all: Search = { scan: { metrics: ["selection_rate"], features: "all", depth: 1 } };

  test("that make no groups are left out with the reason, and the others are cut or taken as they are", async () => {
    const [one] = await searched(rows, { ...all, id: "code" });
    expect(one!.leftOut).toEqual([
      { column: "constant", reason: "one_value" },
      { column: "empty", reason: "one_value" },
      { column: "number", reason: "identifies_rows" },
      { column: "many", reason: "too_many_values" },
    ]);
    const values = Object.fromEntries(one!.columns.map((column) => [column.name, column]));
    expect(Object.keys(values)).toEqual(["sex", "region", "skewed", "income", "few"]);
    expect(values.income).toMatchObject({ role: "feature", bins: [99, 199, 299] });
    expect(values.income!.values).toEqual(["<99", "99-198", "199-298", "299+"]);
    expect(values.few).toMatchObject({ values: ["0", "1", "2"], bins: null });
    // Nine in ten are 0, so quartiles would cut nothing.
    expect(values.skewed!.bins).toEqual([190, 350]);
  });

  test("of which each has one value: nothing to search, and that is said", async () => {
    const [one] = await searched(rows, { sensitive: ["constant"] });
    expect(one).toMatchObject({ groups: 0, found: [], certificate: null, reason: "no_two_groups", columns: [] });
    expect(one!.leftOut).toEqual([{ column: "constant", reason: "one_value" }]);
  });

  test("with fewer rows than are asked for: the same", async () => {
    const [one] = await searched(rows, { scan: { metrics: ["selection_rate"], minRows: 300 } });
    expect(one).toMatchObject({ groups: 0, reason: "no_two_groups" });
  });

  test("are cut and merged as the audit is told", async () => {
    const define = { income: { bins: [50] }, region: { merge: { elsewhere: ["s", "w"] } } };
    const [one] = await searched(rows, { ...all, define });
    expect(one!.columns.find(({ name }) => name === "income")!.values).toEqual(["<50", "50+"]);
    expect(one!.columns.find(({ name }) => name === "region")!.values).toEqual(["elsewhere", "n"]);
  });
});

describe("rates", () => {
  test("count what their definition counts, by id or alias", async () => {
    const rows = people(600, hidden);
    const scans = await searched(rows, { scan: { metrics: ["TPR", "error_rate", "recall"] } });
    expect(scans.map(({ metric }) => metric)).toEqual(["true_positive_rate", "error_rate"]);
    const positives = rows.filter(({ y }) => y === 1);
    expect(scans[0]!.everybody).toMatchObject({ n: positives.length, numerator: positives.filter(({ d }) => d === 1).length });
    expect(scans[1]!.everybody).toMatchObject({ n: 600, numerator: rows.filter(({ y, d }) => y !== d).length });
  });

  test("without labels or decisions are what is left", async () => {
    const rows = people(300, hidden);
    const metricsOf = async (options: Search) => (await searched(rows, { scan: true, ...options })).map(({ metric }) => metric);
    const { label, prediction, ...none } = roles;
    expect((await audit(rows as never, { ...none, prediction, scan: true })).scan.map(({ metric }) => metric)).toEqual(["selection_rate"]);
    expect((await audit(rows as never, { ...none, label, scan: true })).scan.map(({ metric }) => metric)).toEqual(["base_rate"]);
    expect(await metricsOf({ scan: false })).toEqual([]);
  });

  test("a missing decision is no trial, or a negative one where the audit says so", async () => {
    const rows = people(400, hidden).map((row, i) => (i < 40 ? { ...row, d: null } : row));
    const [dropped] = await searched(rows, { missingPrediction: "drop" });
    const [negative] = await searched(rows, { missingPrediction: "negative" });
    expect([dropped!.everybody.n, negative!.everybody.n]).toEqual([360, 400]);
    expect(negative!.everybody.numerator).toBe(dropped!.everybody.numerator);
  });
});

test.each<readonly [string, Search, RegExp]>([
  ["weights", { weight: "w" }, /a search counts rows, and w weights them/],
  ["clusters", { cluster: "region", sensitive: ["sex"] }, /those of one region are not/],
  ["a metric that is no share", { scan: { metrics: ["auc"] } }, /auc is no share of rows/],
  ["an unknown metric", { scan: { metrics: ["selection_rat"] } }, /no metric is called "selection_rat"/],
  ["an unknown feature", { scan: { features: ["incom"] } }, /no column "incom"/],
  ["the label as a feature", { scan: { features: ["y"] } }, /y is the label/],
  ["other tasks", { task: "regression" }, /the task is regression/],
  ["a depth beyond reason", { scan: { depth: 6 } }, /depth is 6/],
  ["no rows at all", { scan: { minRows: 0 } }, /minRows is 0/],
  ["a limit in points", { scan: { limit: 10 } }, /limit is 10/],
])("refused in plain words: %s", async (_, options, message) => {
  const rows = people(60, hidden).map((row, i) => ({ ...row, w: 1 + (i % 2) }));
  await expect(searched(rows, options)).rejects.toThrow(message);
});

test("stops when it is told to", async () => {
  await expect(searched(people(60, hidden), { signal: AbortSignal.abort() })).rejects.toThrow();
});
