import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Answer } from "../../../src/models/asking/answer.js";
import { type Ask, asker } from "../../../src/models/asking/asker.js";
import { type Batch, batchesOf, rowsIn } from "../../../src/models/asking/batch.js";
import { openLedger } from "../../../src/models/asking/ledger.js";
import { jittered } from "../../../src/models/asking/pause.js";
import { Unanswered } from "../../../src/models/asking/unanswered.js";
import { rng } from "../../../src/stats/rng.js";
import { tableFrom } from "../../../src/table/table.js";

const table = tableFrom({ x: Float64Array.from({ length: 100 }, (_, i) => i) });
const valuesIn = ({ columns, from, to }: Batch): Float64Array => {
  const x = columns.get("x")!;
  return x.kind === "number" ? x.values.slice(from, to) : new Float64Array(0);
};
const doubled = (batch: Batch): Answer => [valuesIn(batch).map((x) => 2 * x)];

function asking(ask: Ask, more: { rows?: number; bytes?: number; concurrency?: number; tries?: number } = {}) {
  const ledger = openLedger();
  const options = {
    name: "the model",
    rows: 10,
    bytes: 1e6,
    concurrency: 4,
    tries: 4,
    pauseMs: 1,
    random: rng(0, "test"),
    ledger,
    ...more,
  };
  return { ledger, asked: asker(ask, options) };
}

test("answers stand in the order of the rows, whatever came first and however they are cut", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 120 }),
      fc.integer({ min: 20, max: 3000 }),
      fc.integer({ min: 1, max: 9 }),
      async (rows, bytes, concurrency) => {
        const { asked } = asking(
          async (batch) => {
            await new Promise((resolve) => setTimeout(resolve, (batch.from * 7919) % 3));
            return doubled(batch);
          },
          { rows, bytes, concurrency },
        );
        const [numbers] = await asked.ask(table.columns, table.rows);
        expect([...numbers!]).toEqual(Array.from({ length: 100 }, (_, i) => 2 * i));
      },
    ),
    { numRuns: 30 },
  );
});

test("batches are cut by rows and by bytes, and a row too large for any is a batch of its own", () => {
  const wide = tableFrom({ text: ["a".repeat(50), "b", "c".repeat(500), "d"] });
  const cuts = (rows: number, bytes: number): number[] => batchesOf(wide.columns, 4, { rows, bytes }).map(rowsIn);
  expect(cuts(3, 10_000)).toEqual([3, 1]);
  expect(cuts(10, 70)).toEqual([2, 1, 1]);
  expect(cuts(10, 1)).toEqual([1, 1, 1, 1]);
});

test("no more questions at the same time than allowed, over all that ask", async () => {
  let [now, most] = [0, 0];
  const { asked } = asking(
    async (batch) => {
      most = Math.max(most, ++now);
      await new Promise((resolve) => setTimeout(resolve, 2));
      now--;
      return doubled(batch);
    },
    { concurrency: 3 },
  );
  await Promise.all([asked.ask(table.columns, 100), asked.ask(table.columns, 100)]);
  expect(most).toBe(3);
});

describe("what fails", () => {
  test("again: asked until it is answered, and counted", async () => {
    let left = 3;
    const { asked, ledger } = asking(async (batch) => {
      if (left-- > 0) throw new Unanswered("again", "busy", { waitSeconds: 0 });
      return doubled(batch);
    });
    expect((await asked.ask(table.columns, 10))[0]).toHaveLength(10);
    expect(ledger).toMatchObject({ requests: 4, retries: 3, failures: 3, rows: 10 });
  });

  test("again and again: given up, with the number of times", async () => {
    const { asked, ledger } = asking(async () => {
      throw new Unanswered("again", "HTTP 503");
    });
    await expect(asked.ask(table.columns, 10)).rejects.toMatchObject({
      code: "EH304",
      message: expect.stringContaining("the model did not answer: HTTP 503, 4 times running"),
    });
    expect(ledger.requests).toBe(4);
  });

  test("a wait that is too long is not waited for", async () => {
    const { asked } = asking(async () => {
      throw new Unanswered("again", "HTTP 429", { waitSeconds: 3600 });
    });
    await expect(asked.ask(table.columns, 10)).rejects.toThrow("HTTP 429; it wants to be left alone for 3600 seconds");
  });

  test("never: said at once, whatever else is being asked", async () => {
    const { asked, ledger } = asking(async () => {
      throw new Unanswered("never", "HTTP 401: no such token");
    });
    await expect(asked.ask(table.columns, 100)).rejects.toThrow("HTTP 401: no such token");
    expect(ledger.requests).toBeLessThanOrEqual(4);
  });

  test.each([0, 1, 17, 50, 98, 99])("a refused row is found by halving: row %i", async (bad) => {
    const { asked, ledger } = asking(
      async (batch) => {
        if (valuesIn(batch).includes(bad)) throw new Unanswered("rows", "HTTP 400: unknown code");
        return doubled(batch);
      },
      { rows: 64 },
    );
    await expect(asked.ask(table.columns, 100)).rejects.toMatchObject({
      message: expect.stringContaining(`does not answer for row ${bad + 1} of those it was asked about: HTTP 400: unknown code`),
      diagnostics: [{ evidence: [`x: ${bad}`] }],
    });
    expect(ledger.requests).toBeLessThanOrEqual(2 * 7 + 3);
  });

  test("when every row is refused, no row is blamed", async () => {
    const { asked } = asking(async () => {
      throw new Unanswered("rows", "HTTP 400: no column age");
    });
    const failure = asked.ask(table.columns, 100);
    await expect(failure).rejects.toThrow("the model did not answer: HTTP 400: no column age");
    await expect(failure).rejects.not.toThrow("does not answer for row");
  });

  test("an error that may lie in the rows or not: asked three times, then the row is sought", async () => {
    const seen: number[] = [];
    const { asked } = asking(async (batch) => {
      seen.push(rowsIn(batch));
      if (valuesIn(batch).includes(6)) throw new Unanswered("either", "HTTP 500");
      return doubled(batch);
    });
    await expect(asked.ask(table.columns, 10)).rejects.toThrow("does not answer for row 7");
    expect(seen.slice(0, 4)).toEqual([10, 10, 10, 5]);
  });

  test("a request that is too large is cut until it is taken", async () => {
    const { asked } = asking(async (batch) => {
      if (rowsIn(batch) > 3) throw new Unanswered("rows", "HTTP 413");
      return doubled(batch);
    });
    expect((await asked.ask(table.columns, 100))[0]).toEqual(doubled({ columns: table.columns, from: 0, to: 100 })[0]);
  });

  test("numbers that are missing, too many, or of another form", async () => {
    const with_ = (answer: (batch: Batch) => Answer) => asking(async (batch) => answer(batch)).asked.ask(table.columns, 25);
    await expect(with_((batch) => [doubled(batch)[0]!.map((x) => (x === 30 ? Number.NaN : x))])).rejects.toThrow("row 16 of those");
    await expect(with_(() => [])).rejects.toThrow("holds no numbers");
    await expect(with_((batch) => [new Float64Array(rowsIn(batch) + 1)])).rejects.toThrow("2 numbers came back for 1 rows");
    await expect(with_((batch) => (batch.from === 0 ? doubled(batch) : [...doubled(batch), ...doubled(batch)]))).rejects.toThrow(
      "different numbers of classes",
    );
  });

  test("while nothing gets through, one knocks at a time, and then all again", async () => {
    let [now, most, count] = [0, 0, 0];
    const { asked } = asking(
      async (batch) => {
        count++;
        now++;
        if (count > 5 && count <= 12) most = Math.max(most, now);
        await new Promise((resolve) => setTimeout(resolve, 2));
        now--;
        if (count <= 12) throw new Unanswered("again", "refused");
        return doubled(batch);
      },
      { concurrency: 5, tries: 9, rows: 10 },
    );
    expect((await asked.ask(table.columns, 100))[0]).toHaveLength(100);
    expect(most).toBeLessThan(5);
  });
});

test("what was answered is told batch by batch, even when the whole is stopped", async () => {
  const stop = new AbortController();
  const heard: number[] = [];
  const { asked } = asking(
    async (batch, signal) => {
      if (batch.from >= 30) return await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
      return doubled(batch);
    },
    { concurrency: 2 },
  );
  const whole = asked.ask(table.columns, 100, {
    signal: stop.signal,
    onPart: ({ from }) => {
      heard.push(from);
      if (heard.length === 3) stop.abort(new Error("stopped"));
    },
  });
  await expect(whole).rejects.toThrow("stopped");
  expect(heard).toEqual([0, 10, 20]);
});

test("waits grow, are spread over the whole range, and are the same for one seed", () => {
  const waits = (seed: number) => {
    const random = rng(seed, "w");
    return Array.from({ length: 400 }, (_, i) => jittered(i % 4, 250, random));
  };
  expect(waits(1)).toEqual(waits(1));
  for (const tries of [0, 1, 2, 3]) {
    const some = waits(1).filter((_, i) => i % 4 === tries);
    expect(Math.max(...some)).toBeLessThan(250 * 2 ** tries);
    expect(Math.max(...some)).toBeGreaterThan(0.9 * 250 * 2 ** tries);
    expect(Math.min(...some)).toBeLessThan(0.1 * 250 * 2 ** tries);
  }
  expect(jittered(30, 250, rng(0))).toBeLessThan(20_000);
});
