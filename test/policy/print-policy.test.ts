import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { printPolicy } from "../../src/policy/print-policy.js";
import { readPolicy } from "../../src/policy/read-policy.js";
import { diskWorld, policyAmong } from "./worlds.js";

test("a policy is printed as it holds, with who says each value", async () => {
  const policy = await policyAmong({
    "evenhand.yml": "version: 1\nextends: [./a.yml, 'pack:strict@1']\n# mine\ndata: { path: x.csv }\nchecks: [{ id: floor, min: 0.8 }]\n",
    "a.yml": "version: 1\ndata: { missing: [NA, '?'] }\nchecks:\n  - id: floor\n    metric: accuracy\n    min: 0.7\n",
  });
  expect(await printPolicy(policy)).toBe(`# sha256 ${policy.sha256}

version: 1 # from evenhand.yml:1
data:
  missing: [NA, "?"] # from a.yml:2
  path: x.csv # from evenhand.yml:4
groups:
  min_coverage: 99% # from pack:strict@1:4
stats:
  decision: bounds # from pack:strict@1:6
  on_inconclusive: fail # from pack:strict@1:7
  on_no_data: fail # from pack:strict@1:8
checks:
  - id: floor # from evenhand.yml:5
    metric: accuracy # from a.yml:5
    min: 0.8 # from evenhand.yml:5
`);
});

test("what is printed is a policy itself, with the same hash when no pack had a part in it", async () => {
  const path = "fixtures/policies/minimal.yml";
  const policy = await readPolicy(readFileSync(path, "utf8"), path, { world: { ...diskWorld({}), variables: null } });
  expect((await readPolicy(await printPolicy(policy), path)).sha256).toBe(policy.sha256);
});

test("secrets that are written out are hidden, variables are not filled in", async () => {
  const policy = await policyAmong({
    "evenhand.yml":
      'version: 1\nmodel: { url: "https://me:pass@host/x", headers: { A: "Bearer ${file:/t}", B: "${TOKEN}", C: "abc", D: "abc${X}" } }\n',
  });
  const printed = await printPolicy(policy);
  expect(parse(printed).model).toEqual({
    url: "https://(hidden)@host/x",
    headers: { A: "Bearer ${file:/t}", B: "${TOKEN}", C: "(hidden)", D: "(hidden)" },
  });
  expect(printed).not.toMatch(/pass|abc/);
});
