import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { packOf, packs } from "../../src/packs/index.js";
import type { Pack } from "../../src/packs/pack.js";
import { readPolicy } from "../../src/policy/read-policy.js";

const all: readonly Pack[] = packs;

test.each(all.map((pack) => [pack.id, pack] as const))(
  "pack %s is a policy on its own, in the file of its name",
  async (id, { policy }) => {
    expect(existsSync(`src/packs/${id}.ts`)).toBe(true);
    const { checks, request } = await readPolicy(policy, `pack:${id}@1`);
    // Which columns there are is for the policy that extends it to say; the stars of `by` then stand for them.
    expect(checks).toEqual([]);
    expect(request.columns.sensitive).toEqual([]);
  },
);

test("no two packs share a name", () => {
  const names = all.flatMap(({ id, aliases }) => [id, ...aliases]);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(packOf(name, 1)).not.toBeNull();
  expect(packOf("four-fifths", 2)).toBeNull();
});

const extending = (pack: string) =>
  readPolicy(
    `version: 1\nextends: ['pack:${pack}@1']\ncolumns: { label: y, prediction: p, sensitive: [sex, race] }\nchecks: [{ metric: f1, by: sex, max: 0.1 }]`,
    "evenhand.yml",
  );

test("four-fifths asks for 0.8 on the estimates of each attribute, under the pack's own id", async () => {
  const { checks, packs: used } = await extending("four-fifths");
  expect(used).toEqual(["us-adverse-impact@1"]);
  expect(checks.map(({ id, requirement, decision, origin, location }) => [id, requirement, decision, origin, location?.line])).toEqual([
    ["disparate_impact@sex", { op: ">=", limit: 0.8, warn: null }, "point", "pack:four-fifths@1", 2],
    ["disparate_impact@race", { op: ">=", limit: 0.8, warn: null }, "point", "pack:four-fifths@1", 2],
    ["f1__difference@sex", { op: "<=", limit: 0.1, warn: null }, "bounds", "evenhand.yml", 4],
  ]);
});

test("nyc-ll144 adds no check: the law sets no ratio that passes", async () => {
  expect((await extending("nyc-ll144")).checks.map(({ id }) => id)).toEqual(["f1__difference@sex"]);
});

test.each([
  ["eu-high-risk", 0.95],
  ["eu-ai-act-annex-iv", 0.95],
  ["strict", 0.99],
])("%s lets nothing undecided pass", async (pack, minCoverage) => {
  expect((await extending(pack)).checks[0]).toMatchObject({ onInconclusive: "fail", onNoData: "fail", decision: "bounds", minCoverage });
});
