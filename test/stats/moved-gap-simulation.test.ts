import { expect, test } from "vitest";
import { tableMeasure } from "../../src/audit/importance/table-measure.js";
import { gapChange, gapMeasured } from "../../src/audit/stress/moved-gap.js";
import { followGroup } from "../../src/audit/stress/moved-group.js";
import { demographicParityDifference } from "../../src/disparities/demographic-parity-difference.js";
import { selectionRate } from "../../src/metrics/selection-rate.js";
import { rng } from "../../src/stats/rng.js";

// What decisions ask of a rule before it may decide a verdict: at the limit it fails wrongly in at most 5 % of runs, and passes wrongly
// in at most 5 %; three standard errors of the simulation are allowed. The same rows stand before and after a disturbance; of a group's
// positive decisions a share turns negative, each time or half of the times, over three repeats.
const RUNS = 600;
const ALLOWED = 0.05 + 3 * Math.sqrt((0.05 * 0.95) / RUNS);
const REPEATS = 3;
const what = { kind: "disparity", disparity: demographicParityDifference } as const;
const measure = tableMeasure(selectionRate, { threshold: 0.5, favorable: "positive" });

interface Truth {
  readonly n: number;
  /** Positive decisions before. */
  readonly rate: number;
  /** Positive decisions after. */
  readonly after: number;
}

function drawn(truths: readonly Truth[], random: ReturnType<typeof rng>) {
  return truths.map(({ n, rate, after }, i) => {
    const rows = Int32Array.from({ length: n }, (_, row) => row);
    const facts = { kept: rows, label: null, weights: null, groups: new Map() };
    const base = Float64Array.from(rows, () => (random.next() < rate ? 1 : 0));
    // Half of those that turn do so every time, the others in half of the repeats.
    const turns = Math.min(1, Math.abs(after - rate) / (after < rate ? rate : 1 - rate) / 0.75);
    const fate = Uint8Array.from(rows, () => (random.next() < turns ? (random.next() < 0.5 ? 2 : 1) : 0));
    const followed = followGroup({ by: "g", group: `g${i}`, metric: selectionRate, measure, rows }, base, facts);
    for (let repeat = 0; repeat < REPEATS; repeat++) {
      const scores = base.map((own, row) => {
        const turned = fate[row] === 2 || (fate[row] === 1 && random.next() < 0.5);
        return turned && own === (after < rate ? 1 : 0) ? 1 - own : own;
      });
      followed.add(scores, facts);
    }
    return followed.row(0.95);
  });
}

const sizes: Readonly<Record<number, readonly number[]>> = {
  2: [400, 90],
  4: [300, 150, 100, 80],
  8: [250, 250, 150, 150, 90, 90, 90, 90],
};
/** Half of the groups at the top and half at the bottom: as many pairs at the limit as there can be. */
const split = (k: number, at: { readonly top: readonly [number, number]; readonly bottom: readonly [number, number] }): Truth[] =>
  sizes[k]!.map((n, i) => {
    const [rate, after] = i % 2 === 0 ? at.top : at.bottom;
    return { n, rate, after };
  });

const cases = [2, 4, 8].flatMap((k) => [
  { k, name: "the gap itself", loss: false, limit: 0.2, truth: split(k, { top: [0.6, 0.6], bottom: [0.5, 0.4] }) },
  { k, name: "how much wider the gap is", loss: true, limit: 0.1, truth: split(k, { top: [0.6, 0.6], bottom: [0.5, 0.4] }) },
  { k, name: "a change of a gap that was none", loss: true, limit: 0.05, truth: split(k, { top: [0.5, 0.5], bottom: [0.5, 0.45] }) },
]);

test.each(cases)("$k groups, $name at the limit: at most 5 % fail wrongly, at most 5 % pass wrongly", ({ k, name, loss, limit, truth }) => {
  const random = rng(3, "moved_gap", k, name);
  let [failed, passed] = [0, 0];
  for (let run = 0; run < RUNS; run++) {
    const groups = drawn(truth, random);
    const measured = loss ? gapChange(what, groups, 30)! : gapMeasured(what, groups, { which: "value", minN: 30, requirement: null });
    const bounds = measured.towards("<=")!.bounds({ alpha: 0.05, limit })!;
    if (bounds.lower! > limit) failed++;
    if (bounds.upper! <= limit) passed++;
  }
  expect(failed / RUNS).toBeLessThan(ALLOWED);
  expect(passed / RUNS).toBeLessThan(ALLOWED);
});
