import { expect, test } from "vitest";
import { audit } from "../../src/audit/audit.js";
import type { DisparityRow, Result } from "../../src/audit/result.js";
import { rng } from "../../src/stats/rng.js";

const random = rng(3, "weights-and-clusters");
const people = Array.from({ length: 240 }, (_, i) => {
  const g = i % 3 === 0 ? "a" : "b";
  const y = random.next() < (g === "a" ? 0.4 : 0.55) ? 1 : 0;
  const s = Math.round(50 * (0.3 + 0.25 * y + (g === "a" ? 0 : 0.08) + 0.5 * (random.next() - 0.5))) / 50;
  return { g, y, s: Math.min(0.98, Math.max(0.02, s)), w: 1 + random.below(3), c: `c${i}` };
});

type People = typeof people;

const columns = (rows: People) => ({
  g: rows.map(({ g }) => g),
  y: rows.map(({ y }) => y),
  s: rows.map(({ s }) => s),
  p: rows.map(({ s }) => (s >= 0.5 ? 1 : 0)),
  w: rows.map(({ w }) => w),
  c: rows.map(({ c }) => c),
  two: rows.map(() => 2),
});
const times = (of: (one: People[number]) => number) => people.flatMap((one) => Array.from({ length: of(one) }, () => one));
const options = { label: "y", prediction: "p", score: "s", sensitive: ["g"], minN: 5 } as const;
const [plain, twos, weighted, repeated, clustered] = await Promise.all([
  audit(columns(people), options),
  audit(columns(people), { ...options, weight: "two" }),
  audit(columns(people), { ...options, weight: "w" }),
  audit(columns(times(({ w }) => w)), options),
  audit(columns(times(() => 4)), { ...options, cluster: "c" }),
]);

interface Number {
  readonly name: string;
  readonly value: number | null;
  readonly width: number | null;
  readonly expected: number | null;
  readonly byChance: boolean;
}

const widthOf = (limits: { readonly lower: number | null; readonly upper: number | null } | null): number | null =>
  limits === null || limits.lower === null || limits.upper === null ? null : limits.upper - limits.lower;

/** Every metric of every group and every disparity, in an order that does not depend on the numbers. */
function numbersOf({ groups, disparities }: Pick<Result, "groups" | "disparities">): readonly Number[] {
  const nameOf = (id: string, group: DisparityRow["group"]): string => `${id} ${JSON.stringify(group ?? null)}`;
  return [
    ...groups.flatMap(({ group, metrics }) =>
      Object.entries(metrics).map(([id, one]) => ({
        name: nameOf(id, group),
        value: one.value,
        width: widthOf(one),
        expected: null,
        byChance: one.underNone !== undefined,
      })),
    ),
    ...disparities.map((row) => ({
      name: nameOf(row.id, row.group),
      value: row.value,
      width: widthOf(row.bounds),
      expected: row.expectedUnderNone,
      byChance: row.pValue !== undefined,
    })),
  ];
}

function each(other: Pick<Result, "groups" | "disparities">, compare: (one: Number, other: Number) => void, base = plain): void {
  const others = new Map(numbersOf(other).map((one) => [one.name, one]));
  const all = numbersOf(base).filter(({ value }) => value !== null);
  expect(all.length).toBeGreaterThan(300);
  for (const one of all) compare(one, others.get(one.name)!);
}

/** They allow for chance by the rows there are, which weights do not multiply. */
const COUNTS_ROWS = /^(debiased_calibration_error|differential_fairness)/;

test("the unit of weights changes no number and no limit", () => {
  each(twos, (one, other) => {
    expect(other.value, one.name).toBeCloseTo(one.value!, 9);
    if (one.width !== null) expect(other.width, one.name).toBeCloseTo(one.width, 6);
  });
});

test("every number of weighted rows is that of rows repeated so often; its limits are not narrower", () => {
  each(
    weighted,
    (one, other) => {
      if (COUNTS_ROWS.test(one.name)) return;
      expect(other.value, one.name).toBeCloseTo(one.value!, 9);
      if (one.width !== null && other.width !== null) expect(other.width, one.name).toBeGreaterThanOrEqual(0.999 * one.width);
    },
    repeated,
  );
});

test("rows repeated within clusters narrow no limit and no gap expected by chance, and are not shuffled one by one", () => {
  each(clustered, (one, other) => {
    expect(other.value, one.name).toBeCloseTo(one.value!, COUNTS_ROWS.test(one.name) ? 1 : 9);
    if (one.width !== null && other.width !== null) expect(other.width, one.name).toBeGreaterThanOrEqual(0.8 * one.width);
    if (one.expected !== null && other.expected !== null) expect(other.expected, one.name).toBeGreaterThanOrEqual(0.8 * one.expected);
    expect(other.byChance, one.name).toBe(false);
  });
  expect(clustered.inequality.every(({ betweenUnderNone }) => betweenUnderNone === null)).toBe(true);
});

test("curves of calibration allow for clusters", () => {
  const binsOf = ({ sweeps }: Pick<Result, "sweeps">) => sweeps[0]!.groups.flatMap(({ calibration }) => calibration);
  const alone = binsOf(plain);
  binsOf(clustered).forEach((bin, i) => {
    expect(bin.rate).toBeCloseTo(alone[i]!.rate, 9);
    expect(bin.n).toBe(4 * alone[i]!.n);
    expect(widthOf(bin)!).toBeGreaterThan(0.8 * widthOf(alone[i]!)!);
  });
});
