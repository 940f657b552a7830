import { expect, test } from "vitest";
import { positiveNotes } from "../../../src/audit/asked-model/asked-model.js";
import { audit } from "../../../src/audit/audit.js";
import { functionModel } from "../../../src/models/function-model.js";
import { remembered } from "../../../src/models/remembered.js";
import { renderResult } from "../../../src/renderers/terminal/result.js";
import { agreementWords } from "../../../src/sections/agreement-words.js";
import { askedModel as askedModelSection } from "../../../src/sections/asked-model.js";
import { decision } from "../../../src/sections/decision.js";
import { robustness } from "../../../src/sections/robustness.js";
import { tableFrom } from "../../../src/table/table.js";

const rows = Array.from({ length: 40 }, (_, i) => ({
  x: i,
  group: i % 2 === 0 ? "a" : "b",
  score: i / 40,
  decision: i >= 20 ? 1 : 0,
  truth: i % 3 === 0 ? 1 : 0,
}));
const options = { label: "truth", prediction: "decision", score: "score", threshold: 0.5, sensitive: ["group"], minN: 1 } as const;
const model = (predict: (x: number) => number, output: "score" | "amount" = "score") => ({
  features: ["x"],
  output,
  predict: ({ x }: Readonly<Record<string, (number | string | null)[]>>) => x!.map((one) => predict(Number(one))),
});

test("the model whose scores are in the data: no difference, no decision otherwise", async () => {
  const { askedModel } = await audit(rows, { ...options, model: model((x) => x / 40) });
  expect(askedModel).toMatchObject({ adapter: "function", output: "score", features: ["x"], reason: null });
  expect(askedModel!.agreement).toEqual({ column: "score", rows: 40, largestDifference: 0, flips: 0, threshold: 0.5, thresholdBy: "said" });
  expect(agreementWords(askedModel!.agreement!)).toBe(
    "The model's numbers equal those in the data in all 40 rows. At 0.5 it would decide 0 of 40 rows differently from the data.",
  );
});

test("another model: the largest difference and the decisions that change, by hand", async () => {
  // Lower by 0.1 everywhere: scores 0.5 to 0.575 fall below the cut, that is x = 20 to 23.
  const { askedModel } = await audit(rows, { ...options, model: model((x) => x / 40 - 0.1) });
  expect(askedModel!.agreement!.largestDifference).toBeCloseTo(0.1, 12);
  expect(askedModel!.agreement!.flips).toBe(4);
});

test("decisions without scores are compared all the same; a missing score leaves its row's decision", async () => {
  const decided = { label: "truth", prediction: "decision", sensitive: ["group"], minN: 1 } as const;
  const { askedModel } = await audit(rows, { ...decided, model: model((x) => x / 38) });
  expect(askedModel!.agreement).toEqual({
    column: null,
    rows: 40,
    largestDifference: null,
    flips: 0,
    threshold: 0.52,
    thresholdBy: "recorded",
  });
  const some = rows.map((row, i) => ({ ...row, score: i === 39 ? null : row.score }));
  const scored = await audit(some, { ...options, model: model((x) => (x === 39 ? 0 : x / 40)) });
  expect(scored.askedModel!.agreement).toMatchObject({ rows: 40, largestDifference: 0, flips: 1 });
});

// Decisions from x = 20 on; scores of the data are x/40, of the model x/38: 19/38 is 0.5 itself, so 0.5 is no cut of the model's.
test("the cut that nobody says is the one that the decisions imply, by the scores in the data or else by the model's own", async () => {
  const decided = { label: "truth", prediction: "decision", sensitive: ["group"], minN: 1 } as const;
  const low = rows.map((row) => ({ ...row, decision: row.x >= 12 ? 1 : 0 }));
  const asked = async (data: readonly object[], more: object = {}, of: (x: number) => number = (x) => x / 40) => {
    const { askedModel: found, diagnostics } = await audit(data as typeof rows, { ...decided, ...more, model: model(of) });
    return { ...found!.agreement!, notes: diagnostics.filter(({ code }) => code === "EH156") };
  };
  // 11/40 = 0.275 is negative and 12/40 = 0.3 positive.
  expect(await asked(low, { score: "score" })).toMatchObject({ threshold: 0.3, thresholdBy: "recorded", flips: 0, notes: [] });
  expect(await asked(low)).toMatchObject({ threshold: 0.3, thresholdBy: "recorded", flips: 0, notes: [] });
  expect(await asked(rows)).toMatchObject({ threshold: 0.5, thresholdBy: "recorded", flips: 0, notes: [] });
  const mixed = low.map((row) => ({ ...row, decision: row.x === 2 ? 1 : row.decision }));
  const none = await asked(mixed, { score: "score" });
  expect(none).toMatchObject({ threshold: 0.5, thresholdBy: "usual", flips: 9 });
  expect(none.notes).toMatchObject([{ message: expect.stringContaining("9 recorded decisions are otherwise") }]);
  expect(await asked(mixed, {}, (x) => 1 - x / 40)).toMatchObject({ threshold: 0.5, thresholdBy: "usual" });
});

test("what rests on the model's answers says so where they are not the decisions in the data, and the first page too", async () => {
  const { predict } = model((x) => x / 40 - 0.1);
  const asked = { ...options, model: { features: ["x"], predict }, stress: { rows: null }, worstCase: {}, reliability: {} };
  const other = await audit(rows, asked);
  expect(JSON.stringify(decision.blocks(other))).toContain("would decide 4 of 40 rows differently from the data");
  // Said in full under “The model that was asked”, and in a line at the head of what rests on its answers.
  expect(JSON.stringify(askedModelSection.blocks(other))).toContain("it would decide 4 of 40 rows differently from the data");
  expect(robustness.blocks(other)[0]).toMatchObject({ text: expect.stringContaining("About the model’s own answers") });
  const same = await audit(rows, { ...asked, model: model((x) => x / 40) });
  expect(JSON.stringify([robustness.blocks(same), decision.blocks(same)])).not.toMatch(/differently from the data|own answers, not/);
});

test("amounts are compared with predicted amounts; nothing is decided", async () => {
  const paid = rows.map(({ x, group }) => ({ x, group, paid: 1000 + 3.5 * x, forecast: 1001 + 3.5 * x }));
  const asked = { label: "paid", prediction: "forecast", sensitive: ["group"], task: "regression", minN: 1 } as const;
  const { askedModel } = await audit(paid, { ...asked, model: model((x) => 1000.5 + 3.5 * x, "amount") });
  expect(askedModel!.agreement).toMatchObject({ column: "forecast", rows: 40, flips: null, threshold: null });
  expect(askedModel!.agreement!.largestDifference).toBeCloseTo(0.5, 9);
});

test("data that say nothing of the model's answers: no agreement, with the reason; without a model no block", async () => {
  const { askedModel } = await audit(rows, { label: "truth", sensitive: ["group"], minN: 1, model: model(() => 1) });
  expect([askedModel!.agreement, askedModel!.reason]).toEqual([null, "no_scores"]);
  expect((await audit(rows, options)).askedModel).toBeNull();
});

test("a model that gives the chance of the negative class is told; one of other labels is not", () => {
  const noteOf = (positive: string | undefined) =>
    positiveNotes({
      model: { facts: () => (positive === undefined ? {} : { positive }) },
      bound: { label: { facts: { column: "paid", positive: ["yes"], negative: ["no"], threshold: null } }, prediction: null },
    } as never);
  expect(noteOf("no").map(({ code, message }) => [code, message])).toEqual([
    ["EH123", 'the model gives the chance of "no", which counts as negative in "paid"'],
  ]);
  expect([noteOf("yes"), noteOf("1"), noteOf(undefined)]).toEqual([[], [], []]);
});

test("the terminal says it in a line", async () => {
  const result = await audit(rows, { ...options, model: model((x) => x / 40 - 0.1) });
  const shown = renderResult(result, { width: 200, colour: false, unicode: true } as never);
  expect(shown).toContain(
    "The model's numbers differ from those in the data by at most 0.1000 over 40 rows. At 0.5 it would decide 4 of 40 rows differently",
  );
});

test("rows of the data are asked about once, whoever asks; others each time, and a failure is not kept", async () => {
  let asked = 0;
  const table = tableFrom({ x: [1, 2] });
  const plain = functionModel(
    {
      predict: ({ x }) => {
        if (++asked === 1) throw new Error("not yet");
        return x!.map(Number);
      },
    },
    { adapter: "function", name: "it", facts: {} },
  );
  const one = remembered(plain, table);
  await expect(one.score(table)).rejects.toThrow("not yet");
  expect((await one.score(table)).values).toBe((await one.score(table)).values);
  expect(asked).toBe(2);
  await one.score(tableFrom({ x: [1, 2] }));
  expect([asked, one.adapter, one.facts()]).toEqual([3, "function", {}]);
});
