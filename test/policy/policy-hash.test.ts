import fc from "fast-check";
import { expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { policyAmong } from "./worlds.js";

const base = {
  version: 1,
  data: { path: "a.csv", where: "age > 17" },
  columns: { label: "y", prediction: "p", sensitive: ["sex", "race"] },
  outcome: { positive: "yes", favorable: "positive" },
  groups: { min_coverage: 0.9 },
  stats: { seed: 1 },
  checks: [
    { metric: "demographic_parity_difference", by: "race", max: 0.1 },
    { metric: "accuracy", min: 0.7, why: "so" },
  ],
  baseline: { from: "b.json" },
  report: { outputs: ["a.json"], min_cell: 10 },
};
const hashOf = async (text: string): Promise<string> => (await policyAmong({ "evenhand.yml": text })).sha256;
const hash = (policy: unknown): Promise<string> => hashOf(stringify(policy));

test("the hash is that of the content: neither comments, order, quotes nor spelling matter", async () => {
  const same = await hash(base);
  expect(same).toMatch(/^[0-9a-f]{64}$/);
  const { version, ...rest } = base;
  expect(await hash({ ...Object.fromEntries(Object.entries(rest).reverse()), version })).toBe(same);
  expect(await hashOf(`# a comment\n${stringify(base).replace("min: 0.7", "min: 70%")}\nx-note: 1\n`)).toBe(same);
  expect(await hash({ ...base, checks: [{ metric: "dp_difference", by: ["race"], max: 0.1 }, base.checks[1]] })).toBe(same);
});

test("where things are and what is written does not matter", async () => {
  const same = await hash(base);
  for (const change of [
    { data: { ...base.data, path: "elsewhere/*.parquet" } },
    { baseline: { from: "git:main:x.json" } },
    { report: { outputs: [], min_cell: 10 } },
    { report: { ...base.report, brand: { name: "Bank", logo: "logo.png", accent: "#0072b2" } } },
    { profiles: { nightly: { data: { path: "all.csv" } } } },
    { description: "other words" },
  ])
    expect(await hash({ ...base, ...change }), JSON.stringify(change)).toBe(same);
});

test("what can change a number or a verdict does", async () => {
  const hashes = [await hash(base)];
  for (const change of [
    { name: "other" },
    { data: { ...base.data, where: "age > 18" } },
    { data: { ...base.data, missing: ["NA"] } },
    { columns: { ...base.columns, prediction: "q" } },
    { outcome: { ...base.outcome, favorable: "negative" } },
    { groups: { min_coverage: 0.8 } },
    { stats: { seed: 2 } },
    { stats: { seed: 1, suite_correction: "holm" } },
    { checks: [{ ...base.checks[0], max: 0.11 }, base.checks[1]] },
    { baseline: { from: "b.json", ratchet: true } },
    { report: { outputs: ["a.json"], min_cell: 5 } },
    { extends: ["pack:strict@1"] },
  ])
    hashes.push(await hash({ ...base, ...change }));
  expect(new Set(hashes).size).toBe(hashes.length);
});

test("a policy that says what another one extends has the hash of it, but for the pack's name", async () => {
  const files = {
    "evenhand.yml": stringify({ ...base, checks: [], extends: ["./a.yml"] }),
    "a.yml": stringify({ version: 1, checks: base.checks }),
  };
  expect((await policyAmong(files)).sha256).toBe(await hash(base));
});

test("keys in any order give the same hash", async () => {
  const same = await hash(base);
  const shuffled = (value: unknown, order: () => number): unknown => {
    if (Array.isArray(value)) return value.map((item) => shuffled(item, order));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .map(([key, item]) => ({ key, item: shuffled(item, order), at: order() }))
        .sort((a, b) => a.at - b.at)
        .map(({ key, item }) => [key, item]),
    );
  };
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), async (order) => {
      const text = stringify(shuffled(base, () => order.next().value as number));
      expect(parse(text)).toEqual(base);
      expect(await hashOf(text)).toBe(same);
    }),
    { numRuns: 15 },
  );
});

test("how an open point of a law is settled changes the hash, and its absence does not", async () => {
  const same = await hash(base);
  expect(await hash({ ...base, packs: { "us-nyc-ll144": { median: "known" } } })).not.toBe(same);
  await expect(hash({ ...base, packs: { "us-nyc-ll144": { median: "mean" } } })).rejects.toMatchObject({ code: "EH202" });
  await expect(hash({ ...base, packs: { "nyc-ll144": {} } })).rejects.toMatchObject({ code: "EH202" });
});
