import { describe, expect, test } from "vitest";
import { adversarialMeasured } from "../../src/audit/gate/adversarial-measured.js";
import { reliabilityMeasured } from "../../src/audit/gate/reliability-measured.js";
import { riskMeasured, scenarioMeasured } from "../../src/audit/gate/worst-case-measured.js";
import { widenedIntervals } from "../../src/audit/reliability/answering.js";
import { calibrationRows } from "../../src/audit/reliability/calibration.js";
import { givenIntervals } from "../../src/audit/reliability/given-intervals.js";
import { guaranteeOf } from "../../src/audit/reliability/guarantee.js";
import type { Known } from "../../src/audit/reliability/known.js";
import type { Reliability } from "../../src/audit/reliability/row.js";
import type { JudgedRows } from "../../src/audit/rows/judged-rows.js";
import { noStressBlocks, type StressBlocks } from "../../src/audit/stress/blocks.js";
import { flipDistances } from "../../src/audit/stress/flip-distances.js";
import type { StudyWork } from "../../src/audit/studies/study.js";
import type { WorstCase } from "../../src/audit/worst-case/row.js";
import { scenarioRows } from "../../src/audit/worst-case/scenarios.js";
import { subpopulation } from "../../src/audit/worst-case/subpopulation.js";
import type { Check } from "../../src/checks/check.js";
import type { Measured } from "../../src/checks/measured.js";
import { selectionRate } from "../../src/metrics/selection-rate.js";
import { adversarialMeasures } from "../../src/policy/stress-settings.js";
import { normalQuantile } from "../../src/stats/normal.js";
import { type Rng, rng } from "../../src/stats/rng.js";
import { tableFrom } from "../../src/table/table.js";

// What decisions ask of a rule before it may decide a verdict: with the truth exactly at the limit it fails wrongly in at most 5 % of runs;
// three standard errors of the simulation are allowed. Runs are few here; 300 to 600 of each case, with and without weights, were made when the rules were set.
const RUNS = 100;
const ALLOWED = 0.05 + 3 * Math.sqrt((0.05 * 0.95) / RUNS);

/** Rows of the groups of one attribute, of different sizes; every second group is worse off. */
const sizes: Readonly<Record<number, readonly number[]>> = {
  1: [80],
  2: [400, 80],
  4: [300, 160, 90, 60],
  8: [200, 200, 120, 120, 60, 60, 60, 60],
};
const worse = (group: number): boolean => group % 2 === 1;

interface People extends JudgedRows {
  readonly of: Int32Array;
}

function people(k: number, { random, weighted }: { readonly random: Rng; readonly weighted: boolean }): People {
  const of = Int32Array.from(sizes[k]!.flatMap((n, group) => Array.from({ length: n }, () => group)));
  const kept = Int32Array.from(of.keys());
  return {
    ...{ of, kept, label: null, scores: null, decisions: null, clusters: null, threshold: null, by: "data" },
    weights: weighted ? Float64Array.from(of, () => [0.5, 1, 3][random.below(3)]!) : null,
    groups: new Map([["g", new Map(sizes[k]!.map((_, group) => [`g${group}`, kept.filter((row) => of[row] === group)]))]]),
  };
}

const known = (facts: JudgedRows): Known => ({
  ...{ facts, alpha: 0.1, level: 0.05, minN: 30 },
  halves: { found: facts.kept.filter((row) => row % 2 === 0), judged: facts.kept.filter((row) => row % 2 === 1) },
});
const about = (op: "<=" | ">=", limit: number, by: string[] | null = ["g"]) => ({ by, requirement: { op, limit, warn: null } }) as Check;
const everyone = { minN: 30, keep: () => true };

/** 1 when the number is proved to be past a limit at which the truth lies; 0 too where groups are too small to say. */
function failed(measured: Measured, op: "<=" | ">=", limit: number): number {
  const judged = measured.towards(op);
  if (judged === null && measured.reason === "fewer_than_two_groups") return 0;
  const { lower, upper } = judged!.bounds({ alpha: 0.05, limit })!;
  return (op === "<=" ? lower! > limit + 1e-9 : upper! < limit - 1e-9) ? 1 : 0;
}

function shareOf(run: (random: Rng) => number, ...name: (string | number)[]): number {
  const random = rng(7, "study limits", ...name);
  return Array.from({ length: RUNS }, () => run(random)).reduce((sum, one) => sum + one, 0) / RUNS;
}

const cases = [
  { k: 2, weighted: true },
  { k: 4, weighted: false },
  { k: 8, weighted: true },
];

describe.each(cases)("$k groups, weights $weighted: at the limit at most 5 % fail wrongly", ({ k, weighted }) => {
  // Errors are exponential, larger in every second group, so that the coverage of what was learnt is 1 − exp(−quantile / scale).
  test("coverage of each group, and the gap", () => {
    const [gap, each] = [[] as number[], [] as number[]];
    shareOf(
      (random) => {
        const facts = people(k, { random, weighted });
        const off = Float64Array.from(facts.of, (group) => -(worse(group) ? 1.6 : 1) * Math.log(1 - random.next()));
        const guarantee = guaranteeOf(known(facts), { kind: "even", offBy: (row) => off[row]!, sizeAt: (_, quantile) => 2 * quantile });
        const study = { reason: null, guarantee, calibration: [] as const } as Partial<Reliability> as Reliability;
        const [better, least] = [1, 1.6].map((scale) => 1 - Math.exp(-guarantee.quantile! / scale)) as [number, number];
        const limit = better - least;
        gap.push(failed(reliabilityMeasured(about("<=", limit), "coverage_difference", study, everyone), "<=", limit));
        each.push(failed(reliabilityMeasured(about(">=", least), "coverage", study, everyone), ">=", least));
        return 0;
      },
      "coverage",
      k,
    );
    expect(mean(gap)).toBeLessThan(ALLOWED);
    expect(mean(each)).toBeLessThan(ALLOWED);
  });

  // Widths are skewed to either side, and every second group's are wider on average by the limit; half of the rows judge the guarantee, all the intervals as they are.
  test.each([
    ["exponential", (random: Rng) => -Math.log(1 - random.next())],
    ["mostly wide", (random: Rng) => Math.max(0, 4 + Math.log(1 - random.next())) / (3 + Math.exp(-4))],
    ["log-normal", (random: Rng) => Math.exp(normalQuantile(random.next()) - 0.5)],
  ])("widths of intervals that are %s", (name, draw) => {
    const [given, widened] = [[] as number[], [] as number[]];
    shareOf(
      (random) => {
        const facts = people(k, { random, weighted });
        const upper = Float64Array.from(facts.of, (group) => (worse(group) ? 1.6 : 1) * draw(random));
        const label = upper.map((end) => end * random.next() * 1.2);
        const at = known(facts);
        const answers = widenedIntervals(label, new Float64Array(label.length), upper);
        const intervals = givenIntervals(facts.kept, answers, { lower: "from", upper: "to" }, { ...at, leftOut: 0 });
        const study = { reason: null, guarantee: guaranteeOf(at, answers), intervals, calibration: [] as const } as Partial<Reliability>;
        const fails = (measure: "interval_width_difference" | "width_difference"): number =>
          failed(reliabilityMeasured(about("<=", 0.6), measure, study as Reliability, everyone), "<=", 0.6);
        given.push(fails("interval_width_difference"));
        widened.push(fails("width_difference"));
        return 0;
      },
      "widths",
      name,
      k,
    );
    expect(mean(given)).toBeLessThan(ALLOWED);
    expect(mean(widened)).toBeLessThan(ALLOWED);
  });

  // Distances to another decision are exponential, nearer in every second group; those beyond 3 are not found.
  test("near other decisions: shares within a distance, and medians", () => {
    const failing: (readonly [measure: string, failed: number])[] = [];
    shareOf(
      (random) => {
        const facts = people(k, { random, weighted });
        const scale = (group: number): number => (worse(group) ? 0.6 : 1.6);
        const found = new Map(
          [...facts.of].flatMap((group, row) => {
            const distance = -scale(group) * Math.log(1 - random.next());
            return distance > 3 ? [] : [[row, { distance, numbersChanged: 1, categoriesChanged: 0 }] as const];
          }),
        );
        const rows = flipDistances(found, facts.kept, { facts, furthest: 3, confidence: 0.95, minN: 30 });
        const blocks = { ...noStressBlocks, stress: {}, adversarial: { ...rows, clustered: false } } as unknown as StressBlocks;
        const within = (at: number): number => 1 - Math.exp(-0.3 / at);
        const cases = [
          ["flipped_within", "<=", within(0.6)],
          ["flipped_within_difference", "<=", within(0.6) - within(1.6)],
          ["median_flip_distance", ">=", 0.6 * Math.LN2],
          ["median_flip_distance_difference", "<=", Math.LN2],
        ] as const;
        for (const [measure, op, limit] of cases)
          failing.push([measure, failed(adversarialMeasured(about(op, limit), { measure, distance: 0.3 }, blocks, everyone), op, limit)]);
        return 0;
      },
      "near",
      k,
    );
    for (const measure of adversarialMeasures)
      expect(mean(failing.flatMap(([name, one]) => (name === measure ? [one] : []))), measure).toBeLessThan(ALLOWED);
  });

  test.each([
    ["too low by 0.1", 0.05, 0.15],
    ["too high by 0.1", 0.15, 0.05],
  ])("scores that are %s", (name, score, truth) => {
    expect(shareOf((random) => miscalibrated(people(k, { random, weighted }), { score, truth, random }), name, k)).toBeLessThan(ALLOWED);
  });

  // The worst twentieth is of the groups that lose more; where nearly all of it is lost, thirty rows are easily all lost.
  test.each([
    ["few", 0.1, 0.4],
    ["nearly all", 0.3, 0.95],
  ])("the worst part, of which %s are lost", (name, low, high) => {
    const share = shareOf(
      (random) => {
        const facts = people(k, { random, weighted });
        const loss = Float64Array.from(facts.of, (group) => (random.next() < (worse(group) ? high : low) ? 1 : 0));
        const table = tableFrom({ g: Array.from(facts.of, (group) => `g${group}`) });
        const asked = { judged: facts, loss, rows: facts.kept, by: ["g"], limit: null, shares: [] };
        const study = { loss: "error_rate", reason: null, subpopulation: subpopulation({ table, plan }, asked) } as Partial<WorstCase>;
        return failed(riskMeasured(0.1, study as WorstCase), "<=", high);
      },
      "worst",
      name,
      k,
    );
    expect(share).toBeLessThan(ALLOWED);
  });

  // One in ten people stands for half of all in the scenario, a few in each small group.
  test.each([
    ["alike", 0.05, 0.05],
    ["further up", 0.3, 0.05],
  ])("a scenario whose rare people are %s, and the gap between groups in it", (name, rare, others) => {
    const [all, gap] = [[] as number[], [] as number[]];
    shareOf(
      (random) => {
        const facts = people(k, { random, weighted });
        const few = Uint8Array.from(facts.of, () => (random.next() < 0.1 ? 1 : 0));
        const decisions = Float64Array.from(facts.of, (group, row) =>
          random.next() < (few[row] ? rare : others) + (worse(group) ? 0.1 : 0) ? 1 : 0,
        );
        const named = new Map([1, 0].map((one) => [`s${one}`, facts.kept.filter((row) => few[row] === one)]));
        const judged = { ...facts, decisions, groups: new Map([...facts.groups, ["s", named]]) };
        const scenarios = scenarioRows(work(facts.of.length), judged, [{ name: "even", margins: { s: { s1: 0.5 } } }]);
        const study = { scenarios } as Partial<WorstCase> as WorstCase;
        const up = facts.of.reduce((sum, group) => sum + (worse(group) ? 1 : 0), 0) / facts.of.length;
        const least = (rare + others) / 2 + 0.1 * up;
        const of = { name: "even", metric: "selection_rate" };
        all.push(failed(scenarioMeasured(about(">=", least, null), of, study, everyone), ">=", least));
        gap.push(failed(scenarioMeasured(about("<=", 0.1), of, study, everyone), "<=", 0.1));
        return 0;
      },
      "scenario",
      name,
      k,
    );
    expect(mean(all)).toBeLessThan(ALLOWED);
    expect(mean(gap)).toBeLessThan(ALLOWED);
  });
});

test("scores of everybody that are too high by the limit, where forty rows easily hold no outcome at all", () => {
  const run = (random: Rng) => miscalibrated(people(1, { random, weighted: false }), { score: 0.15, truth: 0.05, random });
  expect(shareOf(run, "forty")).toBeLessThan(ALLOWED);
});

const plan = { seed: 0, confidence: 0.95, minN: 30, metrics: [selectionRate], favorable: "positive" } as Partial<
  StudyWork["plan"]
> as StudyWork["plan"];
const work = (rows: number) => ({ plan, table: { rows } }) as StudyWork;
const mean = (of: readonly number[]): number => of.reduce((sum, one) => sum + one, 0) / of.length;

/** 1 when the mean error or the distance is proved to be past 0.1. */
function miscalibrated(facts: People, { score, truth, random }: { readonly score: number; readonly truth: number; readonly random: Rng }) {
  const label = Float64Array.from(facts.of, () => (random.next() < truth ? 1 : 0));
  const judged = { ...facts, label, scores: Float64Array.from(facts.of, () => score) };
  const calibration = calibrationRows(known(judged));
  const study = { reason: null, guarantee: null, calibration } as Partial<Reliability> as Reliability;
  return Math.max(
    ...(["mean_calibration_error", "calibration_distance"] as const).map((measure) =>
      failed(reliabilityMeasured(about("<=", 0.1), measure, study, everyone), "<=", 0.1),
    ),
  );
}
