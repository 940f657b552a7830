import { expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.js";
import { suppressed } from "../../../src/audit/small-cells/suppressed.js";
import { isOutside } from "../../../src/sections/reliability/expected.js";
import { guaranteeSummary } from "../../../src/sections/reliability/guarantee.js";
import { reliability } from "../../../src/sections/reliability.js";
import { rng } from "../../../src/stats/rng.js";

type Person = { readonly g: string; readonly y: number; readonly p: number; readonly yhat: number };

/** Scores are the true chances for group a; for group b outcomes have the chance `of(p)`. */
function people(n: number, of: (p: number) => number, name = "people"): readonly Person[] {
  const random = rng(11, name);
  return Array.from({ length: n }, (_, i) => {
    const g = i % 3 === 0 ? "b" : "a";
    const p = random.next();
    const chance = g === "a" ? p : of(p);
    return { g, y: random.next() < chance ? 1 : 0, p, yhat: p >= 0.5 ? 1 : 0 };
  });
}

const options = { label: "y", prediction: "yhat", score: "p", sensitive: ["g"], positive: 1, reliability: true } as const;
const studied = async (rows: readonly Person[], more: object = {}) => (await audit(rows as never, { ...options, ...more })).reliability!;
const group = <Row extends { readonly by: readonly string[]; readonly group: Readonly<Record<string, string>> }>(
  rows: readonly Row[],
  name: string | null,
): Row => rows.find(({ by, group: one }) => (name === null ? by.length === 0 : one.g === name))!;

test("scores that are true chances: everybody and every group get what was promised", async () => {
  const study = await studied(people(6000, (p) => p));
  expect(study.rows).toEqual({ learnt: 3000, judged: 3000, leftOut: 0 });
  for (const { coverage, lower, upper } of study.guarantee!.groups) {
    expect(coverage).toBeGreaterThan(0.87);
    expect(lower! <= 0.9 + 0.03 && upper! >= 0.9 - 0.03).toBe(true);
  }
  expect(study.guarantee!.gaps[0]!.bounds!.lower).toBeLessThanOrEqual(0);
  for (const { p } of study.calibration) expect(p!.adjusted).toBeGreaterThan(0.01);
  // In closed form: decisions at 0.5 of uniform scores that are chances are right three times of four.
  expect(group(study.expected, null).metrics.accuracy.expected).toBeCloseTo(0.75, 1);
});

test("scores that mean nothing for one group: its coverage falls, the gap is proved, its calibration fails, labels are needed", async () => {
  const study = await studied(people(6000, () => 0.5));
  // P(1 − p_y ≤ q) of group b is q on its own scores, of group a more; planted, so its coverage is about q.
  const q = study.guarantee!.quantile!;
  expect(Math.abs(group(study.guarantee!.groups, "b").coverage! - q)).toBeLessThan(4 * Math.sqrt((q * (1 - q)) / 1000));
  expect(study.guarantee!.gaps[0]).toMatchObject({ lower: { g: "b" }, higher: { g: "a" } });
  expect(study.guarantee!.gaps[0]!.bounds!.lower).toBeGreaterThan(0);
  expect(guaranteeSummary(study)).toContain("b is served worse than a");
  expect(group(study.calibration, "b").p!.adjusted).toBeLessThan(0.001);
  expect(group(study.calibration, "a").p!.adjusted).toBeGreaterThan(0.01);
  const { accuracy } = group(study.expected, "b").metrics;
  expect(accuracy.realised).toBeLessThan(accuracy.lower!);
});

test("scores near a half for one group: its answers name both classes more often, by the closed form", async () => {
  // Group a: chances 0.02 or 0.98. Group b: 0.3 to 0.7. Answers of a name one class; how many of b name both hangs on the quantile alone.
  const random = rng(4, "sizes");
  const rows = Array.from({ length: 4000 }, (_, i) => {
    const g = i % 2 === 0 ? "a" : "b";
    const u = random.next();
    const p = g === "a" ? (u < 0.5 ? 0.02 : 0.98) : 0.3 + 0.4 * u;
    return { g, p, y: random.next() < p ? 1 : 0, yhat: p >= 0.5 ? 1 : 0 };
  });
  const study = await studied(rows);
  const { quantile, sizeGaps, groups } = study.guarantee!;
  // Both are named where 1 − q ≤ p ≤ q: a share (2q − 1)/0.4 of b.
  const truth = (2 * quantile! - 1) / 0.4;
  const [gap] = sizeGaps;
  expect(gap).toMatchObject({ by: ["g"], higher: { g: "b" }, lower: { g: "a" } });
  expect(gap!.value).toBeCloseTo(group(groups, "b").size! - group(groups, "a").size!, 12);
  expect(Math.abs(gap!.value! - truth)).toBeLessThan(4 * Math.sqrt((truth * (1 - truth)) / 1000));
  expect(gap!.bounds!.lower!).toBeGreaterThan(0);
  expect(gap!.bounds!.lower! < truth && truth < gap!.bounds!.upper!).toBe(true);
  // Of two groups of 1,000 with a pooled share p: 1.128 · √(p(1 − p)/1000).
  const pooled = truth / 2;
  expect(gap!.expectedUnderNone).toBeCloseTo(1.128 * Math.sqrt((pooled * (1 - pooled)) / 1000), 2);
  expect(guaranteeSummary(study)).toContain("answers name more classes for b than for a");
  // So much may be off that some answers are empty: 0 or 1 classes, and the gap is still that of the sizes.
  const loose = (await studied(rows, { reliability: { alpha: 0.45 } })).guarantee!;
  expect(loose.quantile!).toBeLessThan(0.5);
  expect(loose.sizeGaps[0]!.value).toBeCloseTo(Math.abs(group(loose.groups, "a").size! - group(loose.groups, "b").size!), 12);
  expect(loose.sizeGaps[0]).toMatchObject({ higher: { g: "a" }, lower: { g: "b" } });
});

test("over many samples the gap is proved wrongly, and the truth is outside of its range, as often as the level allows", async () => {
  const runs = 50;
  let [proved, sized, outside] = [0, 0, 0];
  for (let run = 0; run < runs; run++) {
    const study = await studied(
      people(600, (p) => p, `none ${run}`),
      { depth: 1, beforeModel: false },
    );
    if (study.guarantee!.gaps[0]!.bounds!.lower! > 0) proved++;
    if (study.guarantee!.sizeGaps[0]!.bounds!.lower! > 0) sized++;
    if (isOutside(group(study.expected, "a").metrics.accuracy)) outside++;
  }
  const most = runs * 0.05 + 3 * Math.sqrt(runs * 0.05 * 0.95);
  expect(proved).toBeLessThan(most);
  expect(sized).toBeLessThan(most);
  expect(outside).toBeLessThan(most);
});

test("rows in another order give the same to the last bit", async () => {
  const rows = people(500, (p) => p * 0.8);
  expect(await studied([...rows].reverse())).toEqual(await studied(rows));
});

test("amounts: intervals hold the wanted share, and are too narrow for the group whose errors are larger", async () => {
  const random = rng(5, "amounts");
  const rows = Array.from({ length: 4000 }, (_, i) => {
    const g = i % 2 === 0 ? "a" : "b";
    const f = random.next() * 10;
    return { g, f, y: f + (random.next() - 0.5) * (g === "a" ? 1 : 3) };
  });
  const study = (await audit(rows, { task: "regression", label: "y", prediction: "f", sensitive: ["g"], reliability: { alpha: 0.2 } }))
    .reliability!;
  // |error| is uniform up to 0.5 and 1.5: 0.5 + 0.5 q/1.5 = 0.8 gives q = 0.9, where b is covered 0.6.
  expect(study.guarantee!.quantile).toBeCloseTo(0.9, 1);
  expect(group(study.guarantee!.groups, "a").coverage).toBe(1);
  expect(group(study.guarantee!.groups, "b").coverage).toBeCloseTo(0.6, 1);
  expect(group(study.guarantee!.groups, "b").own.quantile!).toBeCloseTo(1.2, 1);
  expect([study.calibration, study.expected, group(study.guarantee!.groups, "a").single]).toEqual([[], [], null]);
  expect(study.guarantee!.sizeGaps).toEqual([]);
});

test.each([
  ["score_not_probability", {}, (rows: readonly Person[]) => rows.map((row) => ({ ...row, p: row.p * 3 }))],
  ["too_few_rows", {}, (rows: readonly Person[]) => rows.slice(0, 3)],
  ["no_label", { label: undefined }, (rows: readonly Person[]) => rows],
] as const)("%s is a reason, not a number", async (reason, more, of) => {
  const rows = of(people(60, (p) => p));
  const { label, ...rest } = { ...options, ...more } as Record<string, unknown>;
  const study = (await audit(rows as never, { ...rest, ...(label !== undefined && { label }) } as never)).reliability!;
  expect(study).toMatchObject({ reason, guarantee: null, calibration: [], expected: [] });
});

test("too few rows for the guarantee: no quantile, and it is said", async () => {
  const study = await studied(
    people(16, (p) => p),
    { minN: 2 },
  );
  expect(study.guarantee!.quantile).toBeNull();
  expect(guaranteeSummary(study)).toContain("too few rows");
});

test("the report shows it; a shared one without small groups", async () => {
  const rows = people(300, (p) => p).map((row, i) => ({ ...row, g: i < 8 ? "c" : row.g }));
  const result = await audit(rows as never, options);
  const words = JSON.stringify(reliability.blocks(result));
  expect(words).toContain("promised 90.0%");
  expect(JSON.stringify(suppressed(result, 10).reliability)).not.toContain('"c"');
  expect(result.reliability!.guarantee!.sizeGaps).toHaveLength(1);
  expect(suppressed(result, 10).reliability!.guarantee).toMatchObject({ gaps: [], sizeGaps: [] });
  expect(reliability.blocks({ ...result, reliability: null })).toEqual([]);
});

test("equal weights change nothing but the ranges' names; unequal ones are as informative as fewer rows", async () => {
  const rows = people(400, (p) => p).map((row) => ({ ...row, w: 2 }));
  // The halves are drawn by all that rows hold, the weights included.
  const plain = (await audit(rows as never, options)).reliability!;
  const even = (await audit(rows as never, { ...options, weight: "w" })).reliability!;
  expect(even.weighted).toBe(true);
  expect(even.guarantee!.quantile).toBe(plain.guarantee!.quantile);
  even.guarantee!.groups.forEach((row, i) => {
    const other = plain.guarantee!.groups[i]!;
    expect(row.coverage).toBeCloseTo(other.coverage!, 12);
    expect(row.size).toBeCloseTo(other.size!, 12);
  });
  even.calibration.forEach((row, i) => {
    for (const key of ["ks", "kuiper", "spiegelhalter", "distance", "spread", "meanError"] as const)
      expect(row[key]).toBeCloseTo(plain.calibration[i]![key]!, 10);
  });
  expect(even.expected).toEqual([]);
  const uneven = (await audit(rows.map((row, i) => ({ ...row, w: 1 + 4 * (i % 2) })) as never, { ...options, weight: "w" })).reliability!;
  expect(uneven.guarantee!.groups[0]!.nEff).toBeLessThan(0.9 * uneven.guarantee!.groups[0]!.n);
  expect(uneven.guarantee!.groups[0]!.coverage).toBeGreaterThan(0.8);
});
