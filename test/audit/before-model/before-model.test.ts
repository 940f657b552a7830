import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AuditOptions, audit } from "../../../src/audit/audit.js";
import { equalParts } from "../../../src/audit/before-model/association.js";
import { exactP } from "../../../src/audit/before-model/representation.js";
import type { BeforeModel } from "../../../src/audit/before-model/row.js";
import type { Diagnostic } from "../../../src/errors.js";
import { rng } from "../../../src/stats/rng.js";

type Row = Readonly<Record<string, string | number | null>>;
type Options = { readonly [K in keyof AuditOptions]?: AuditOptions[K] | undefined };

async function looked(rows: readonly Row[], options: Options = {}) {
  const result = await audit(rows, { label: "y", positive: 1, sensitive: ["sex"], ...options } as AuditOptions);
  return { ...(result.beforeModel as BeforeModel), codes: codesOf(result.diagnostics), result };
}

const codesOf = (diagnostics: readonly Diagnostic[]): readonly string[] =>
  diagnostics.map(({ code }) => code).filter((code) => ["EH122", "EH132", "EH133", "EH134", "EH135"].includes(code));

/** 200 people: 80 women, labels and a number drawn, nothing to do with sex. */
const people = (more: (i: number, sex: string, y: number) => Row = () => ({})): readonly Row[] => {
  const random = rng(5, "people");
  return Array.from({ length: 200 }, (_, i) => {
    const sex = i < 80 ? "f" : "m";
    const y = random.below(2);
    return { id: `p${i}`, sex, y, income: random.below(1_000_000), ...more(i, sex, y) };
  });
};

describe("features that tell an attribute", () => {
  test("noise tells nothing, and nothing is said of it", async () => {
    const { proxies, leaks, codes, features, leftOut } = await looked(people(), { id: "id" });
    expect(features).toEqual(["income"]);
    expect(leftOut).toEqual([]);
    expect(proxies[0]).toMatchObject({ feature: "income", of: "sex", n: 200, levels: 10, finding: null, reason: null });
    expect(proxies[0]!.adjusted!).toBeGreaterThan(0.05);
    expect(Math.abs(proxies[0]!.strength!)).toBeLessThan(0.05);
    expect(leaks[0]!.finding).toBeNull();
    expect(codes).toEqual([]);
  });

  test("a copy under other names equals it; a code of many values determines it; a shifted number stands in for it", async () => {
    const random = rng(6, "proxies");
    const { proxies, codes } = await looked(
      people((i, sex) => ({
        title: sex === "f" ? "Ms" : "Mr",
        club: `${sex}${i % 7}`,
        height: (sex === "f" ? 160 : 178) + random.below(20),
      })),
      { id: "id" },
    );
    const of = (feature: string) => proxies.find((row) => row.feature === feature)!;
    expect(of("title")).toMatchObject({ auc: 1, finding: "equals" });
    expect(of("title").strength).toBeCloseTo(1, 12);
    expect(of("club")).toMatchObject({ auc: 1, finding: "determines" });
    expect(of("height")).toMatchObject({ finding: "strong", group: "f", higher: false });
    expect(of("height").auc).toBeGreaterThan(0.95);
    expect(codes).toEqual(["EH132"]);
  });

  test("worked by hand: of f 3 have a, 1 has b; of m 1 has a, 3 have b", async () => {
    const rows = [..."ffffmmmm"].map((sex, i) => ({ sex, y: i % 2, code: "aaababbb"[i]! }));
    const { proxies } = await looked(rows, { minN: 1 });
    const information = (3 / 4) * Math.log(3 / 2) + (1 / 4) * Math.log(1 / 2);
    expect(proxies[0]!.information).toBeCloseTo(information, 12);
    // 36 of 70 tables have 2 2, 32 have 3 1 either way round, 2 have 4 0.
    const byChance = (32 * information + 2 * Math.LN2) / 70;
    expect(proxies[0]!.informationByChance).toBeCloseTo(byChance, 12);
    expect(proxies[0]!.strength).toBeCloseTo((information - byChance) / (Math.LN2 - byChance), 12);
    expect(proxies[0]!.auc).toBeCloseTo(0.75, 12);
  });

  test("the area by chance of texts is about the mean over shuffled groups", async () => {
    const codes = Array.from({ length: 300 }, (_, i) => `c${i % 12}`);
    const random = rng(2, "shuffle");
    let [sum, expected] = [0, 0];
    for (let run = 0; run < 60; run++) {
      const sexes = codes.map((_, i): string => (i < 90 ? "f" : "m"));
      for (let i = sexes.length - 1; i > 0; i--) {
        const j = random.below(i + 1);
        [sexes[i], sexes[j]] = [sexes[j]!, sexes[i]!];
      }
      const { proxies } = await looked(codes.map((code, i) => ({ code, sex: sexes[i]!, y: i % 2 })));
      sum += proxies[0]!.auc!;
      expected = proxies[0]!.aucByChance!;
    }
    expect(Math.abs(sum / 60 - expected)).toBeLessThan(0.01);
  });

  test("a group below the minimum has no area, and the information is there all the same", async () => {
    const rows = people((i) => ({ title: i < 80 ? "Ms" : "Mr" })).slice(60, 120);
    const { proxies } = await looked(rows, { id: "id", minN: 30 });
    expect(proxies.find(({ feature }) => feature === "title")).toMatchObject({ auc: null, group: null, finding: "equals" });
  });

  test("columns that can tell nothing are left out with the reason", async () => {
    const { features, leftOut } = await looked(
      people((i) => ({ bank: "A", name: `n${i}`, empty: null, sometimes: i % 3 === 0 ? "x" : null })),
    );
    expect(features).toEqual(["income", "sometimes"]);
    expect(Object.fromEntries(leftOut.map(({ column, reason }) => [column, reason]))).toEqual({
      id: "nearly_all_differ",
      bank: "one_value",
      name: "nearly_all_differ",
      empty: "no_values",
    });
  });

  test("of clustered rows there is no p", async () => {
    const { proxies, missing, representation } = await looked(
      people((i) => ({ branch: `b${i % 20}`, gap: i % 2 ? 1 : null })),
      { id: "id", cluster: "branch", define: { sex: { population: { f: 0.5, m: 0.5 } } } },
    );
    expect(proxies.find(({ feature }) => feature === "income")).toMatchObject({ p: null, adjusted: null, information: expect.any(Number) });
    expect(missing[0]).toMatchObject({ p: null, lower: null, reason: "clustered_rows" });
    expect(representation[0]).toMatchObject({ p: null, lower: null, reason: "clustered_rows", ratio: 0.8 });
  });
});

describe("features that tell the label", () => {
  test("a copy, a code and a number that separates are found; a good feature is not", async () => {
    const random = rng(7, "leaks");
    const { leaks, codes, result } = await looked(
      people((_, __, y) => ({
        decided: y === 1 ? "yes" : "no",
        stage: y === 1 ? `paid ${random.below(3)}` : `lost ${random.below(3)}`,
        amount: y === 1 ? 10 + random.below(90) : -random.below(90),
        grade: y * 2 + random.below(5),
      })),
      { id: "id" },
    );
    expect(Object.fromEntries(leaks.map(({ feature, finding }) => [feature, finding]))).toEqual({
      income: null,
      decided: "equals",
      stage: "determines",
      amount: "determines",
      grade: null,
    });
    expect(codes).toEqual(["EH122"]);
    expect(result.diagnostics.find(({ code }) => code === "EH122")!.evidence).toContain(`feature "decided" equals the label y (AUC 1.000)`);
  });

  test("of amounts nothing is asked", async () => {
    const rows = people(() => ({})).map((row, i) => ({ ...row, y: 100.5 + i, guess: 100 + i }));
    const { leaks, proxies, labels } = await looked(rows, { id: "id", task: "regression", prediction: "guess", positive: undefined });
    expect(leaks).toEqual([]);
    expect(proxies.length).toBe(1);
    expect(labels[0]!.values.DPL).toEqual({ value: null, reason: "no_label" });
    expect(labels[0]!.values.CI.value).toBeCloseTo(40 / 200, 12);
  });

  test("of several classes, distributions are compared over all of them", async () => {
    const rows = [..."ffffmmmm"].map((sex, i) => ({ sex, y: "aabcaacb"[i]!, yhat: "abcaabca"[i]! }));
    const { labels } = await looked(rows, { task: "multiclass", prediction: "yhat", positive: undefined });
    expect(labels[0]!.values).toMatchObject({ TVD: { value: 0 }, KL: { value: 0 }, DPL: { value: null, reason: "not_applicable" } });
    const turned = rows.map((row, i) => (i === 7 ? { ...row, y: "c" } : row));
    const { labels: other } = await looked(turned, { task: "multiclass", prediction: "yhat", positive: undefined });
    // f has a ½, b ¼, c ¼; m has a ½, c ½.
    expect(other[0]!.values.TVD.value).toBeCloseTo(0.25, 12);
    expect(other[0]!.values.LP.value).toBeCloseTo(Math.hypot(0.25, 0.25), 12);
    expect(other[0]!.values.KL.value).toBeCloseTo(0.5 * Math.log(2), 12);
    expect(other[1]!.values.KL).toEqual({ value: null, reason: "infinite" });
  });
});

describe("missing values", () => {
  const rows = people((i, sex) => ({ phone: (sex === "f" ? i % 4 === 0 : i % 40 === 0) ? null : i }));

  test("rates by group, the gap with bounds, and the test", async () => {
    const { missing, codes } = await looked(rows, { id: "id" });
    expect(missing).toHaveLength(1);
    expect(missing[0]).toMatchObject({ column: "phone", attribute: "sex", missing: 23, highest: "f", lowest: "m" });
    expect(missing[0]!.groups.map(({ group, n, missing: none }) => [group, n, none])).toEqual([
      ["f", 80, 20],
      ["m", 120, 3],
    ]);
    expect(missing[0]!.gap).toBeCloseTo(20 / 80 - 3 / 120, 12);
    expect(missing[0]!.lower!).toBeGreaterThan(0.1);
    expect(missing[0]!.adjusted!).toBeLessThan(0.001);
    expect(codes).toContain("EH133");
  });

  test("labels and scores are looked at too; columns without a gap in them are not listed", async () => {
    const { missing } = await looked(
      people((i) => ({ score: i % 5 === 0 ? null : 0.5 })),
      { id: "id", score: "score" },
    );
    expect(missing.map(({ column }) => column)).toEqual(["score"]);
    expect((await looked(people(), { id: "id" })).missing).toEqual([]);
  });
});

describe("representation", () => {
  const population = { f: 0.5, m: 0.45, x: 0.05 };

  test("shares beside a declared population, absent groups among them, corrected for all", async () => {
    const { representation, codes } = await looked(people(), { id: "id", define: { sex: { population } } });
    expect(representation.map(({ group, n }) => [group.sex, n])).toEqual([["f", 80], ["m", 120], ["x", 0]]); // biome-ignore format: a table
    expect(representation.map(({ ratio }) => ratio)).toEqual([0.8, expect.closeTo(0.6 / 0.45, 12), 0]);
    const [f, m, x] = representation.map(({ p }) => p!);
    // scipy 1.16 binomtest(80, 200, 0.5): by symmetry twice the lower tail.
    expect(f).toBeCloseTo(exactP(80, 200, 0.5), 14);
    expect(x).toBeCloseTo(2 * 0.95 ** 200, 12);
    const ordered = [f!, m!, x!].sort((a, b) => a - b);
    expect(representation.map(({ adjusted }) => adjusted).sort((a, b) => a! - b!)[0]).toBeCloseTo(3 * ordered[0]!, 14);
    expect(codes).toEqual(["EH134"]);
  });

  test("weights count: a group of half weight has half the share, and fewer rows to prove it", async () => {
    const rows = people((_, sex) => ({ w: sex === "f" ? 1 : 2 }));
    const { representation } = await looked(rows, { id: "id", weight: "w" });
    expect(representation[0]).toMatchObject({ n: 80, weight: 80, share: 80 / 320, population: null, ratio: null, reason: "no_population" });
  });

  // scipy 1.16: binomtest(7, 20, 0.5, "less") = 0.13158798, binomtest(7, 20, 0.2, "greater") = 0.08669251
  test("the exact p is twice the smaller tail", () => {
    expect(exactP(7, 20, 0.5)).toBeCloseTo(2 * 0.13158798217773438, 12);
    expect(exactP(7, 20, 0.2)).toBeCloseTo(2 * 0.08669251356740035, 12);
    expect(exactP(10, 20, 0.5)).toBe(1);
    expect(exactP(0, 10, 0.5)).toBeCloseTo(2 ** -9, 14);
    expect(exactP(0, 2000, 0.19)).toBeGreaterThan(0);
  });
});

describe("rows that repeat", () => {
  const row = (sex: string, y: number, a: number, b: string): Row => ({ sex, y, a, b });
  const rows = [row("f", 1, 1.5, "x"), row("f", 1, 1.5, "x"), row("f", 0, 1.5, "x"), row("m", 0, 2.5, "y"), row("m", 0, 3.5, "y")];

  test("worked by hand: one repeats, three are alike with different labels", async () => {
    const { duplicates } = await looked(rows);
    expect(duplicates).toMatchObject({ columns: 4, repeated: 1, most: 2, pairs: 1, contradicting: 3 });
    // Pairs that agree: sex 3 + 1, y 1 + 3, a 3, b 3 + 1 of 10 each.
    expect(duplicates!.pairsByChance).toBeCloseTo(10 * 0.4 * 0.4 * 0.3 * 0.4, 12);
  });

  test("an id does not hide a repeat, and rows that stand for several are not compared", async () => {
    const named = rows.map((one, i) => ({ ...one, id: `r${i}` }));
    expect((await looked(named, { id: "id" })).duplicates).toMatchObject({ columns: 4, repeated: 1 });
    const counted = rows.map((one) => ({ ...one, n: 3 }));
    expect((await looked(counted, { count: "n" })).duplicates).toBeNull();
  });

  test("repeats are said only where chance does not explain them", async () => {
    const twice = people().map(({ id: _, ...one }) => one);
    expect((await looked([...twice, ...twice.slice(0, 20)])).codes).toContain("EH135");
    const coarse = people().map(({ id: _, income, ...one }) => ({ ...one, income: Number(income) % 2 }));
    expect((await looked(coarse)).codes).not.toContain("EH135");
  });
});

describe("when it is looked at", () => {
  test("not at all when told so", async () => {
    const { result } = await looked(people(), { id: "id", beforeModel: false });
    expect(result.beforeModel).toBeNull();
  });

  test("large data say why their columns were not looked at, and whom they hold all the same", async () => {
    const n = 200_000;
    const columns = { y: Array(n).fill(1), sex: Array.from({ length: n }, (_, i) => (i % 3 ? "m" : "f")) };
    const wide = Object.fromEntries(
      Array.from({ length: 12 }, (_, k) => [`c${k}`, Float64Array.from({ length: n }, (_, i) => (i * (k + 1)) % 7)]),
    );
    const options = { label: "y", positive: 1, sensitive: ["sex"] } as const;
    const { beforeModel } = await audit({ ...columns, ...wide }, options);
    expect(beforeModel).toMatchObject({ reason: "too_many_values", features: [], proxies: [], duplicates: null });
    expect(beforeModel!.representation).toHaveLength(2);
  });

  test("a task with labels only, and one with nothing but groups", async () => {
    expect((await looked(people(), { id: "id" })).labels).toHaveLength(2);
    const { labels, leaks } = await looked(people(), { id: "id", label: undefined, prediction: "y" });
    expect(labels[0]!.values.DPL).toEqual({ value: null, reason: "no_label" });
    expect(leaks).toEqual([]);
  });
});

test("the order of rows and of columns changes nothing", async () => {
  const rows = people((i, sex) => ({ a: i % 9, b: `${sex}${i % 5}`, c: i % 6 ? i : null }));
  const { result, codes: _, ...first } = await looked(rows, { id: "id" });
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([...rows], { minLength: rows.length, maxLength: rows.length }), async (shuffled) => {
      const { result: __, codes: ___, ...other } = await looked(shuffled, { id: "id" });
      expect(other).toEqual(first);
    }),
    { numRuns: 5 },
  );
  expect(result.beforeModel).not.toBeNull();
});

test("equal parts keep every row, in order, and few values as they are", () => {
  const few = [Float64Array.of(1, 2), Float64Array.of(3, 0)];
  expect(equalParts(few, 10)).toBe(few);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 11, maxLength: 60 }), (counts) => {
      fc.pre(counts.some((n) => n > 0));
      const [parts] = equalParts([Float64Array.from(counts)], 10);
      const all = counts.reduce((sum, n) => sum + n, 0);
      expect(parts!.reduce((sum, n) => sum + n, 0)).toBe(all);
      expect(Math.max(...parts!)).toBeLessThanOrEqual(all / 10 + 5);
    }),
  );
});
