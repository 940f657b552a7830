import { describe, expect, test } from "vitest";
import { check } from "../../../src/audit/check.js";
import type { Result } from "../../../src/audit/result.js";
import { people, policy } from "./people.js";

// Every key that can bear on a verdict does: the same data with and without it come to something else.
const cells = {
  a: { tp: 300, fp: 200, fn: 100, tn: 400 },
  b: { tp: 240, fp: 160, fn: 160, tn: 440 },
  c: { tp: 20, fp: 12, fn: 18, tn: 30 },
};
const columns = people(cells);
const rows = {
  ...columns,
  sex: columns.id.map((_, i) => (i % 2 === 0 ? "f" : "m")),
  age: columns.id.map((_, i) => 18 + (i % 60)),
  score: columns.yhat.map((d, i) => (d === 1 ? 0.55 + (i % 40) / 100 : 0.05 + (i % 40) / 100)),
};
const dp = { metric: "demographic_parity_difference", by: "race", max: 0.2 };
const plan = {
  columns: { id: "id", label: "y", prediction: "yhat", sensitive: ["race", "sex", "age"] },
  groups: { depth: 1, define: { age: { bins: [30, 50] } } },
};

type Given = Readonly<Record<string, unknown>>;

const known = new Map<string, Result["checks"]>();

/** The checks as they come out; of the usual rows each question is asked once. */
async function judged(checks: readonly Given[], rest: Given = {}, data: Given = rows): Promise<Result["checks"]> {
  const text = JSON.stringify([checks, rest]);
  const asked = data === rows ? known.get(text) : undefined;
  if (asked !== undefined) return asked;
  const { checks: found } = await check(data as never, { policy: policy(checks, { ...plan, ...rest }) });
  if (data === rows) known.set(text, found);
  return found;
}
/** What of a row a verdict is made of. */
const gist = (all: Result["checks"]): unknown =>
  all.map(({ location: _l, fingerprint: _f, origin: _o, id: _i, why: _w, sentence: _s, ...row }) => row);

describe("each key of a check", () => {
  const base = dp;
  test.each<[string, Given, Given?]>([
    ["by a list", { by: ["race", "sex"] }],
    ["compare: vs_reference", { metric: "selection_rate", compare: "vs_reference" }, { metric: "selection_rate" }],
    ["compare: vs_rest", { metric: "selection_rate", compare: "vs_rest" }, { metric: "selection_rate" }],
    ["compare: vs_overall", { metric: "selection_rate", compare: "vs_overall" }, { metric: "selection_rate" }],
    ["compare: each_group", { metric: "selection_rate", compare: "each_group", max: 0.9 }, { metric: "selection_rate", max: 0.9 }],
    ["where", { where: "sex = 'f'" }],
    ["where on a number", { where: "age >= 40" }],
    ["max", { max: 0.05 }],
    [
      "min",
      { metric: "accuracy", by: undefined, max: undefined, min: 0.5 },
      { metric: "accuracy", by: undefined, max: undefined, min: 0.9 },
    ],
    [
      "range",
      { metric: "selection_rate", by: undefined, max: undefined, range: [0.3, 0.6] },
      { metric: "selection_rate", by: undefined, max: 0.6 },
    ],
    ["warn_max", { warn_max: 0.02 }],
    [
      "warn_min",
      { metric: "demographic_parity_ratio", max: undefined, min: 0.5, warn_min: 0.98 },
      { metric: "demographic_parity_ratio", max: undefined, min: 0.5 },
    ],
    ["max_regression", { max_regression: 0.02 }],
    ["max_resolution", { max_resolution: 0.21 }],
    ["decision: point", { max: 0.11, decision: "point" }, { max: 0.11 }],
    ["on_inconclusive: fail", { max: 0.11, on_inconclusive: "fail" }, { max: 0.11 }],
    ["on_inconclusive: ignore", { max: 0.11, on_inconclusive: "ignore" }, { max: 0.11 }],
    ["on_no_data: warn", { min_n: 500, min_coverage: 1, on_no_data: "warn" }, { min_n: 500, min_coverage: 1 }],
    ["min_n", { min_n: 500 }, { min_n: 30 }],
    ["min_coverage", { min_n: 500, min_coverage: 1 }, { min_n: 500 }],
    ["severity: warn", { max: 0.01, severity: "warn" }, { max: 0.01 }],
  ])("%s changes what comes of it", async (_, key, without = {}) => {
    const changed = await judged([{ ...base, ...key }]);
    const plain = await judged([{ ...base, ...without }]);
    expect(changed).toHaveLength(1);
    expect(gist(changed)).not.toEqual(gist(plain));
  });

  test("why and id are shown", async () => {
    const [row] = await judged([{ ...base, id: "ours", why: "We said so.", max: 0.01, min_n: 30 }]);
    expect(row).toMatchObject({ id: "ours", why: "We said so.", status: "fail" });
  });

  test("params say what is done anyway, or are refused", async () => {
    const score = {
      columns: { ...plan.columns, prediction: undefined, score: "score" },
      outcome: { positive: 1, favorable: "positive", threshold: 0.5 },
    };
    const gap = { metric: "calibration_gap", by: "race", max: 0.5 };
    expect(gist(await judged([{ ...gap, params: { bins: 10 } }], score))).toEqual(gist(await judged([gap], score)));
    await expect(judged([{ ...gap, params: { bins: 20 } }], score)).rejects.toMatchObject({ code: "EH202" });
    await expect(judged([{ ...dp, params: { bins: 10 } }])).rejects.toMatchObject({ code: "EH202" });
  });
});

describe("each key beside the checks", () => {
  test.each<[string, Given, (readonly Given[])?]>([
    ["stats.confidence", { stats: { confidence: 0.8 } }],
    ["stats.decision", { stats: { decision: "point" } }, [{ ...dp, max: 0.11 }]],
    ["stats.on_inconclusive", { stats: { on_inconclusive: "fail" } }, [{ ...dp, max: 0.11 }]],
    ["stats.on_no_data", { stats: { on_no_data: "ignore" } }, [{ ...dp, min_n: 500, min_coverage: 1 }]],
    ["groups.min_n", { groups: { ...plan.groups, min_n: 500 } }],
    ["groups.small", { groups: { ...plan.groups, small: "merge", min_n: 1100 } }, [{ ...dp, min_n: 30 }]],
    ["groups.min_coverage", { groups: { ...plan.groups, min_coverage: 1 } }, [{ ...dp, min_n: 500 }]],
    ["groups.define.merge", { groups: { ...plan.groups, define: { ...plan.groups.define, race: { merge: { bc: ["b", "c"] } } } } }],
    ["groups.define.bins", { groups: { ...plan.groups, define: { age: { bins: [25, 60] } } } }, [{ ...dp, by: "age" }]],
    [
      "groups.define.reference",
      { groups: { ...plan.groups, define: { ...plan.groups.define, race: { reference: "b" } } } },
      [{ metric: "selection_rate", by: "race", compare: "vs_reference", max: 0.3 }],
    ],
    ["data.where", { data: { where: "sex = 'f'" } }],
    ["columns.weight", { columns: { ...plan.columns, weight: "age" } }],
    ["columns.cluster", { columns: { ...plan.columns, cluster: "age" } }],
    ["outcome.favorable", { outcome: { positive: 1, favorable: "negative" } }, [{ metric: "disparate_impact", by: "race", min: 0.5 }]],
    [
      "outcome.positive",
      { outcome: { positive: 0, favorable: "positive" } },
      [{ metric: "equal_opportunity_difference", by: "race", max: 0.3 }],
    ],
  ])("%s changes what comes of a check", async (_, key, checks = [dp]) => {
    expect(gist(await judged(checks, key))).not.toEqual(gist(await judged(checks)));
  });

  test("stats.suite_correction", async () => {
    const tight = { ...dp, min_n: 30 };
    const [{ bounds }] = (await judged([tight])) as [Result["checks"][number]];
    const near = { ...tight, max: bounds!.lower! - 0.0005 };
    const others = [
      { ...dp, id: "b", by: "sex" },
      { ...dp, id: "c", by: "age", max: 0.5 },
    ];
    const alone = await judged([near, ...others]);
    const shared = await judged([near, ...others], { stats: { suite_correction: "holm" } });
    expect([alone[0]!.status, shared[0]!.status, shared[0]!.reason]).toEqual(["fail", "inconclusive", "suite_correction"]);
  });

  test("groups.missing, normalize and expect", async () => {
    const race = rows.race.map((group, i) => (i % 20 === 0 ? null : i % 7 === 0 ? group.toUpperCase() : group));
    const data = { ...rows, race };
    const by = (groups: Given) => judged([dp], { groups: { ...plan.groups, ...groups } }, data);
    const plain = gist(await by({}));
    expect(gist(await by({ missing: "drop" }))).not.toEqual(plain);
    expect(gist(await by({ normalize: "lower" }))).not.toEqual(plain);
    await expect(by({ missing: "error" })).rejects.toMatchObject({ exitCode: 3, diagnostics: [{ code: "EH117", level: "error" }] });
    await expect(by({ define: { ...plan.groups.define, race: { expect: ["a", "b", "c", "d"] } } })).rejects.toMatchObject({
      code: "EH119",
    });
  });

  test("data.missing_prediction and data.expect", async () => {
    const data = { ...rows, yhat: rows.yhat.map((d, i) => (i % 50 === 0 ? null : d)) };
    const by = (said: Given) => judged([dp], { data: said }, data);
    await expect(by({})).rejects.toMatchObject({ code: "EH116" });
    expect(gist(await by({ missing_prediction: "negative" }))).not.toEqual(gist(await by({ missing_prediction: "drop" })));
    await expect(judged([dp], { data: { expect: { rows_min: 10_000 } } })).rejects.toMatchObject({ code: "EH131" });
  });

  test("a transformed score, a threshold, a formula of everybody, by group and of each group", async () => {
    const scored = (outcome: Given, data: Given = {}, score: Given = {}) =>
      judged(
        [{ metric: "selection_rate", max: 0.9 }],
        {
          columns: { ...plan.columns, prediction: undefined, score: "score" },
          outcome: { positive: 1, favorable: "positive", ...outcome },
          data,
        },
        { ...rows, ...score },
      );
    const half = gist(await scored({ threshold: 0.5 }));
    expect(gist(await scored({ threshold: 0.7 }))).not.toEqual(half);
    const logits = { score: rows.score.map((p) => Math.log(p / (1 - p))) };
    expect(gist(await scored({ threshold: 0.5 }, { transform: { score: "sigmoid" } }, logits))).toEqual(half);
    const metrics = { metrics: { youden: "tpr - fpr", right: "(tp + tn) / n" } };
    const found = await judged(
      [
        { metric: "youden", min: 0.1 },
        { metric: "youden", by: "race", max: 0.4 },
        { metric: "right", by: "race", compare: "each_group", min: 0.5 },
        { metric: "right", min: 0.6 },
        { metric: "accuracy", min: 0.6 },
      ],
      metrics,
    );
    expect(found.map(({ metric }) => metric)).toEqual(["youden", "youden__difference", "right", "right", "accuracy"]);
    expect(found[0]!.value).toBeCloseTo(560 / 838 - 372 / 1242, 12);
    expect(found[3]!.value).toBe(found[4]!.value);
    expect(found.every(({ value }) => value !== null)).toBe(true);
    // Without bounds nothing passes or fails.
    for (const { bounds, status } of found.filter(({ bounds }) => bounds === null))
      expect([bounds, status]).toEqual([null, "inconclusive"]);
  });
});
