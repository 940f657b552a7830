import { expect, test } from "vitest";
import { mistakesIn, policyAmong } from "./worlds.js";

const text = (neighbors: string) =>
  `version: 1\ncolumns: { label: y, prediction: p, sensitive: sex }\nneighbors: ${neighbors}\nchecks:\n  - { metric: dp_difference, by: sex, max: 0.1 }\n`;

test("features of a policy ask for consistency and the flip test, with the usual scaling and number", async () => {
  const { request } = await policyAmong({ "evenhand.yml": text("{ features: [income, age] }") });
  expect(request.extras.neighbors).toEqual({ features: ["income", "age"], scaling: "standard", neighbors: 5 });
  const other = await policyAmong({ "evenhand.yml": text("{ features: income, scaling: range, k: 3 }") });
  expect(other.request.extras.neighbors).toEqual({ features: ["income"], scaling: "range", neighbors: 3 });
});

test("a scaling or number that there is not is refused", async () => {
  expect((await mistakesIn(text("{ features: [income], scaling: sd }"))).length).toBe(1);
  expect((await mistakesIn(text("{ features: [income], k: 0 }"))).length).toBe(1);
  expect((await mistakesIn(text("{ k: 5 }"))).length).toBe(1);
});
