import { afterEach, expect, test, vi } from "vitest";
import { audit } from "../../src/audit/audit.js";
import { rng } from "../../src/stats/rng.js";

afterEach(() => {
  vi.restoreAllMocks();
});

const GROUPS = 20;
const ROWS = 6_000;
const SCORES = 1_000;
const random = rng(0, "one-sort");
const rows = Array.from({ length: ROWS }, () => {
  const group = random.below(GROUPS);
  const label = random.below(2);
  return { group, label, score: Math.floor(Math.min(SCORES - 1, SCORES * (0.2 * label + 0.01 * group + 0.6 * random.next()))) };
});

/** Share of pairs of a positive and a negative row in which the positive scores higher, ties half: by counting each score. */
function area(isPositive: (row: (typeof rows)[number]) => boolean, isNegative: (row: (typeof rows)[number]) => boolean): number {
  const counts = [isPositive, isNegative].map((keep) => {
    const of = new Float64Array(SCORES);
    for (const row of rows) if (keep(row)) of[row.score]!++;
    return of;
  });
  let [wins, below] = [0, 0];
  for (let score = 0; score < SCORES; score++) {
    wins += counts[0]![score]! * (below + counts[1]![score]! / 2);
    below += counts[1]![score]!;
  }
  return wins / (below * counts[0]!.reduce((sum, n) => sum + n, 0));
}

test("the areas of 20 groups, and of each against the others, come from sorting each row's score once", async () => {
  const sorted: number[] = [];
  for (const prototype of [Float64Array.prototype, Array.prototype] as const) {
    const { sort, toSorted } = prototype as unknown as Array<number>;
    for (const [name, own] of [
      ["sort", sort],
      ["toSorted", toSorted],
    ] as const)
      vi.spyOn(prototype as unknown as Array<number>, name).mockImplementation(function (
        this: number[],
        ...given: Parameters<typeof sort>
      ) {
        sorted.push(this.length);
        return own.apply(this, given);
      });
  }
  const { groups } = await audit(
    { g: rows.map(({ group }) => `g${group}`), y: rows.map(({ label }) => label), s: rows.map(({ score }) => score) },
    // Too few rows to compare, so that no time goes into distances; the look before any model sorts each different value once more.
    { label: "y", score: "s", sensitive: ["g"], minN: ROWS, beforeModel: false },
  );
  vi.restoreAllMocks();
  // Every row is sorted once, among those of its group and label; and the column once, when it is described.
  const [described, ...others] = sorted.filter((length) => length === ROWS);
  expect([described, others]).toEqual([ROWS, []]);
  const cells = sorted.filter((length) => length < ROWS && length > 3 * GROUPS);
  expect(cells).toHaveLength(2 * GROUPS);
  expect(cells.reduce((sum, length) => sum + length, 0)).toBe(ROWS);

  const shown = groups.filter(({ by }) => by.length === 1);
  expect(shown).toHaveLength(GROUPS);
  for (const { group, metrics } of shown) {
    const own = Number(group.g!.slice(1));
    const [yes, no] = [(row: (typeof rows)[number]) => row.label === 1, (row: (typeof rows)[number]) => row.label === 0];
    const inside = (row: (typeof rows)[number]) => row.group === own;
    expect(metrics.auc!.value).toBeCloseTo(
      area(
        (row) => inside(row) && yes(row),
        (row) => inside(row) && no(row),
      ),
      12,
    );
    expect(metrics.bpsn_auc!.value).toBeCloseTo(
      area(
        (row) => !inside(row) && yes(row),
        (row) => inside(row) && no(row),
      ),
      12,
    );
    expect(metrics.bnsp_auc!.value).toBeCloseTo(
      area(
        (row) => inside(row) && yes(row),
        (row) => !inside(row) && no(row),
      ),
      12,
    );
  }
});
