import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { usualEffects } from "../../src/policy/effects-settings.js";
import { printPolicy } from "../../src/policy/print-policy.js";
import { usualRecourse } from "../../src/policy/recourse-settings.js";
import { usualSage } from "../../src/policy/sage-settings.js";
import { usualShapley } from "../../src/policy/shapley-settings.js";
import { usualSurrogates } from "../../src/policy/surrogate-settings.js";
import { usualWhy } from "../../src/policy/why-settings.js";
import { policyAmong } from "./worlds.js";

const head = `version: 1
columns: { label: y, prediction: p, sensitive: [sex, race] }
outcome: { positive: yes, favorable: positive }
`;
const policyOf = (text: string, others: Readonly<Record<string, string>> = {}) =>
  policyAmong({ "evenhand.yml": `${head}${text}`, ...others });

test("every study has its section, and what is not said is as usual", async () => {
  const { studies } = await policyOf(`
effects: { features: [income], class: 2, points: 8, interactions: true, max_evals: 500 }
shapley: { overall: false, rows: [4711, a-2], background: path, background_rows: 30, max_seconds: 5 }
sage: { background: 64, threshold: 0.05 }
surrogates: { trees: [gap], gaps: demographic_parity_difference@race, max_depth: 2, least_leaf: 50 }
recourse:
  immutable: [age]
  only: { tenure: increase }
  allowed: { term: [180, 360] }
  linked: { home: [value, rooms] }
  costs: { income: 2 }
  per_group: 40
why: { of: [raw_score, demographic_parity_difference@race], method: exact, class: bus, block: { home: [value, rooms] }, pairs: 100 }
`);
  expect(studies).toEqual({
    effects: { ...usualEffects, features: ["income"], class: "2", points: 8, interactions: true, maxEvals: 500 },
    shapley: { ...usualShapley, overall: false, rows: ["4711", "a-2"], background: "path", backgroundRows: 30, maxSeconds: 5 },
    sage: { ...usualSage, background: 64, threshold: 0.05 },
    surrogates: { ...usualSurrogates, trees: ["gap"], gaps: ["demographic_parity_difference@race"], maxDepth: 2, leastLeaf: 50 },
    recourse: {
      ...usualRecourse,
      immutable: ["age"],
      only: { tenure: "increase" },
      allowed: { term: [180, 360] },
      linked: { home: ["value", "rooms"] },
      costs: { income: 2 },
      perGroup: 40,
    },
    why: {
      ...usualWhy,
      of: ["raw_score", "demographic_parity_difference@race"],
      method: "exact",
      class: "bus",
      together: { home: ["value", "rooms"] },
      pairs: 100,
    },
  });
  expect((await policyOf("")).studies).toEqual({});
});

test("sections without a word are as usual", async () => {
  const { studies } = await policyOf("effects: {}\nshapley: {}\nsage: {}\nsurrogates: {}\nrecourse: {}\nwhy: {}\n");
  expect(studies).toEqual({
    effects: usualEffects,
    shapley: usualShapley,
    sage: usualSage,
    surrogates: usualSurrogates,
    recourse: usualRecourse,
    why: usualWhy,
  });
});

test("what a policy extends is merged key by key, printed with its origin, and part of the hash", async () => {
  const house = "version: 1\nrecourse: { immutable: [age], per_group: 40 }\nwhy: { pairs: 500 }\n";
  const policy = await policyOf("extends: [./house.yml]\nrecourse: { per_group: 90 }\n", { "house.yml": house });
  expect(policy.studies.recourse).toEqual({ ...usualRecourse, immutable: ["age"], perGroup: 90 });
  expect(policy.studies.why).toEqual({ ...usualWhy, pairs: 500 });
  const printed = await printPolicy(policy);
  expect(printed).toMatch(/immutable: \[age\] # from .*house\.yml:2/);
  expect(printed).toMatch(/per_group: 90 # from .*evenhand\.yml:\d/);
  const hashes = [policy.sha256, (await policyOf("")).sha256];
  for (const text of ["effects: {}", "shapley: {}", "sage: {}", "surrogates: {}", "recourse: {}", "recourse: { per_group: 1 }", "why: {}"])
    hashes.push((await policyOf(text)).sha256);
  expect(new Set(hashes).size).toBe(hashes.length);
});

test.each([
  ["recourse: { only: { age: up } }", "increase or decrease is expected here"],
  ["recourse: { imutable: [age] }", "immutable"],
  ["shapley: { explained: 2.5 }", "a whole number is expected here"],
  ["surrogates: { trees: [forest] }", "surrogate"],
  ["why: { method: shap }", "exact"],
  ["sage: { threshold: 2 }", "sage.threshold"],
])("%s is a mistake that says what is expected", async (text, said) => {
  await expect(policyOf(text)).rejects.toThrow();
  const failed = await policyOf(text).catch((error: unknown) => JSON.stringify(error));
  expect(failed).toContain(said);
});

test("the policy in docs/explanations.md holds, and asks for every study", async () => {
  const [, text = ""] = /```yaml\n([\s\S]*?)```/.exec(readFileSync("docs/explanations.md", "utf8")) ?? [];
  const { studies } = await policyAmong({ "evenhand.yml": text });
  expect(Object.keys(studies).sort()).toEqual(["effects", "importance", "recourse", "sage", "shapley", "surrogates", "why"]);
});
