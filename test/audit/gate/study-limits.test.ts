import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { check } from "../../../src/audit/check.js";
import type { CheckRow } from "../../../src/checks/check.js";
import { readPolicy } from "../../../src/policy/read-policy.js";
import { rng } from "../../../src/stats/rng.js";

type Person = Readonly<Record<string, number | string>>;

/** Scores that are right for everybody, but of those of group b only `kept` of the outcomes that they promise come. */
function people(n: number, seed: number, { shift = 0, kept = 1 } = {}): readonly Person[] {
  const random = rng(seed, "people");
  return Array.from({ length: n }, () => {
    const g = random.next() < 0.4 ? "b" : "a";
    const score = random.next();
    return {
      g,
      x: Number((random.next() + (g === "b" ? shift : 0)).toFixed(4)),
      colour: ["red", "green", "blue"][Math.floor(random.next() * 3)]!,
      score: Number(score.toFixed(4)),
      label: random.next() < score * (g === "b" ? kept : 1) ? 1 : 0,
      decision: score >= 0.5 ? 1 : 0,
    };
  });
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "evenhand-limits-"));
  const rows = people(1200, 2);
  const names = Object.keys(rows[0]!);
  await writeFile(join(folder, "past.csv"), [names.join(","), ...rows.map((row) => names.map((name) => row[name]).join(","))].join("\n"));
});

const base = {
  version: 1,
  columns: { label: "label", prediction: "decision", score: "score", sensitive: ["g"] },
  outcome: { positive: 1, favorable: "positive" },
  checks: [{ metric: "accuracy", min: 0.1 }],
};

const judged = async (rows: readonly Person[], sections: object): Promise<ReadonlyMap<string, CheckRow>> => {
  const policy = await readPolicy(JSON.stringify({ ...base, ...sections }), join(folder, "evenhand.yml"));
  const { checks } = await check(rows as never, { policy });
  return new Map(checks.map((row) => [row.id, row]));
};

const statuses = (rows: ReadonlyMap<string, CheckRow>): Readonly<Record<string, string>> =>
  Object.fromEntries([...rows.values()].slice(1).map(({ id, status, reason }) => [id, reason === null ? status : `${status}: ${reason}`]));

test("limits on drift: a shift of one group's feature breaks its own limit, and what did not move keeps it", async () => {
  const past = "past.csv";
  const rows = await judged(people(1500, 1, { shift: 0.6 }), {
    drift: {
      past,
      limits: [
        { measure: "psi", by: "g", max: 0.5 },
        { measure: "psi", column: "colour", max: 0.1 },
        { measure: "psi", max: 0.1 },
        { measure: "wasserstein_sd", column: "x", max: "10%" },
        { measure: "ks", column: "x", max: 0.9 },
        { measure: "ks", column: "colour", max: 0.9 },
        { measure: "ks", by: "g", max: 0.9 },
        { measure: "ks", by: "g", column: "x", max: 0.3 },
        { measure: "ks", by: "g", column: "colour", max: 0.3 },
        { measure: "cramers_v", column: "gone", max: 0.9 },
      ],
    },
  });
  expect(statuses(rows)).toEqual({
    "drift.psi@g": "fail",
    "drift.psi.colour": "pass",
    "drift.psi": "fail",
    "drift.wasserstein_sd.x": "fail",
    "drift.ks.x": "pass",
    "drift.ks.colour": "no_data: not_applicable",
    "drift.ks@g": "pass",
    "drift.ks.x@g": "fail",
    "drift.ks.colour@g": "no_data: not_applicable",
    "drift.cramers_v.gone": "no_data: not_applicable",
  });
  expect(rows.get("drift.psi@g")!.pair!.a.group).toEqual({ g: "b", column: "x" });
  expect(rows.get("drift.psi")!.sentence).toMatch(/^0\.\d+ \(.*\), limit at most 0\.10: x /);
});

test("a bound decides and not the value: near the limit a check is undecided", async () => {
  const rows = await judged(people(150, 3, { shift: 0.35 }), {
    drift: { past: "past.csv", limits: [{ measure: "ks", column: "x", max: 0.12 }] },
  });
  expect(rows.get("drift.ks.x")).toMatchObject({ status: "inconclusive", reason: "bounds_span_limit" });
});

test("limits on reliability: scores that promise too much to one group break them, right ones keep them", async () => {
  const reliability = {
    guarantee: "90%",
    limits: [
      { measure: "coverage", min: 0.85 },
      { measure: "coverage_difference", by: "g", max: 0.12 },
      { measure: "calibration_distance", by: "g", max: 0.1 },
      { measure: "mean_calibration_error", by: "g", max: 0.1 },
      { measure: "coverage_difference", max: 0.1 },
      { measure: "answer_size_difference", by: "g", max: 0.5 },
    ],
  };
  const needs = { "reliability.coverage_difference": "no_data: needs_groups" };
  expect(statuses(await judged(people(1600, 4), { reliability }))).toEqual({
    "reliability.coverage": "pass",
    "reliability.coverage_difference@g": "pass",
    "reliability.calibration_distance@g": "pass",
    "reliability.mean_calibration_error@g": "pass",
    "reliability.answer_size_difference@g": "pass",
    ...needs,
  });
  expect(statuses(await judged(people(1600, 5, { kept: 0.4 }), { reliability }))).toMatchObject({
    "reliability.calibration_distance@g": "fail",
    "reliability.mean_calibration_error@g": "fail",
    ...needs,
  });
  const without = { ...base.columns, score: undefined };
  expect(statuses(await judged(people(200, 6), { columns: without, reliability }))["reliability.coverage"]).toBe("no_data: no_score");
  const clustered = people(400, 7).map((row, i) => ({ ...row, home: Math.floor(i / 2) }));
  expect(statuses(await judged(clustered, { columns: { ...base.columns, cluster: "home" }, reliability }))).toMatchObject({
    "reliability.calibration_distance@g": "no_data: clustered_rows",
    "reliability.mean_calibration_error@g": "no_data: clustered_rows",
  });
});

test("whether a limit is about a model's answers is told of its study, and by no name", async () => {
  const sections = {
    checks: [{ id: "reliability.of-mine", metric: "accuracy", min: 0.1 }],
    reliability: { limits: [{ measure: "coverage", min: 0.5 }] },
    drift: { past: "past.csv", limits: [{ measure: "psi", column: "x", max: 0.9 }] },
  };
  const rows = people(400, 8);
  const about = async (model?: object): Promise<unknown> => {
    const policy = await readPolicy(JSON.stringify({ ...base, ...sections }), join(folder, "evenhand.yml"));
    const { checks } = await check(rows as never, { policy, ...(model && { model: model as never }) });
    return checks.map((row) => [row.id, row.about]);
  };
  const given = (to: "model" | undefined) => [
    ["reliability.of-mine", undefined],
    ["drift.psi.x", undefined],
    ["reliability.coverage", to],
  ];
  expect(await about()).toEqual(given(undefined));
  expect(await about({ features: ["x"], predict: ({ x }: { x: number[] }) => x.map((one) => Math.min(1, one / 2)) })).toEqual(
    given("model"),
  );
});

test("limits on near other decisions: of a model alone, by group, with the policy's constraints; a distance where there is none is refused", async () => {
  const limits = [
    { measure: "flipped_within", distance: 0.2, max: 0.9 },
    { measure: "flipped_within", distance: 0.01, by: "g", max: 0.5 },
    { measure: "flipped_within_difference", distance: 0.3, by: "g", max: 0.2 },
    { measure: "median_flip_distance", by: "g", min: 0.3 },
    { measure: "median_flip_distance_difference", by: "g", max: 0.1 },
    { measure: "flipped_within_difference", distance: 0.3, max: 0.2 },
  ];
  const adversarial = { rows: 160, queries: 60, immutable: ["colour"], only: { x: "increase" }, bounds: { x: { max: 5 } }, limits };
  const rows = people(900, 10, { shift: 0.8 });
  const policy = await readPolicy(JSON.stringify({ ...base, adversarial }), join(folder, "evenhand.yml"));
  expect(policy.studies.stress).toMatchObject({
    tests: null,
    adversarial: { rows: 160, queries: 60, immutable: ["colour"], increaseOnly: ["x"], decreaseOnly: [], bounds: { x: [null, 5] } },
  });
  const of = async (more: object) => {
    const { checks } = await check(rows as never, { policy, ...more } as never);
    return statuses(new Map(checks.map((row) => [row.id, row])));
  };
  const without = await of({});
  expect(new Set(Object.values(without))).toEqual(new Set(["no_data: needs_model"]));
  // Group b has moved up by 0.8: near the cut of 0.9, or past it, where x may only grow.
  const model = { features: ["x", "colour"], predict: ({ x }: { x: number[] }) => x.map((one) => one / 1.8) };
  expect(await of({ model })).toEqual({
    "adversarial.flipped_within.0.2": "pass",
    "adversarial.flipped_within.0.01@g": "pass",
    "adversarial.flipped_within_difference.0.3@g": "fail",
    "adversarial.median_flip_distance@g": "inconclusive: bounds_span_limit",
    "adversarial.median_flip_distance_difference@g": "fail",
    "adversarial.flipped_within_difference.0.3": "no_data: needs_groups",
  });
  const read = (section: object) => readPolicy(JSON.stringify({ ...base, adversarial: section }), "evenhand.yml");
  await expect(read({ limits: [{ measure: "flipped_within", max: 1 }] })).rejects.toThrow(/needs a distance/);
  await expect(read({ limits: [{ measure: "median_flip_distance", distance: 1, min: 1 }] })).rejects.toThrow(/needs a distance/);
  expect((await read({ rows: 10 })).sha256).not.toBe((await read({ rows: 11 })).sha256);
});

test("limits on intervals of amounts: as they are, and as the guarantee widens them; where all are as wide a gap has no data", async () => {
  const random = rng(9, "amounts");
  const rows = Array.from({ length: 1600 }, (_, i) => {
    const g = i % 2 === 0 ? "a" : "b";
    const f = random.next() * 10;
    const near = (g === "a" ? 0.9 : 1.8) * (0.9 + 0.2 * random.next());
    return { g, decision: f, label: f + (g === "a" ? 1 : 3) * (2 * random.next() - 1), lo: f - near, hi: f + near, all: 1 };
  });
  const limits = [
    { measure: "interval_coverage", by: "g", min: 0.8 },
    { measure: "interval_coverage_difference", by: "g", max: 0.1 },
    { measure: "interval_width_difference", by: "g", max: 2.5 },
    { measure: "width_difference", by: "g", max: 1.5 },
    { measure: "coverage", min: 0.8 },
    { measure: "answer_size_difference", by: "g", max: 0.1 },
  ];
  const of = {
    task: "regression",
    outcome: undefined,
    columns: { ...base.columns, score: undefined },
    checks: [{ metric: "r_squared", min: 0.1 }],
  };
  expect(statuses(await judged(rows, { ...of, reliability: { intervals: { lower: "lo", upper: "hi" }, limits } }))).toEqual({
    "reliability.interval_coverage@g": "fail",
    "reliability.interval_coverage_difference@g": "fail",
    "reliability.interval_width_difference@g": "pass",
    "reliability.width_difference@g": "fail",
    "reliability.coverage": "pass",
    "reliability.answer_size_difference@g": "no_data: not_applicable",
  });
  expect(statuses(await judged(rows, { ...of, reliability: { limits: limits.slice(0, 4) } }))).toEqual({
    "reliability.interval_coverage@g": "no_data: no_intervals",
    "reliability.interval_coverage_difference@g": "no_data: no_intervals",
    "reliability.interval_width_difference@g": "no_data: no_intervals",
    "reliability.width_difference@g": "no_data: equal_widths",
  });
  const scaled = await judged(rows, { ...of, reliability: { spread: "all", limits: limits.slice(3, 4) } });
  // The same spread in every row: a gap of 0, of whose bounds nothing is known.
  expect(scaled.get("reliability.width_difference@g")).toMatchObject({ value: 0, status: "inconclusive" });
});

test("limits on the worst part and on scenarios; shares that cannot be are no data, with the reason", async () => {
  const worst_case = {
    limits: [
      { share: 0.07, max: 0.2 },
      { share: "7.5%", max: 0.6 },
      { share: 0.001, max: 0.6 },
    ],
    scenarios: [
      {
        name: "even",
        shares: { g: { a: "50%" } },
        limits: [
          { metric: "selection_rate", min: 0.3 },
          { metric: "error_rate", by: "g", max: 0.1 },
        ],
      },
      { name: "never", shares: { g: { a: 0.6, b: 0.6 } }, limits: [{ metric: "selection_rate", min: 0.3 }] },
    ],
  };
  const rows = await judged(people(1600, 7, { kept: 0.3 }), { worst_case });
  expect(statuses(rows)).toEqual({
    "worst_case.0.07": "fail",
    "worst_case.0.075": "pass",
    "worst_case.0.001": "no_data: too_few_rows",
    "scenario.even.selection_rate": "pass",
    "scenario.even.error_rate_difference@g": "fail",
    "scenario.never.selection_rate": "no_data: shares_impossible",
  });
});

test("keys that are wrong are refused at their place, and other sections can be required", async () => {
  const read = (sections: object) => readPolicy(JSON.stringify({ ...base, ...sections }), "evenhand.yml");
  await expect(read({ drift: { limits: [] } })).rejects.toThrow(/past/);
  await expect(read({ drift: { past: "a.csv", limits: [{ measure: "psy", max: 1 }] } })).rejects.toThrow(/psi/);
  await expect(read({ reliability: { guarantee: 90 } })).rejects.toThrow(/not between 0 and 1/);
  await expect(read({ worst_case: { limits: [{ share: 0, max: 1 }] } })).rejects.toThrow();
  const [one, other] = [
    await read({ worst_case: { limits: [{ share: 0.1, max: 0.5 }] } }),
    await read({ worst_case: { limits: [{ share: 0.1, max: 0.6 }] } }),
  ];
  expect(one.sha256).not.toBe(other.sha256);
  const moved = [await read({ drift: { past: "a.csv" } }), await read({ drift: { past: "b.csv" } })];
  expect(moved[0]!.sha256).toBe(moved[1]!.sha256);
});
