import { expect, test } from "vitest";
import { isPartial, openEnds } from "../../src/policy/open-ends.js";
import { policyAmong } from "./worlds.js";

const whole =
  "version: 1\ncolumns: { label: y, prediction: p, sensitive: [sex] }\noutcome: { positive: 1, favorable: positive }\nchecks: [{ metric: f1, by: sex, max: 0.1 }]\n";
const policy = (text: string) => policyAmong({ "evenhand.yml": text });
const open = async (text: string) =>
  openEnds(await policy(text)).map(({ code, message, location }) => `${code} ${location?.line} ${message}`);

test("a policy that says everything leaves nothing open", async () => {
  expect(await open(whole)).toEqual([]);
});

test.each([
  [whole.replace("positive: 1, ", ""), "EH112 3 the policy does not say which class is positive"],
  [whole.replace(", favorable: positive", ""), "EH112 3 the policy does not say whether a positive decision is good for the person"],
  [whole.replace(/checks.*\n/, ""), "EH202 1 the policy has no checks"],
  [`${whole}require: [robustness]\n`, "EH202 5 evenhand.yml requires the section robustness, which the policy does not have"],
  [`${whole}groups: { define: { sex: { quantiles: 4 } } }\n`, "EH202 5 sex is cut into 4 equally full bins, which move with the data"],
  [
    `version: 1\ncolumns: { label: y, prediction: p }\noutcome: { positive: 1, favorable: positive }\nchecks: [{ metric: f1, by: sex, max: 0.1 }]`,
    "EH120 2 the policy names no protected attribute",
  ],
])("%j leaves one thing open", async (text, line) => {
  expect(await open(text)).toEqual([line]);
});

test("quantiles are fixed when a baseline holds their cut points, or when no check is of them", async () => {
  const define = "groups: { define: { sex: { quantiles: 4 } } }\n";
  expect(await open(`${whole}${define}baseline: { from: b.json }\n`)).toEqual([]);
  expect(await open(`${whole.replace("f1, by: sex, max: 0.1", "f1, min: 0.1")}${define}`)).toEqual([]);
});

test("amounts have no positive class", async () => {
  const text =
    "version: 1\ntask: regression\ncolumns: { label: y, prediction: p, sensitive: [sex] }\nchecks: [{ metric: selection_rate, max: 0.9 }]\n";
  expect(await open(text)).toEqual([]);
});

test("a policy without columns is there to be extended", async () => {
  expect(isPartial(await policy("version: 1\nchecks: [{ metric: f1, min: 0.1 }]"))).toBe(true);
  expect(isPartial(await policy(whole))).toBe(false);
});

test("what several packs require adds up, and an extending policy cannot take it back", async () => {
  expect(await open(`${whole}extends: ['pack:eu-high-risk@1']\nrequire: [baseline]\n`)).toEqual([
    "EH202 6 evenhand.yml requires the section robustness, which the policy does not have",
    "EH202 6 evenhand.yml requires the section baseline, which the policy does not have",
  ]);
});
