import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.js";
import { rowsAsked } from "../../../src/audit/studies/rows-asked.js";
import { type StudyOptions, studiesOf } from "../../../src/audit/studies/study-options.js";
import { usualAdversarial } from "../../../src/policy/stress-settings.js";

const features = ["debt_ratio", "loan_to_price", "race"];
const ROWS = 300;
const [header = [], ...people] = readFileSync("fixtures/mortgage/decisions.csv", "utf8")
  .split("\n", ROWS + 1)
  .map((line) => line.split(","));
const numbers = new Set(["debt_ratio", "loan_to_price"]);
const data = people.map((cells) => Object.fromEntries(header.map((name, i) => [name, numbers.has(name) ? Number(cells[i]) : cells[i]!])));

/** The mortgage decisions with a model that counts the rows that it is asked about. */
async function counted(studies: StudyOptions) {
  let asked = 0;
  const model = {
    features,
    predict: ({ debt_ratio, loan_to_price, race }: Readonly<Record<string, readonly unknown[]>>) => {
      asked += debt_ratio!.length;
      return debt_ratio!.map(
        (debt, i) => 1 / (1 + Math.exp(Number(debt) / 20 + Number(loan_to_price![i]) / 100 - (race![i] === "White" ? 4 : 3))),
      );
    },
  };
  const result = await audit(data, {
    ...{ label: "outcome", positive: "approved", prediction: "predicted", id: "application_id", sensitive: ["race"], threshold: 0.5 },
    model,
    ...studies,
  });
  return { asked, result };
}

test.each<[string, StudyOptions]>([
  ["importance", { importance: { repeats: { least: 2, most: 3 } } }],
  ["importance", { importance: { repeats: { least: 2, most: 2 }, conditional: "subgroups", maxRows: 200 } }],
  ["importance", { importance: { maxEvals: 5_000 } }],
  ["why", { why: { pairs: 60, passes: 2 } }],
  ["why", { why: { pairs: 60, passes: 2, of: ["accuracy_score_difference"], method: "sage" } }],
  ["why", { why: { maxEvals: 4_000 } }],
  ["effects", { effects: { rows: 100, points: 5 } }],
  ["effects", { effects: { rows: 100, points: 5, interactions: true, features: ["race", "debt_ratio"] } }],
  ["effects", { effects: { rows: 100, interactions: true, maxEvals: 3_000 } }],
  ["shapley", { shapley: { explained: 10, backgroundRows: 10 } }],
  ["shapley", { shapley: { explained: 100, backgroundRows: 20, maxEvals: 4_000 } }],
  ["sage", { sage: { background: 10, maxEvals: 9_000 } }],
  ["recourse", { recourse: { perGroup: 20, donors: 3 } }],
  ["recourse", { recourse: { maxEvals: 1_000 } }],
  ["stress", { stress: { rows: 100, repeats: 1, severities: [3], maxEvals: 1_500 } }],
  ["stress", { stress: { rows: 100, repeats: 2, severities: [1, 5] } }],
  ["stress", { stress: { rows: 60, tests: [], severities: [2], adversarial: { ...usualAdversarial, rows: 7, queries: 40 } } }],
  [
    "stress",
    { stress: { rows: 60, tests: null, expectations: [{ feature: "debt_ratio", expected: "decrease", tolerance: 0, check: null }] } },
  ],
  [
    "stress",
    {
      stress: {
        ...{ rows: 200, severities: [3], maxEvals: 4_000, adversarial: { ...usualAdversarial, rows: 50, queries: 200 } },
        expectations: [{ feature: "debt_ratio", expected: "decrease", tolerance: 0, check: null }],
      },
    },
  ],
])("%s asks no more than was said before: %j", async (study, options) => {
  const { asked } = await counted(options);
  const size = { rows: ROWS, features: features.length, levels: 10, attributes: 1 };
  const said = rowsAsked(studiesOf(options), size);
  expect(said.studies.map((one) => one.study)).toEqual([study]);
  expect(said.open).toEqual([]);
  expect(asked).toBeGreaterThan(0);
  expect(asked).toBeLessThanOrEqual(said.most);
});

test("a budget that ends is told once, with every study that it cut short; one that suffices is not", async () => {
  const tiny = { maxEvals: 2_500 };
  const { result } = await counted({ importance: tiny, effects: { maxEvals: 10 }, sage: tiny, shapley: tiny });
  const notes = result.diagnostics.filter(({ code }) => code === "EH309");
  expect(notes.map(({ message }) => message)).toEqual([
    "a budget ended before studies were done: importance, effects, contributions, SAGE",
  ]);
  const whole = await counted({ effects: { rows: 50, points: 4 } });
  expect(whole.result.diagnostics.some(({ code }) => code === "EH309")).toBe(false);
});

test("a budget has every part of stress do its share, and each says whether it was cut", async () => {
  const { asked, result } = await counted({
    stress: {
      ...{ rows: 200, maxEvals: 6_000, adversarial: { ...usualAdversarial, rows: 80, queries: 300 } },
      expectations: ["debt_ratio", "loan_to_price"].map(
        (feature) => ({ feature, expected: "decrease", tolerance: 0, check: null }) as const,
      ),
    },
  });
  expect(asked).toBeLessThanOrEqual(ROWS + 6_000 + 2 * 200);
  expect(result.stress!.cut).toEqual(["disturbances", "expectations", "adversarial"]);
  expect(result.expectations.every(({ rows, truncated }) => truncated && rows > 20)).toBe(true);
  expect(result.serving).toMatchObject({ rows: 100, truncated: false });
  expect(result.robustness.some(({ reason }) => reason === null)).toBe(true);
  expect(result.stress!.evals).toBeLessThanOrEqual(6_000 + 2 * 200);
});

test("seconds that are over end stress, every part of it", async () => {
  const { result } = await counted({
    stress: {
      ...{ rows: 100, maxSeconds: 0, adversarial: usualAdversarial },
      expectations: [{ feature: "debt_ratio", expected: "decrease", tolerance: 0, check: null }],
    },
  });
  expect(result.stress!.cut).toEqual(["disturbances", "expectations", "serving", "adversarial"]);
  expect(result.robustness.every(({ reason }) => reason === "budget_spent")).toBe(true);
  expect(result.expectations).toMatchObject([{ reason: "budget_spent", rows: 0 }]);
  expect(result.serving).toMatchObject({ rows: 0, truncated: true });
  expect(result.adversarial).toMatchObject({ rows: 0, planned: 100, truncated: true, sweeps: [] });
});

test("seconds that are over end effects, contributions and SAGE", async () => {
  const over = { maxSeconds: 0 };
  const { result } = await counted({ effects: over, shapley: over, sage: over });
  expect(result.effects).toMatchObject({ truncated: true });
  expect(result.effects!.features.every(({ reason }) => reason === "budget_spent")).toBe(true);
  expect(result.shapley).toMatchObject({ truncated: true, explained: 0 });
  expect(result.sage).toMatchObject({ reason: "budget_spent", converged: false });
});
