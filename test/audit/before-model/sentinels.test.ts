import fc from "fast-check";
import { expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.js";
import { sentinelsOf } from "../../../src/audit/before-model/sentinels.js";
import { beforeModel } from "../../../src/sections/before-model.js";

const once = (values: readonly number[]) => values.map((value) => ({ value, rows: 1 }));
const upTo = (n: number) => once(Array.from({ length: n }, (_, i) => i));
const named = (counted: readonly { value: number; rows: number }[]) => sentinelsOf("c", counted).map(({ value, why }) => `${value} ${why}`);

test("codes of the usual forms are named, each by what gives it away", () => {
  expect(named([...upTo(100), { value: 999999, rows: 4 }])).toEqual(["999999 far"]);
  expect(named([...upTo(100), { value: 999999.375, rows: 1 }])).toEqual(["999999.375 far"]);
  expect(named([...upTo(100), { value: 1_000_000, rows: 9 }])).toEqual(["1000000 far"]);
  expect(named([...upTo(100), { value: -1, rows: 7 }])).toEqual(["-1 negative"]);
  expect(named([...upTo(100), { value: -999, rows: 7 }])).toEqual(["-999 far"]);
  // 9,999 among values up to 9,000 is not far, but as often as no neighbour; so is 666 in their middle.
  expect(named([...upTo(9000), { value: 9999, rows: 30 }])).toEqual(["9999 often"]);
  expect(named(upTo(900).map((one) => (one.value === 666 ? { value: 666, rows: 21 } : one)))).toEqual(["666 often"]);
  // Two codes on one side, and one on each.
  expect(named([{ value: -9, rows: 2 }, ...upTo(50), { value: 8888, rows: 3 }, { value: 999999, rows: 2 }])).toEqual([
    "-9 negative",
    "8888 far",
    "999999 far",
  ]);
  expect(sentinelsOf("c", [...upTo(100), { value: 999999, rows: 4 }])).toEqual([
    { column: "c", value: 999999, rows: 4, why: "far", least: 0, most: 99 },
  ]);
});

test("amounts are left alone: a millionaire, debts below 0, a code of two values, counts that repeat", () => {
  expect(named([...upTo(100), { value: 1_234_567, rows: 1 }])).toEqual([]);
  expect(named([...once([-50, -20, -1]), ...upTo(100)])).toEqual([]);
  expect(named(once([0, 1]))).toEqual([]);
  expect(named(once([0, 99]))).toEqual([]);
  expect(named(Array.from({ length: 1000 }, (_, value) => ({ value, rows: 3 })))).toEqual([]);
  expect(named([])).toEqual([]);
});

test("the order of values does not matter, and what is named is one of them", () => {
  const counted = fc.uniqueArray(fc.record({ value: fc.integer({ min: -1000, max: 1000 }), rows: fc.integer({ min: 1, max: 40 }) }), {
    selector: ({ value }) => value,
    maxLength: 30,
  });
  fc.assert(
    fc.property(counted, (all) => {
      const found = sentinelsOf("c", all);
      expect(sentinelsOf("c", [...all].reverse())).toEqual(found);
      for (const { value, least, most } of found) {
        expect(all.some((one) => one.value === value)).toBe(true);
        expect(least).toBeLessThanOrEqual(most);
      }
    }),
  );
});

test("the audit says it in a note and in the report; a value that was said to be missing is none", async () => {
  const n = 300;
  const data = {
    income: Array.from({ length: n }, (_, i) => (i % 60 === 0 ? 999999 : 20 + (i % 70))),
    g: Array.from({ length: n }, (_, i) => ["a", "b"][i % 2]!),
    yhat: Array.from({ length: n }, (_, i) => (i % 3 === 0 ? 1 : 0)),
  };
  const result = await audit(data, { prediction: "yhat", sensitive: ["g"] });
  expect(result.beforeModel!.sentinels).toEqual([{ column: "income", value: 999999, rows: 5, why: "far", least: 20, most: 89 }]);
  const [found] = result.diagnostics.filter(({ code }) => code === "EH140");
  expect(found).toMatchObject({
    evidence: ["income: 999999 in 5 rows, other values from 20 to 89"],
    help: [expect.stringContaining("--missing 999999"), expect.any(String)],
  });
  expect(JSON.stringify(beforeModel.blocks(result))).toContain("Numbers that look like codes");
});
