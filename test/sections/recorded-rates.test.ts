import { expect, test } from "vitest";
import { recordedRates } from "../../src/sections/recorded-rates.js";
import { sampleResult } from "../support/sample-result.js";

test("how far recorded outcomes lie apart is the lowest and the highest base rate of the first attribute", () => {
  const result = sampleResult();
  const by = result.plan.groupings[0]!;
  const rates = result.groups
    .filter((row) => JSON.stringify(row.by) === JSON.stringify(by) && !Object.values(row.group).includes("(missing)"))
    .flatMap(({ metrics }) => (metrics.base_rate!.n < result.plan.minN ? [] : [metrics.base_rate!.value!]));
  const said = recordedRates(result)!;
  expect(said).toContain(`${(100 * Math.min(...rates)).toFixed(1)}%`);
  expect(said).toContain(`${(100 * Math.max(...rates)).toFixed(1)}%`);
});

test("without outcomes nothing is said of them", () => {
  expect(recordedRates(sampleResult({ hasLabel: "no label" }))).toBeNull();
});
