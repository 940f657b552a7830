import { expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.js";
import { suppressed } from "../../../src/audit/small-cells/suppressed.js";
import { intervalsSummary } from "../../../src/sections/reliability/given-intervals.js";
import { guaranteeSummary } from "../../../src/sections/reliability/guarantee.js";
import { reliability } from "../../../src/sections/reliability.js";
import { rng } from "../../../src/stats/rng.js";

interface Amount {
  readonly g: string;
  readonly f: number;
  readonly y: number;
  readonly lo: number;
  readonly hi: number;
  readonly sd: number;
  readonly w?: number;
}

/** Errors are uniform to both sides, up to 1 in group a and 3 in b; intervals reach to `reach` of that. */
function amounts(n: number, reach: (group: string) => number, name = "amounts"): readonly Amount[] {
  const random = rng(8, name);
  return Array.from({ length: n }, (_, i) => {
    const g = i % 2 === 0 ? "a" : "b";
    const sd = g === "a" ? 1 : 3;
    const f = random.next() * 10;
    const near = reach(g) * sd * (0.9 + 0.2 * random.next());
    return { g, f, y: f + sd * (2 * random.next() - 1), lo: f - near, hi: f + near, sd };
  });
}

const columns = { task: "regression", label: "y", prediction: "f", sensitive: ["g"] } as const;
const studied = async (rows: readonly Amount[], asked: object, more: object = {}) =>
  (await audit(rows as never, { ...columns, reliability: asked, ...more } as never)).reliability!;
const of = <Row extends { readonly group: Readonly<Record<string, string>> }>(rows: readonly Row[], name: string): Row =>
  rows.find(({ group }) => group.g === name)!;
const intervals = { lower: "lo", upper: "hi" };

test("intervals as they are: a group whose intervals are too short is covered less, by the closed form", async () => {
  const study = await studied(
    amounts(4000, (g) => (g === "a" ? 0.9 : 0.6)),
    { intervals },
  );
  const found = study.intervals!;
  // Errors are uniform, so that a reach of 0.9 ± 0.09 of them is 0.9 of the people, and of 0.6 is 0.6.
  expect(of(found.groups, "a")).toMatchObject({ n: 2000 });
  expect(of(found.groups, "a").coverage).toBeCloseTo(0.9, 1);
  expect(of(found.groups, "b").coverage).toBeCloseTo(0.6, 1);
  expect(found.gaps[0]).toMatchObject({ higher: { g: "a" }, lower: { g: "b" } });
  expect(found.gaps[0]!.bounds!.lower!).toBeGreaterThan(0.2);
  // Mean widths 1.8 and 3.6, spread evenly over a fifth of that: se of the difference √(1.8²/12·0.2² + …)/√2000.
  const [gap] = found.widthGaps;
  expect(gap).toMatchObject({ by: ["g"], higher: { g: "b" }, lower: { g: "a" } });
  expect(gap!.value).toBeCloseTo(1.8, 1);
  expect(gap!.bounds!.lower! < 1.8 && 1.8 < gap!.bounds!.upper!).toBe(true);
  expect(gap!.bounds!.upper! - gap!.bounds!.lower!).toBeLessThan(0.05);
  const { median, medianLower, medianUpper } = of(found.groups, "b").widths!;
  expect(median).toBeCloseTo(3.6, 1);
  expect(medianLower! <= median && median <= medianUpper!).toBe(true);
  expect(intervalsSummary(found)).toContain("b is served worse than a");
  expect(intervalsSummary(found)).toContain("intervals are wider for b than for a");
});

test("conformalised: the guarantee keeps the differences in width, and holds for everybody and nearly for both groups", async () => {
  const rows = amounts(4000, () => 0.6);
  const study = await studied(rows, { intervals, alpha: 0.2 });
  const { kind, quantile, groups, widthGaps } = study.guarantee!;
  expect(kind).toBe("widened");
  // max(lo − y, y − hi) is |error| − 0.6 sd: 0.8 of all within q + 0.6 sd. ½(0.6 + q) + ½(0.6 + q/3) = 0.8 gives 0.3; spread of the reach moves it little.
  expect(quantile).toBeCloseTo(0.3, 1);
  expect(of(groups, "a").coverage).toBeCloseTo(0.9, 1);
  expect(of(groups, "b").coverage).toBeCloseTo(0.7, 1);
  expect(of(groups, "b").size!).toBeCloseTo(3.6 + 2 * quantile!, 1);
  // Everybody's interval is moved by the same, so the gap in widths is that of the intervals themselves.
  expect(widthGaps[0]!.value).toBeCloseTo(2.4, 1);
  // Wider than wanted at first: moved inwards.
  const narrowed = await studied(
    amounts(4000, () => 0.98),
    { intervals, alpha: 0.5 },
  );
  expect(narrowed.guarantee!.quantile!).toBeLessThan(0);
  expect(narrowed.guarantee!.groups[0]!.coverage).toBeCloseTo(0.5, 1);
});

test("in proportion to a column of spread: every group gets what was promised, and the widths differ as the errors do", async () => {
  const { guarantee, intervals: none } = await studied(
    amounts(4000, () => 1),
    { spread: "sd", alpha: 0.2 },
  );
  expect(none).toBeNull();
  expect(guarantee).toMatchObject({ kind: "scaled", gaps: [{ by: ["g"] }] });
  expect(guarantee!.quantile).toBeCloseTo(0.8, 1);
  for (const name of ["a", "b"]) expect(of(guarantee!.groups, name).coverage).toBeCloseTo(0.8, 1);
  expect(guarantee!.gaps[0]!.bounds!.lower).toBeLessThanOrEqual(0);
  // All of a group are as unsure, so nothing is known of how widths spread: a value without bounds.
  expect(guarantee!.widthGaps[0]!.value).toBeCloseTo(4 * guarantee!.quantile!, 12);
  expect(guarantee!.widthGaps[0]!.bounds).toBeNull();
});

test("without either, intervals are as wide for everybody, and the report says so beside what each group would need", async () => {
  const result = await audit(amounts(1000, () => 1) as never, { ...columns, reliability: true });
  const { guarantee } = result.reliability!;
  expect(guarantee).toMatchObject({ kind: "even", widthGaps: [], sizeGaps: [], bySize: [] });
  expect(guarantee!.groups.every(({ size, widths }) => size === 2 * guarantee!.quantile! && widths === null)).toBe(true);
  const words = JSON.stringify(reliability.blocks(result));
  expect(words).toContain("equally wide for every group by construction");
  expect(words).toContain("Needed by the group alone");
});

test("by width: intervals that are short for no reason contain the recorded outcome less often", async () => {
  const random = rng(3, "no reason");
  const rows = Array.from({ length: 3000 }, (_, i) => {
    const f = random.next();
    const near = [0.3, 0.6, 0.9][i % 3]!;
    return { g: i % 2 === 0 ? "a" : "b", f, y: f + 2 * random.next() - 1, lo: f - near, hi: f + near, sd: 1 };
  });
  const found = (await studied(rows, { intervals })).intervals!;
  expect(found.bySize.map(({ n }) => n)).toEqual([1000, 1000, 1000]);
  found.bySize.forEach(({ coverage, lower, upper }, i) => {
    const truth = [0.3, 0.6, 0.9][i]!;
    expect(lower! < truth + 0.02 && truth - 0.02 < upper!).toBe(true);
    expect(coverage).toBeCloseTo(truth, 1);
  });
  expect(found.widthGaps[0]!.bounds!.lower).toBeLessThanOrEqual(0);
});

test("of classes: answers of one class and of both are told apart", async () => {
  const random = rng(2, "classes");
  const rows = Array.from({ length: 1200 }, (_, i) => {
    const p = i % 4 === 0 ? 0.5 : 0.05 + 0.9 * (i % 2);
    return { g: i % 3 === 0 ? "a" : "b", p, y: random.next() < p ? 1 : 0, yhat: p >= 0.5 ? 1 : 0 };
  });
  const options = { label: "y", prediction: "yhat", score: "p", sensitive: ["g"], positive: 1, reliability: { alpha: 0.08 } } as const;
  const { bySize, quantile } = (await audit(rows as never, options)).reliability!.guarantee!;
  expect(quantile).toBe(0.5);
  expect(bySize.map(({ from, to }) => [from, to])).toEqual([
    [1, 1],
    [2, 2],
  ]);
  expect(bySize[1]).toMatchObject({ coverage: 1 });
  expect(bySize[0]!.coverage).toBeCloseTo(0.95, 1);
});

test("rows without an interval, or with its ends the wrong way round, are left out and counted; the order does not matter", async () => {
  const rows = amounts(600, () => 0.7).map((row, i) => (i < 5 ? { ...row, lo: null } : i < 8 ? { ...row, lo: row.hi + 1 } : row));
  const study = await studied(rows as never, { intervals });
  expect(study.intervals!.leftOut).toBe(8);
  expect(study.rows.leftOut).toBe(8);
  expect(study.intervals!.groups[0]!.n).toBe(592);
  expect(await studied([...rows].reverse() as never, { intervals })).toEqual(study);
});

test("weights: equal ones change no number; the median is that of the weight; clusters widen the limits", async () => {
  const rows = amounts(800, () => 0.7).map((row, i) => ({ ...row, w: 2, home: Math.floor(i / 8) }));
  const plain = (await studied(rows, { intervals })).intervals!;
  const even = (await studied(rows, { intervals }, { weight: "w" })).intervals!;
  plain.groups.forEach((row, i) => {
    expect(even.groups[i]!.coverage).toBeCloseTo(row.coverage!, 12);
    expect(even.groups[i]!.size).toBeCloseTo(row.size!, 12);
    expect(even.groups[i]!.widths!.se).toBeCloseTo(row.widths!.se!, 12);
  });
  const heavy = rows.map((row) => ({ ...row, w: row.hi - row.lo > 1.4 && row.g === "a" ? 5 : 1 }));
  const weighed = (await studied(heavy, { intervals }, { weight: "w" })).intervals!;
  expect(of(weighed.groups, "a").widths!.median).toBeGreaterThan(of(plain.groups, "a").widths!.median);
  const homes = (await studied(rows, { intervals }, { cluster: "home" })).intervals!;
  expect(of(homes.groups, "a").widths!.df).toBeLessThan(of(plain.groups, "a").widths!.df);
});

test.each([
  ["EH101", { intervals: { lower: "low", upper: "hi" } }, /no column is called "low".*\n?.*/],
  ["EH130", { spread: "g" }, /"g" does not hold numbers/],
  ["EH200", { intervals, spread: "sd" }, /both named/],
])("%s names what is wrong with the columns", async (code, asked, words) => {
  const said = studied(
    amounts(60, () => 1),
    asked,
  );
  await expect(said).rejects.toMatchObject({ code });
  await expect(said).rejects.toThrow(words);
});

test("intervals are of amounts, and are no features for other studies", async () => {
  const rows = amounts(400, () => 1);
  const classes = rows.map((row) => ({ ...row, y: row.y > 5 ? 1 : 0, f: row.f > 5 ? 1 : 0 }));
  await expect(
    audit(classes as never, { label: "y", prediction: "f", sensitive: ["g"], reliability: { intervals } }),
  ).rejects.toMatchObject({
    code: "EH200",
  });
  const result = await audit(rows as never, { ...columns, reliability: { intervals }, worstCase: true });
  const named = JSON.stringify(result.worstCase!.weakSpots);
  expect(named).not.toContain('"lo"');
  expect(named).not.toContain('"hi"');
});

test("a shared report has nothing of small groups", async () => {
  const rows = amounts(400, () => 0.7).map((row, i) => ({ ...row, g: i < 8 ? "c" : row.g }));
  const result = await audit(rows as never, { ...columns, reliability: { intervals } });
  expect(JSON.stringify(result.reliability)).toContain('"c"');
  const shared = suppressed(result, 10).reliability!;
  expect(JSON.stringify(shared)).not.toContain('"c"');
  expect([shared.intervals!.gaps, shared.intervals!.widthGaps, shared.guarantee!.widthGaps]).toEqual([[], [], []]);
  expect(guaranteeSummary(result.reliability!)).not.toBe("");
});
