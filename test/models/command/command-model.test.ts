import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commandModel } from "../../../src/models/command/command-model.js";
import type { ModelSettings } from "../../../src/models/model-settings.js";
import { openModel } from "../../../src/models/open-model.js";
import { tableFrom } from "../../../src/table/table.js";
import { scratchFolder } from "../../support/scratch-folder.js";
import { applicants, scoreOf } from "../applicants.js";
import { contractKit } from "../contract-kit.js";

const program = ["node", "test/models/command/answerer.mjs"];
const given = { adapter: "command", features: ["income", "city"], pauseMs: 1 } as const;
const expected = Array.from({ length: 10 }, (_, i) => {
  const { income, city } = { income: applicants.columns.get("income")!, city: applicants.columns.get("city")! };
  if (income.kind !== "number" || city.kind !== "category") throw new Error("other columns");
  const one = income.values[i]!;
  return scoreOf(Number.isNaN(one) ? null : one, city.levels[city.codes[i]!] ?? null);
});

for (const wire of ["ndjson", "arrow"] as const)
  contractKit(`a program by ${wire}`, {
    open: () => commandModel([...program, wire], { ...given, wire, batch: 4 }),
    flaky: () => commandModel([...program, wire, "crashes-once", join(scratchFolder(), "log")], { ...given, wire, batch: 4 }),
    table: applicants,
    number: "income",
    missing: "answers",
    category: "city",
  });

describe("a program", () => {
  const wire = "ndjson";

  async function asked(mode: string, settings: Partial<ModelSettings> = {}, file?: string) {
    const words = [...program, settings.wire ?? wire, mode, ...(file === undefined ? [] : [file])];
    await using model = await commandModel(words, { ...given, wire, ...settings });
    const { values } = await model.score(applicants);
    return { scores: [...values], ledger: model.ledger!() };
  }

  test("its answers are those of the rows, batch by batch", async () => {
    const file = join(scratchFolder(), "log");
    const { scores, ledger } = await asked("well", { batch: 4 }, file);
    expect(scores).toEqual(expected);
    // A first small question, the same again, and one row alone come before.
    expect(readFileSync(file, "utf8")).toBe("4\n4\n2\n4\n4\n2\n1\n4\n4\n2\n");
    expect(ledger).toMatchObject({ requests: 10, rows: 31, retries: 0, failures: 0 });
    expect(ledger.bytesSent).toBeGreaterThan(200);
    expect(ledger.bytesReceived).toBeGreaterThan(100);
  });

  test("several at once: the same answers to the bit for any number of processes and batches, one of which ends on the way", async () => {
    const many = tableFrom({
      income: Array.from({ length: 101 }, (_, i) => (i % 9 === 0 ? null : i / 7)),
      city: Array.from({ length: 101 }, (_, i) => ["Rome", "Oslo", null][i % 3]!),
    });
    const found = async (settings: Partial<ModelSettings>, mode = "well", file?: string) => {
      const words = [...program, wire, mode, ...(file === undefined ? [] : [file])];
      await using model = await commandModel(words, { ...given, wire, ...settings });
      const { values } = await model.score(many);
      return { bytes: Buffer.from(values.buffer).toString("hex"), ledger: model.ledger!() };
    };
    const once = await found({ concurrency: 1, batch: 1000 });
    for (const [concurrency, batch] of [
      [1, 7],
      [4, 7],
      [4, 1],
      [3, 1000],
    ] as const)
      expect((await found({ concurrency, batch })).bytes, `${concurrency} at once, ${batch} rows`).toBe(once.bytes);
    const crashed = await found({ concurrency: 4, batch: 7 }, "crashes-once", join(scratchFolder(), "log"));
    expect(crashed.bytes).toBe(once.bytes);
    expect(crashed.ledger.retries).toBeGreaterThan(0);
  });

  test("as many processes as questions at once, and no more; all are ended with the model", async () => {
    const running = () => execFileSync("ps", ["-eo", "args"], { encoding: "utf8" }).split(marker).length - 1;
    const marker = `at-once-${process.pid}`;
    const many = tableFrom({ income: Array.from({ length: 60 }, (_, i) => i), city: Array.from({ length: 60 }, () => "Rome") });
    const model = await commandModel([...program, wire, "waits", marker], { ...given, wire, concurrency: 4, batch: 3 });
    const score = model.score(many);
    let most = 0;
    const watching = setInterval(() => {
      most = Math.max(most, running());
    }, 40);
    await score;
    clearInterval(watching);
    expect(running()).toBe(4);
    expect(most).toBe(4);
    await model[Symbol.asyncDispose]();
    expect(running()).toBe(0);
  });

  test("one that ends is started again, and nothing is lost", async () => {
    const { scores, ledger } = await asked("crashes-once", { batch: 4 }, join(scratchFolder(), "log"));
    expect(scores).toEqual(expected);
    expect(ledger).toMatchObject({ requests: 11, rows: 31, retries: 1, failures: 1 });
  });

  test("a row that ends it each time is found and named, with what it holds and what the program said last", async () => {
    await expect(asked("crashes-at-71")).rejects.toMatchObject({
      code: "EH304",
      message: expect.stringMatching(/the program node does not answer for row 4 of .*exit code 1: segmentation fault at 71/),
      diagnostics: [{ evidence: ["income: 71", "city: null"] }],
    });
  });

  test("a row that it refuses in words is named with them", async () => {
    for (const wire of ["ndjson", "arrow"] as const)
      await expect(asked("refuses-71", { wire })).rejects.toThrow(
        "does not answer for row 4 of those it was asked about: income 71 is not known",
      );
  });

  test("one that is at work says so and is waited for", async () => {
    for (const wire of ["ndjson", "arrow"] as const)
      expect((await asked("works-long", { timeoutMs: 2000, wire })).scores).toEqual(expected);
  });

  test("one that hangs is ended, and the error says after how long", async () => {
    await expect(asked("hangs", { timeoutMs: 60 })).rejects.toThrow("no answer within 0.06 seconds");
  });

  test("too few numbers, and one that is missing", async () => {
    await expect(asked("short")).rejects.toMatchObject({
      code: "EH304",
      message: expect.stringContaining("0 numbers came back for 1 rows"),
    });
    await expect(asked("nulls", { wire: "arrow" })).rejects.toThrow("row 3 of those it was asked about: its number is missing");
  });

  test("one that ends at once", async () => {
    await expect(asked("deaf")).rejects.toThrow(/did not answer: the program ended with exit code 3: no such model: credit-7/);
  });

  test("Ctrl-C while it thinks ends it", async () => {
    await using model = await commandModel([...program, wire, "hangs"], { ...given, wire });
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error("stopped")), 100);
    await expect(model.score(applicants, { signal: stop.signal })).rejects.toThrow("stopped");
  });
});

test("what is no answer is shown: messages belong on standard error", async () => {
  await using model = await commandModel([...program, "ndjson", "chats"], given);
  await expect(model.score(applicants)).rejects.toMatchObject({
    code: "EH304",
    message: expect.stringContaining('it wrote "loading weights" where an answer'),
  });
});

test("a program that is not there", async () => {
  await using model = await openModel('command:["no-such-program-here", "x"]');
  await expect(model.score(tableFrom({ x: [1] }))).rejects.toMatchObject({
    code: "EH304",
    message: expect.stringContaining("cannot be started"),
  });
});

test("a reference is words between spaces, or a list", async () => {
  await using model = await openModel("command:node test/models/command/answerer.mjs  ndjson");
  expect([...(await model.score(tableFrom({ income: [10], city: ["Rome"] }))).values]).toEqual([0.35]);
  await expect(openModel("command:[1]")).rejects.toMatchObject({ code: "EH200" });
});
