import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AuditOptions, audit } from "../../../src/audit/audit.js";
import { check } from "../../../src/audit/check.js";
import type { Result } from "../../../src/audit/result.js";
import { EvenhandError } from "../../../src/errors.js";
import { scratchFolder } from "../../support/scratch-folder.js";
import { type Cells, people, policy } from "../gate/people.js";

const cells = {
  a: { tp: 30, fp: 20, fn: 10, tn: 40 },
  b: { tp: 24, fp: 16, fn: 16, tn: 44 },
  c: { tp: 5, fp: 4, fn: 6, tn: 5 },
  d: { tp: 2, fp: 3, fn: 4, tn: 5 },
} as const satisfies Readonly<Record<string, Cells>>;
const columns = people(cells);

const asked = (small: "exclude" | "merge" | "error", rest: Partial<AuditOptions> = {}): AuditOptions =>
  ({ label: "y", prediction: "yhat", sensitive: ["race"], small, ...rest }) as AuditOptions;
const sizes = ({ groups }: Pick<Result, "groups">): Readonly<Record<string, number>> =>
  Object.fromEntries(groups.filter(({ by }) => by.length === 1).map(({ group, n }) => [group.race!, n]));
const rateOf = ({ groups }: Pick<Result, "groups">, race: string, metric: string) =>
  groups.find(({ by, group }) => by.length === 1 && group.race === race)?.metrics[metric];

async function mistakes(run: Promise<unknown>): Promise<EvenhandError> {
  const error = await run.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(EvenhandError);
  return error as EvenhandError;
}

describe("merge", () => {
  test.each(["memory", "duckdb"] as const)("joins groups of fewer rows, counts them and says which, by %s", async (engine) => {
    const path = join(scratchFolder(), "people.csv");
    writeFileSync(path, `race,y,yhat\n${columns.race.map((race, i) => `${race},${columns.y[i]},${columns.yhat[i]}\n`).join("")}`);
    const result = await audit(path, asked("merge", { engine }));
    // c has 20 rows, d 14; 34 together, of which 5 + 4 + 2 + 3 are selected.
    expect(sizes(result)).toEqual({ a: 100, b: 100, "(small)": 34 });
    expect(rateOf(result, "(small)", "selection_rate")).toMatchObject({ value: 14 / 34, n: 34 });
    expect(result.plan.attributes[0]!.merged).toEqual({ "(small)": ["c", "d"] });
    expect(result.diagnostics.filter(({ code }) => code === "EH118").map(({ level, message }) => `${level}: ${message}`)[0]).toBe(
      'note: race "c" has 20 rows, "d" has 14 rows, fewer than 30: joined into (small), 34 rows',
    );
  });

  test("compares the joined group, which exclude leaves out", async () => {
    const leftOut = async (small: "exclude" | "merge") =>
      (await audit(columns, asked(small))).disparities
        .filter(({ metric }) => metric === "selection_rate")
        .flatMap(({ excluded }) => excluded.map(({ group }) => group.race));
    expect(new Set(await leftOut("exclude"))).toEqual(new Set(["c", "d"]));
    expect(await leftOut("merge")).toEqual([]);
  });

  test("leaves one small group alone, and the reference, and a group without a value", async () => {
    const { a, b, c } = cells;
    expect(sizes(await audit(people({ a, b, c }), asked("merge")))).toEqual({ a: 100, b: 100, c: 20 });
    expect(sizes(await audit(columns, asked("merge", { define: { race: { reference: "c" } } })))).toEqual({ a: 100, b: 100, c: 20, d: 14 });
    const race = columns.race.map((one, i) => (i < 5 ? null : one));
    expect(sizes(await audit({ ...columns, race }, asked("merge")))).toEqual({ a: 95, b: 100, "(small)": 34, "(missing)": 5 });
  });

  test("takes another name when a group of the data has it, and its own when that one is small", async () => {
    const { a, c, d } = cells;
    expect(sizes(await audit(people({ "(small)": a, c, d }), asked("merge")))).toEqual({ "(small)": 100, "((small))": 34 });
    expect(sizes(await audit(people({ a, "(small)": c, d }), asked("merge")))).toEqual({ a: 100, "(small)": 34 });
  });

  test("counts rows after the filter, and people where rows stand for several", async () => {
    const filtered = await audit(
      { ...columns, kept: columns.y.map((_, i) => (i % 2 === 0 ? 1 : 0)) },
      asked("merge", { where: "kept = 1" }),
    );
    expect(sizes(filtered)).toEqual({ a: 50, b: 50, "(small)": 17 });
    const counted = await audit({ ...columns, n: columns.y.map(() => 2) }, asked("merge", { count: "n" }));
    expect(sizes(counted)).toEqual({ a: 200, b: 200, c: 40, d: 28 });
  });

  test("loses nobody, whatever the sizes", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 2, maxLength: 7 }),
        fc.integer({ min: 1, max: 50 }),
        async (ns, minN) => {
          const made = people(Object.fromEntries(ns.map((n, i) => [`g${i}`, { tp: Math.ceil(n / 2), tn: Math.floor(n / 2) }])));
          const found = sizes(await audit(made, asked("merge", { minN, depth: 1 })));
          const small = ns.filter((n) => n < minN);
          const total = small.reduce((sum, n) => sum + n, 0);
          expect(Object.values(found).reduce((sum, n) => sum + n, 0)).toBe(ns.reduce((sum, n) => sum + n, 0));
          expect(found["(small)"]).toBe(small.length < 2 ? undefined : total);
          expect(Object.keys(found)).toHaveLength(ns.length - (small.length < 2 ? 0 : small.length - 1));
        },
      ),
      { numRuns: 15 },
    );
  }, 20_000);

  test("of a check: the group counts and is covered", async () => {
    const checks = [{ metric: "demographic_parity_difference", by: "race", max: 0.9 }];
    const coverage = async (small: string) =>
      (await check(columns, { policy: policy(checks, { groups: { small } }) })).checks[0]!.coverage.rows;
    expect(await coverage("exclude")).toBeCloseTo(200 / 234, 12);
    expect(await coverage("merge")).toBe(1);
  });
});

describe("error", () => {
  test("stops, names the groups with their rows, and is a fault of the data", async () => {
    const error = await mistakes(audit(columns, asked("error")));
    expect(error.exitCode).toBe(3);
    expect(error.diagnostics.map(({ code, level, message }) => `${level}[${code}]: ${message}`)).toEqual([
      'error[EH118]: race "c" has 20 rows, "d" has 14 rows, fewer than 30, and the policy allows no small groups',
    ]);
  });

  test("lets through what is large enough", async () => {
    const { a, b } = cells;
    expect(sizes(await audit(people({ a, b }), asked("error")))).toEqual({ a: 100, b: 100 });
    expect(sizes(await audit(columns, asked("error", { minN: 14 })))).toEqual({ a: 100, b: 100, c: 20, d: 14 });
  });

  test("stops a check when the metric's denominator is too small, though the rows are not", async () => {
    // d has 60 rows and 6 with a positive label.
    const rows = people({ a: cells.a, d: { tp: 2, fp: 10, fn: 4, tn: 44 } });
    const asks = (small: string) =>
      check(rows, {
        policy: policy([{ metric: "equal_opportunity_difference", by: "race", max: 0.9, min_n: 30 }], { groups: { small, min_n: 30 } }),
      });
    expect((await asks("exclude")).checks[0]!.excluded).toMatchObject([{ group: { race: "d" }, n: 6, reason: "below_min_n" }]);
    const error = await mistakes(asks("error"));
    expect([error.exitCode, error.message]).toEqual([
      3,
      'error[EH118]: equal_opportunity_difference@race: "d" has 6 of the 30 rows that limit 0.90 needs',
    ]);
  });
});
