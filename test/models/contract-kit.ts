import { describe, expect, test } from "vitest";
import type { Model, Scores } from "../../src/models/model.js";
import { type Column, encoded, type Table, withColumn } from "../../src/table/table.js";

/** What a model may do with a value that it did not see in training: answer with numbers, or refuse by EH304 or EH307 naming the column. */
type Reaction = "answers" | "refuses";

export interface Contract {
  /** The model, opened anew for each test; closed by the kit. */
  open(): Promise<Model>;
  /** Rows it can be asked about, at least seven, all different; with a missing value when it can take one. */
  readonly table: Table;
  /** A column of numbers that the model reads, for missing values. */
  readonly number: string;
  readonly missing: Reaction;
  /** A column of categories that the model reads; null when it reads none. */
  readonly category: string | null;
  readonly unseen?: Reaction;
  /** Largest difference that is none, relative to the larger number; 0 when left out: equal to the bit. */
  readonly tolerance?: number;
  /** The same model where the first question of each test is not answered at once: it fails, and is asked again. */
  flaky?(): Promise<Model>;
}

/** What every adapter holds to: the text of `Model` as tests. */
export function contractKit(name: string, contract: Contract): void {
  const { table, tolerance = 0 } = contract;

  async function asking<T>(work: (model: Model) => Promise<T>, open = contract.open): Promise<T> {
    await using model = await open();
    return await work(model);
  }

  function expectSame(a: Scores, b: Scores): void {
    const [x, y] = [numbersOf(a), numbersOf(b)];
    expect(x.length).toBe(y.length);
    for (const [k, numbers] of x.entries()) {
      expect(numbers.length).toBe(y[k]!.length);
      if (tolerance === 0) expect(numbers).toEqual(y[k]);
      else
        for (const [i, value] of numbers.entries())
          expect(Math.abs(value - y[k]![i]!)).toBeLessThanOrEqual(tolerance * Math.max(Math.abs(value), Math.abs(y[k]![i]!)));
    }
  }

  /** Asked about rows that it may refuse: a number for each, or an error that names the column. */
  async function expectReaction(changed: Table, column: string, reaction: Reaction): Promise<void> {
    await asking(async (model) => {
      // A model that only remembers is told what there is to remember.
      await model.score(table);
      const answer = model.score(changed);
      if (reaction === "answers") for (const numbers of numbersOf(await answer)) expect(numbers.every(Number.isFinite)).toBe(true);
      else
        await expect(answer).rejects.toMatchObject({
          code: expect.stringMatching(/^EH30[47]$/),
          message: expect.stringMatching(new RegExp(`${column}|rows are not in the data`)),
        });
    });
  }

  describe(`${name} holds to the contract`, () => {
    test("one finite number a row, and one a class and row where there are classes", () =>
      asking(async (model) => {
        expect(table.rows).toBeGreaterThanOrEqual(7);
        const scores = await model.score(table);
        expect(scores.values).toHaveLength(table.rows);
        expect(scores.byClass === null).toBe(model.output !== "classes");
        if (model.classes !== null && scores.byClass !== null) expect(scores.byClass).toHaveLength(model.classes.length);
        for (const numbers of numbersOf(scores)) expect(numbers.every(Number.isFinite)).toBe(true);
        expect(new Set(scores.values).size, "scores that differ, or else order says nothing").toBeGreaterThan(1);
      }));

    test("scores follow their rows", () =>
      asking(async (model) => {
        const scores = await model.score(table);
        const order = Array.from({ length: table.rows }, (_, i) => (i * 5 + 3) % table.rows);
        const places = new Set(order).size === table.rows ? order : order.map((_, i) => table.rows - 1 - i);
        expectSame(await model.score(rowsOf(table, places)), picked(scores, places));
      }));

    test("however rows are split, repeated or asked about together, the numbers are the same", () =>
      asking(async (model) => {
        const whole = await model.score(table);
        for (const size of [1, 3, table.rows - 1]) {
          const starts = Array.from({ length: Math.min(7, Math.ceil(table.rows / size)) }, (_, i) => i * size);
          const spans = starts.map((from) => span(from, Math.min(table.rows, from + size)));
          const parts = await Promise.all(spans.map((places) => model.score(rowsOf(table, places))));
          for (const [i, places] of spans.entries()) expectSame(parts[i]!, picked(whole, places));
        }
        const twice = span(0, 2 * table.rows).map((i) => i % table.rows);
        expectSame(await model.score(rowsOf(table, twice)), picked(whole, twice));
      }));

    test("asked again, and by one opened anew, it says the same, and what it was asked about is as it was", () =>
      asking(async (model) => {
        const before = structuredClone([...table.columns]);
        const first = await model.score(table);
        const copy = structuredClone(first);
        expectSame(await model.score(table), first);
        expectSame(first, copy);
        expectSame(await asking((other) => other.score(table)), first);
        expect([...table.columns]).toEqual(before);
      }));

    test("no rows, no numbers", () =>
      asking(async (model) => {
        await model.score(table);
        const { values, byClass } = await model.score(rowsOf(table, []));
        expect(values).toHaveLength(0);
        if (byClass !== null) for (const numbers of byClass) expect(numbers).toHaveLength(0);
        expect(byClass === null).toBe(model.output !== "classes");
      }));

    test(`missing values: it ${contract.missing}`, () => {
      const none: Column = { kind: "number", values: new Float64Array(table.rows).fill(Number.NaN) };
      return expectReaction(withColumn(table, contract.number, none), contract.number, contract.missing);
    });

    if (contract.category !== null) {
      const { category, unseen = "answers" } = contract;
      test(`a category that it never saw: it ${unseen}`, () =>
        expectReaction(
          withColumn(
            table,
            category,
            encoded(table.rows, () => 'never "seen", ü,\n'),
          ),
          category,
          unseen,
        ));
    }

    test("a column that it reads and that is not there is named", () =>
      asking(async (model) => {
        const [column] = model.features ?? [];
        if (column === undefined) return;
        const columns = new Map(table.columns);
        columns.delete(column);
        await expect(model.score({ rows: table.rows, columns })).rejects.toMatchObject({
          code: "EH307",
          message: expect.stringContaining(`"${column}"`),
        });
      }));

    test("a stop is obeyed with its own reason, and does not harm the next question", () =>
      asking(async (model) => {
        const whole = await model.score(table);
        const stop = new AbortController();
        stop.abort(new Error("stopped by the test"));
        await expect(model.score(table, { signal: stop.signal })).rejects.toThrow("stopped by the test");
        expectSame(await model.score(table, { signal: new AbortController().signal }), whole);
      }));

    if (contract.flaky !== undefined)
      test("a question that failed and was asked again is answered as if it had not failed", async () => {
        const calm = await asking((model) => model.score(table));
        expectSame(await asking((model) => model.score(table), contract.flaky), calm);
      });

    test("its facts are plain, the same after the same questions, and it can be closed twice", async () => {
      const factsOf = (): Promise<string> =>
        asking(async (model) => {
          await model.score(table);
          const facts = { adapter: model.adapter, ...model.facts() };
          for (const value of Object.values(facts))
            expect(value === null || ["string", "number", "boolean"].includes(typeof value)).toBe(true);
          await model[Symbol.asyncDispose]();
          return JSON.stringify(facts);
        });
      expect(await factsOf()).toBe(await factsOf());
    });
  });
}

const numbersOf = ({ values, byClass }: Scores): number[][] => [values, ...(byClass ?? [])].map((numbers) => [...numbers]);

const span = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);

/** Some rows of a table; levels that no row has stay, as in the tables that studies make. */
export function rowsOf({ columns }: Table, places: readonly number[]): Table {
  const taken = (column: Column): Column =>
    column.kind === "number"
      ? { kind: "number", values: Float64Array.from(places, (row) => column.values[row]!) }
      : { ...column, codes: Uint32Array.from(places, (row) => column.codes[row]!) };
  return { rows: places.length, columns: new Map([...columns].map(([name, column]) => [name, taken(column)])) };
}

function picked({ values, byClass }: Scores, places: readonly number[]): Scores {
  const of = (numbers: Float64Array): Float64Array => Float64Array.from(places, (row) => numbers[row]!);
  return { values: of(values), byClass: byClass?.map(of) ?? null };
}
