import { describe, expect, test } from "vitest";
import { type AuditOptions, audit } from "../../../src/audit/audit.js";
import type { MembershipRow } from "../../../src/audit/membership/row.js";
import { rng } from "../../../src/stats/rng.js";

type Row = Readonly<Record<string, string | number | null>>;
const define = { race: { membership: { White: "p_white", Black: "p_black" } } } as const;
const options = { label: "y", prediction: "yhat", sensitive: [], define } as const satisfies AuditOptions;

async function looked(rows: readonly Row[], more: Partial<AuditOptions> = {}) {
  const result = await audit(rows, { ...options, ...more });
  const of = (metric: string): MembershipRow => result.membership.find((row) => row.metric === metric)!;
  return { result, of };
}

/** Members are drawn by their probability; their outcomes differ by group. */
function people(seed: number, n = 600): readonly (Row & { readonly race: string })[] {
  const random = rng(seed, "membership-test");
  return Array.from({ length: n }, () => {
    const p = random.below(21) / 20;
    const race = random.next() < p ? "White" : "Black";
    const yhat = random.next() < (race === "White" ? 0.7 : 0.4) ? 1 : 0;
    return { p_white: p, p_black: 1 - p, yhat, y: random.below(2), race };
  });
}
const without = (rows: readonly (Row & { readonly race: string })[]): readonly Row[] => rows.map(({ race: _, ...row }) => row);

const small: readonly Row[] = [
  { p_white: 0.9, p_black: 0.1, yhat: 1, y: 1 },
  { p_white: 0.9, p_black: 0.1, yhat: 1, y: 0 },
  { p_white: 0.9, p_black: 0.1, yhat: 0, y: 1 },
  { p_white: 0.2, p_black: 0.8, yhat: 1, y: 1 },
  { p_white: 0.2, p_black: 0.8, yhat: 0, y: 0 },
];

describe("rates by probability", () => {
  test("worked by hand: every row counts as much as its probability", async () => {
    const { of } = await looked(small);
    const [white, black] = of("selection_rate").groups;
    expect(white).toMatchObject({ group: "White", column: "p_white", expected: expect.closeTo(3.1, 12) });
    expect(white!.value).toBeCloseTo((0.9 * 2 + 0.2) / 3.1, 12);
    expect(black!.value).toBeCloseTo((0.1 * 2 + 0.8) / 1.9, 12);
    // Of three alike 2.7 are White and two are selected: 1.7 to 2; of two alike 0.4 and one: 0 to 0.4.
    expect(white!.frechet).toEqual({ lower: expect.closeTo(1.7 / 3.1, 12), upper: expect.closeTo(2.4 / 3.1, 12) });
    expect(of("true_positive_rate").groups[0]!.value).toBeCloseTo((0.9 + 0.2) / (0.9 * 2 + 0.2), 12);
    expect(of("selection_rate")).toMatchObject({ rows: 5, missing: 0, kinds: 2 });
    expect(of("selection_rate").gap.value).toBeCloseTo(Math.abs(2 / 3.1 - 1 / 1.9), 12);
  });

  test("probabilities of 0 and 1 give the rates, and nearly the limits, of groups on record; Fréchet bounds leave nothing open", async () => {
    const rows = people(3, 900).map((row) => ({ ...row, p_white: row.race === "White" ? 1 : 0, p_black: row.race === "Black" ? 1 : 0 }));
    const { result, of } = await looked(rows, { sensitive: ["race"] });
    for (const metric of ["selection_rate", "base_rate", "true_positive_rate", "positive_predictive_value", "accuracy"])
      for (const { group, value, frechet, lower, upper } of of(metric).groups) {
        const known = result.groups.find((row) => row.group.race === group)!.metrics[metric]!;
        expect(value, metric).toBeCloseTo(known.value!, 12);
        expect(frechet!.lower, metric).toBeCloseTo(known.value!, 12);
        expect(frechet!.upper, metric).toBeCloseTo(known.value!, 12);
        expect(Math.abs(lower! - known.lower!), metric).toBeLessThan(0.02);
        expect(Math.abs(upper! - known.upper!), metric).toBeLessThan(0.02);
      }
    const disparity = result.disparities.find(({ id }) => id === "demographic_parity_difference@race")!;
    expect(of("selection_rate").gap.value).toBeCloseTo(disparity.value!, 12);
    expect(Math.abs(of("selection_rate").gap.lower! - disparity.bounds!.lower!)).toBeLessThan(0.02);
  });

  test("the true rates lie within the Fréchet bounds; by probability the gap is too small where outcomes follow the group", async () => {
    const rows = people(4, 4000);
    const { of } = await looked(without(rows));
    const { groups, gap } = of("selection_rate");
    for (const { group, frechet } of groups) {
      const own = rows.filter(({ race }) => race === group);
      const rate = own.filter(({ yhat }) => yhat === 1).length / own.length;
      expect(rate).toBeGreaterThan(frechet!.lower);
      expect(rate).toBeLessThan(frechet!.upper);
    }
    expect(gap.value!).toBeLessThan(0.2);
    expect(gap.frechet!.upper).toBeGreaterThan(0.3);
  });

  test("limits cover the rate by probability of everybody, and the gap is not larger than its bounds, in about 95 of 100 samples", async () => {
    // By probability everybody's rate is E[p q] / E[p] with q = 0.4 + 0.3 p: E[p] = 1/2, E[p²] = 41 / 120.
    const white = (0.4 * 0.5 + 0.3 * (41 / 120)) / 0.5;
    const gap = white - (0.55 - white / 2) / 0.5;
    let [covered, above, below] = [0, 0, 0];
    const runs = 120;
    for (let run = 0; run < runs; run++) {
      const { of } = await looked(without(people(1000 + run, 400)), { resamples: 200, beforeModel: false });
      const { groups, gap: found } = of("selection_rate");
      if (groups[0]!.lower! <= white && white <= groups[0]!.upper!) covered++;
      if (found.lower! <= gap) below++;
      if (gap <= found.upper!) above++;
    }
    expect(covered / runs).toBeGreaterThan(0.95 - 3 * Math.sqrt((0.95 * 0.05) / runs));
    expect(below / runs).toBeGreaterThan(0.95 - 3 * Math.sqrt((0.95 * 0.05) / runs));
    expect(above / runs).toBeGreaterThan(0.95 - 3 * Math.sqrt((0.95 * 0.05) / runs));
  });

  test("the same in any order of rows, and from either engine", async () => {
    const rows = without(people(5, 200));
    const first = (await looked(rows)).result.membership;
    expect((await looked([...rows].reverse())).result.membership).toEqual(first);
    const { writeFile } = await import("node:fs/promises");
    const { scratchFolder } = await import("../../support/scratch-folder.js");
    const file = `${scratchFolder()}/people.csv`;
    await writeFile(
      file,
      ["p_white,p_black,yhat,y", ...rows.map((row) => `${row.p_white},${row.p_black},${row.yhat},${row.y}`)].join("\n"),
    );
    for (const engine of ["memory", "duckdb"] as const) expect((await audit(file, { ...options, engine })).membership).toEqual(first);
  });

  test("of clustered rows there are no limits; a metric that nobody can have is left out", async () => {
    const rows = small.map((row, i) => ({ ...row, branch: `b${i}` }));
    const { of } = await looked(rows, { cluster: "branch" });
    expect(of("selection_rate")).toMatchObject({ draws: 0, reason: "clustered_rows" });
    expect(of("selection_rate").groups[0]).toMatchObject({ lower: null, upper: null, reason: "clustered_rows", value: expect.any(Number) });
    const result = await audit(small, { prediction: "yhat", sensitive: [], define });
    expect(result.membership.map(({ metric }) => metric)).toEqual(["selection_rate", "favorable_decision_rate"]);
  });
});

describe("probabilities that cannot be", () => {
  const withRow = (row: Row): readonly Row[] => [...small, { yhat: 1, y: 1, ...row }];

  test.each([
    [{ p_white: -0.1, p_black: 1 }, '"p_white", a probability of race, is below 0 or above 1 in 1 rows'],
    [{ p_white: 0, p_black: 60 }, '"p_black", a probability of race, is below 0 or above 1 in 1 rows'],
    [{ p_white: 0.7, p_black: 0.7 }, "the probabilities of race add up to more than 1 in 1 rows"],
  ])("%j", async (row, message) => {
    await expect(looked(withRow(row))).rejects.toThrow(`error[EH136]: ${message}`);
  });

  test("texts, a column that is not there, weights and other tasks", async () => {
    await expect(looked(small.map((row) => ({ ...row, p_black: "low" })))).rejects.toThrow('"p_black", a probability of race, holds texts');
    await expect(looked(small.map(({ p_black: _, ...row }) => row))).rejects.toThrow('error[EH101]: no column "p_black" in the data');
    await expect(
      looked(
        small.map((row) => ({ ...row, w: 2 })),
        { weight: "w" },
      ),
    ).rejects.toThrow("rows of equal weight only");
    await expect(looked(small.map((row) => ({ ...row, p_white: Number.NaN })))).rejects.toThrow("no row has every probability of race");
  });

  test("rows that lack one are left out and counted; what is left to 1 is a group of its own", async () => {
    const { result, of } = await looked(withRow({ p_white: null, p_black: 0.5 }));
    expect(of("selection_rate")).toMatchObject({ rows: 5, missing: 1 });
    const said = result.diagnostics.find(({ code }) => code === "EH137")!;
    expect(said).toMatchObject({ level: "warning", evidence: ["p_white is missing in 1 rows"] });
    const rest = await looked(withRow({ p_white: 0.2, p_black: 0.3 }));
    expect(rest.of("selection_rate").groups.map(({ group, column }) => [group, column])).toEqual([
      ["White", "p_white"],
      ["Black", "p_black"],
      ["(other)", null],
    ]);
    expect(rest.of("selection_rate").groups[2]!.expected).toBeCloseTo(0.5, 12);
    expect(rest.result.diagnostics.find(({ code }) => code === "EH137")!.level).toBe("note");
  });

  test("rounded probabilities are taken as they are", async () => {
    const { result } = await looked(withRow({ p_white: 0.333, p_black: 0.66 }));
    expect(result.diagnostics.filter(({ code }) => code === "EH137")).toEqual([]);
  });
});
