import { mkdtempSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { answerStore } from "../../../src/models/answered/answer-store.js";
import { answeredModel, rowsAt } from "../../../src/models/answered/answered-model.js";
import { askedModel } from "../../../src/models/asking/asked-model.js";
import { asker } from "../../../src/models/asking/asker.js";
import { valuesOf } from "../../../src/models/asking/batch.js";
import { openLedger } from "../../../src/models/asking/ledger.js";
import type { Model } from "../../../src/models/model.js";
import { rng } from "../../../src/stats/rng.js";
import { scratchFolder } from "../../support/scratch-folder.js";
import { applicants, scoreOf } from "../applicants.js";
import { contractKit } from "../contract-kit.js";

/** A model elsewhere that scores applicants, and how many rows it was asked about. */
function elsewhere(change = 0, classes = false): { model: Model; rows: () => number } {
  const ledger = openLedger();
  const asked = asker(
    async (batch) => {
      const [income, city] = ["income", "city"].map((name) => valuesOf(batch, batch.columns.get(name)!));
      const scores = Float64Array.from(income!, (one, i) => scoreOf(one, city![i]!) + change);
      return classes ? [scores.map((one) => 1 - one), scores] : [scores];
    },
    { name: "the model", rows: 3, bytes: 1e6, concurrency: 2, tries: 2, pauseMs: 1, random: rng(0), ledger },
  );
  const model = askedModel({
    adapter: "http",
    output: classes ? "classes" : "score",
    features: ["income", "city"],
    classes: classes ? ["no", "yes"] : null,
    asker: asked,
    ledger,
    facts: () => ({}),
    close: async () => {},
  });
  return { model, rows: () => ledger.rows };
}

for (const classes of [false, true])
  contractKit(`a model whose answers are kept${classes ? ", with classes" : ""}`, {
    open: async () => answeredModel(elsewhere(0, classes).model, answerStore(scratchFolder(), "m")),
    table: applicants,
    number: "income",
    missing: "answers",
    category: "city",
  });

test("a later run asks only about what is new, and about some rows again to see that the model is the same", async () => {
  const folder = scratchFolder();
  const first = answeredModel(elsewhere().model, answerStore(folder, "m"));
  const before = [...(await first.score(rowsAt(applicants, [0, 1, 2, 3, 4]))).values];
  const { model, rows } = elsewhere();
  const second = answeredModel(model, answerStore(folder, "m"));
  const all = [...(await second.score(applicants)).values];
  expect(all.slice(0, 5)).toEqual(before);
  // Five known rows asked again, after the model's own first question about them (5 + 5 + 1); then the five that are new.
  expect(rows()).toBe(5 + 11 + 5);
  expect([second.remembered(), second.changed()]).toEqual([5, false]);
});

test("rows that are alike are asked about once", async () => {
  const { model, rows } = elsewhere();
  const kept = answeredModel(model, answerStore(scratchFolder(), "m"));
  const { values } = await kept.score(rowsAt(applicants, [0, 0, 0, 1, 0]));
  expect(values[0]).toBe(values[4]);
  expect(rows()).toBe(2 + (2 + 2 + 1));
});

test("a model that answers otherwise is asked about everything anew", async () => {
  const folder = scratchFolder();
  await answeredModel(elsewhere().model, answerStore(folder, "m")).score(applicants);
  const other = answeredModel(elsewhere(0.25).model, answerStore(folder, "m"));
  const { values } = await other.score(applicants);
  expect(other.changed()).toBe(true);
  expect([...values]).toEqual([...(await elsewhere(0.25).model.score(applicants)).values]);
  expect(answerStore(folder, "m").size).toBe(10);
});

test("what was answered before a stop is kept", async () => {
  const folder = scratchFolder();
  const stop = new AbortController();
  const { model } = elsewhere();
  const slow: Model = {
    ...model,
    score: (table, options) =>
      model.score(table, {
        ...options,
        onPart(from, part) {
          options?.onPart?.(from, part);
          if (from >= 3) stop.abort(new Error("stopped"));
        },
      }),
  };
  await expect(answeredModel(slow, answerStore(folder, "m")).score(applicants, { signal: stop.signal })).rejects.toThrow("stopped");
  expect(answerStore(folder, "m").size).toBeGreaterThanOrEqual(6);
  expect(answerStore(folder, "m").size).toBeLessThan(10);
});

test("fresh asks about known rows too", async () => {
  const { model, rows } = elsewhere();
  const kept = answeredModel(model, answerStore(scratchFolder(), "m"));
  await kept.score(applicants);
  const asked = rows();
  await kept.score(applicants);
  expect(rows()).toBe(asked);
  await kept.score(applicants, { fresh: true });
  expect(rows()).toBe(asked + 10);
});

test("a store gives back what was put in, whole records only; each model has its own, which its owner alone can read", () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.stringMatching(/^[0-9a-f]{32}$/), fc.array(fc.double(), { minLength: 1, maxLength: 4 }), {
        minKeys: 1,
        maxKeys: 20,
      }),
      fc.nat(400),
      (record, cut) => {
        const folder = mkdtempSync(join(tmpdir(), "evenhand-test-"));
        const answers = Object.entries(record).map(([key, numbers]) => [key, Float64Array.from(numbers)] as const);
        answerStore(folder, "m").add(answers);
        const path = join(folder, readdirSync(folder)[0]!);
        const whole = answerStore(folder, "m");
        for (const [key, numbers] of answers) expect(whole.get(key)).toEqual(numbers);
        expect(answerStore(folder, "another").size).toBe(0);
        expect(statSync(path).mode & 0o077).toBe(0);
        truncateSync(path, Math.max(0, statSync(path).size - cut));
        const rest = answerStore(folder, "m");
        for (const [key, numbers] of answers) if (rest.get(key) !== undefined) expect(rest.get(key)).toEqual(numbers);
        // What is added after a cut is read again.
        rest.add([["f".repeat(32), Float64Array.of(0.5)]]);
        expect(answerStore(folder, "m").get("f".repeat(32))).toEqual(Float64Array.of(0.5));
      },
    ),
    { numRuns: 30 },
  );
});

test("a damaged record and what follows it are not believed; a folder that cannot be written keeps answers for the run", () => {
  const folder = scratchFolder();
  answerStore(folder, "m").add([
    ["a".repeat(32), Float64Array.of(0.25)],
    ["b".repeat(32), Float64Array.of(0.5)],
  ]);
  const path = join(folder, readdirSync(folder)[0]!);
  const bytes = readFileSync(path);
  bytes[bytes.length - 8]! ^= 1;
  writeFileSync(path, bytes);
  const store = answerStore(folder, "m");
  expect([store.size, store.get("a".repeat(32))]).toEqual([1, Float64Array.of(0.25)]);
  const nowhere = answerStore(join(path, "no-folder"), "m");
  nowhere.add([["a".repeat(32), Float64Array.of(1)]]);
  expect(nowhere.get("a".repeat(32))).toEqual(Float64Array.of(1));
});
