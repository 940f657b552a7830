import { expect, test } from "vitest";
import { rowsAsked } from "../../src/audit/studies/rows-asked.js";
import { forecast, forecastText } from "../../src/cli/forecast.js";
import type { Session } from "../../src/cli/session.js";
import { functionModel } from "../../src/models/function-model.js";
import { usualImportance } from "../../src/policy/importance-settings.js";
import { usualStress } from "../../src/policy/stress-settings.js";
import { usualSurrogates } from "../../src/policy/surrogate-settings.js";
import { tableFrom } from "../../src/table/table.js";

const size = { rows: 1000, features: 4, levels: 0, attributes: 1 };

test("rows that importance asks about: every row once, and each feature as often as it is moved; a budget caps it", () => {
  expect(rowsAsked({}, size)).toEqual({ least: 1000, most: 1000, studies: [], open: [] });
  expect(rowsAsked({ importance: usualImportance }, size)).toMatchObject({ least: 41_000, most: 201_000, open: [] });
  const capped = { ...usualImportance, features: ["a"], maxEvals: 12_000 };
  expect(rowsAsked({ importance: capped }, size)).toMatchObject({ least: 11_000, most: 13_000 });
  expect(rowsAsked({ importance: { ...usualImportance, conditional: "subgroups" } }, size)).toMatchObject({ most: 401_000 });
});

test("disturbances have a bound, without and with a budget; a study that asks only about the data as they are asks for nothing", () => {
  const free = rowsAsked({ stress: usualStress, surrogates: usualSurrogates }, size);
  expect(free.open).toEqual([]);
  expect(free.studies.map(({ study }) => study)).toEqual(["stress"]);
  const within = rowsAsked({ stress: { ...usualStress, serving: false, maxEvals: 5000 } }, size);
  expect(within.open).toEqual([]);
  // Every row once, the budget, and twice the rows of a disturbance that has begun.
  expect(within.most).toBeLessThanOrEqual(1000 + 5000 + 2 * 1000);
  expect(within.most).toBeLessThan(free.most);
});

const nothing = { studies: [], open: [] };
test.each([
  [{ ...nothing, least: 1000, most: 1000 }, 500, "roughly 1,000 rows. At 500 rows a second, that is 2 seconds."],
  [
    { ...nothing, least: 41_000, most: 201_000, studies: [{ study: "importance", asked: { least: 40_000, most: 200_000 } }] } as const,
    100,
    "roughly 41,000 to 201,000 rows (every row once, importance at most 200,000). At 100 rows a second, that is 7 minutes to 34 minutes.",
  ],
  [
    { ...nothing, least: 1_000_000, most: 1_000_000, open: ["stress"] } as const,
    50,
    "roughly 1,000,000 rows, and more for stress, which cannot be said beforehand. At 50 rows a second, that is 6 hours.",
  ],
  [{ ...nothing, least: 10, most: 10 }, null, "roughly 10 rows. Answers of an earlier run are taken up."],
])("%j at %s rows a second", (asked, rate, said) => {
  expect(forecastText(asked, rate)).toContain(said);
});

test("the first rows are asked about once, and what is said goes to standard error unless it is quiet", async () => {
  const sizes: number[] = [];
  const model = functionModel(
    {
      predict: ({ x }) => {
        sizes.push(x!.length);
        return x!.map(() => 0.5);
      },
    },
    { adapter: "function", name: "the model", facts: {} },
  );
  const said: string[] = [];
  const session = {
    err: (text: string) => void said.push(text),
    errScreen: { width: 80 },
    quiet: false,
    interactive: false,
    signal: new AbortController().signal,
  };
  let seconds = 0;
  const table = tableFrom({ x: Float64Array.from({ length: 2000 }, (_, i) => i) });
  const asked = { ...nothing, least: 400_000, most: 400_000 };
  expect(await forecast(model, { table, asked, session: session as unknown as Session, clock: () => seconds++ })).toBe(true);
  expect(sizes).toEqual([500]);
  expect(said.join("").replace(/\s+/g, " ")).toContain("At 500 rows a second, that is 14 minutes.");
  expect(
    said
      .join("")
      .split("\n")
      .every((line) => line.length <= 80),
  ).toBe(true);
});
