import fc from "fast-check";
import { expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.js";
import type { Result } from "../../../src/audit/result.js";
import { askedBy } from "../../../src/audit/studies/asked-by.js";
import type { StudyOptions } from "../../../src/audit/studies/study-options.js";
import { rng } from "../../../src/stats/rng.js";

const ROWS = 160;
const random = rng(8, "people");
const draw = (of: (i: number) => number | string): (number | string)[] => Array.from({ length: ROWS }, (_, i) => of(i));
const data = {
  id: draw((i) => i),
  group: draw((i) => (i % 2 === 0 ? "A" : "B")),
  income: draw((i) => random.next() + (i % 2 === 0 ? 0.2 : 0)),
  debt: draw(() => random.next()),
  town: draw(() => ["hill", "dale", "lake"][random.below(3)]!),
  y: draw(() => random.below(2)),
};

/** Studies that ask a model, by the registry of what each asks. */
const studies = Object.keys(askedBy) as (keyof StudyOptions)[];
/** Rows beyond the budget: a disturbance that has begun is carried out once, whatever the budget, and its rows may then stand twice. */
const beyond: Readonly<Record<string, number>> = { stress: 3 * ROWS };
const cutShort: Readonly<Record<string, (result: Result) => boolean>> = {
  importance: ({ importance }) => importance!.truncated,
  why: ({ why }) => why!.truncated,
  effects: ({ effects }) => effects!.truncated,
  shapley: ({ shapley }) => shapley!.truncated,
  sage: ({ sage }) => !sage!.converged,
  recourse: ({ recourse }) => recourse!.truncated,
  stress: ({ stress }) => stress!.cut.length > 0,
};

/** One study within a budget, and rows that the model was asked about beside every row once. */
async function within(study: keyof StudyOptions, settings: object) {
  let asked = 0;
  const model = {
    features: ["income", "debt", "town", "group"],
    predict: ({ income, debt, town, group }: Readonly<Record<string, (number | string | null)[]>>) => {
      asked += income!.length;
      return income!.map((x, i) =>
        Math.min(
          1,
          Math.max(0, Number(x) * 0.6 + (town![i] === "hill" ? 0.1 : 0) - Number(debt![i]) * 0.3 + (group![i] === "A" ? 0.1 : 0)),
        ),
      );
    },
  };
  const result = await audit(data, { label: "y", id: "id", sensitive: ["group"], minN: 10, threshold: 0.4, model, [study]: settings });
  return { result, own: asked - ROWS };
}

test("every study that asks a model has a case here", () => {
  expect(studies.filter((study) => cutShort[study] === undefined)).toEqual([]);
});

test.each(studies)(
  "%s: within a tiny budget no more is asked than it allows, the block says that it was cut, and a note names it",
  async (study) => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 600 }), async (maxEvals) => {
        const { result, own } = await within(study, { maxEvals });
        expect(own).toBeLessThanOrEqual(maxEvals + (beyond[study] ?? 0));
        expect(cutShort[study]!(result)).toBe(true);
        expect(result.diagnostics.filter(({ code }) => code === "EH309")).toHaveLength(1);
      }),
      { numRuns: 8, examples: [[1], [2], [ROWS]] },
    );
  },
);

test.each(studies)("%s: seconds that are over before it begins leave a block that says so", async (study) => {
  const { result, own } = await within(study, { maxSeconds: 0 });
  // Studies whose base is asked before the clock is looked at ask for that, and for nothing else.
  expect(own).toBeLessThanOrEqual(ROWS + (beyond[study] ?? 0));
  expect(cutShort[study]!(result)).toBe(true);
});

test("why: with too little room for a gap it says how much it needs; with just that it gives something", async () => {
  const asked = { of: ["demographic_parity_difference@group", "mean_score__difference@group"] };
  const { result } = await within("why", { ...asked, maxEvals: 1 });
  const [first] = result.why!.gaps;
  expect(first).toMatchObject({ reason: "budget_spent", truncated: true, parts: [] });
  expect(first!.least).toBeGreaterThan(0);
  expect(first!.least).toBeLessThan(first!.forecast);
  // Enough for one of the two gaps.
  const { result: some, own } = await within("why", { ...asked, maxEvals: ROWS + first!.least });
  expect(some.why!.gaps.map(({ reason }) => reason)).toEqual([null, "budget_spent"]);
  expect(some.why!.gaps[0]!.pairs).toBeGreaterThanOrEqual(30);
  expect(own).toBeLessThanOrEqual(first!.least);
});
