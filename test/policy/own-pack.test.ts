import { expect, test } from "vitest";
import type { EvenhandError } from "../../src/errors.js";
import { ownPack } from "../../src/policy/own-pack.js";
import { packWarnings } from "../../src/policy/pack-age.js";
import { readPolicy } from "../../src/policy/read-policy.js";

const text = `id: house-rules
version: 3
title: Our own rules
summary: What our committee asks
verified_on: 2026-01-10
standing: { status: voluntary, words: Decided by the committee, evidence: text }
sources: [{ title: Minutes, quote: "hello" }]
clauses:
  - { id: "1", asks: Rates by group, report: rates_by_group, verified: true }
  - { id: "2", asks: An owner, record: model.owner }
  - { id: "3", asks: A lawyer, elsewhere: the legal department }
policy: |
  version: 1
  checks: [{ metric: accuracy, by: "*", max: 0.2 }]
`;
const world = (files: Readonly<Record<string, string>>) => ({
  read: async (path: string) => files[path] ?? null,
  variables: null,
  source: "file",
});

test("a pack of one's own: what it says, its quote's hash, its answers", async () => {
  const pack = await ownPack(text, "house.pack.yml");
  expect(pack).toMatchObject({
    id: "house-rules",
    version: 3,
    theory: "none",
    verifiedOn: "2026-01-10",
    standing: { status: "voluntary", supersededBy: null },
  });
  expect(pack.sources[0]!.sha256).toBe("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
  expect(pack.clauses.map(({ answer, verified }) => [answer.from, verified])).toEqual([
    ["report", true],
    ["record", false],
    ["elsewhere", false],
  ]);
});

test("a policy builds on it like on any pack: its checks, its name, its clauses", async () => {
  const policy = await readPolicy(
    "version: 1\nextends: [./rules/house.pack.yml]\ncolumns: { label: y, prediction: p, sensitive: [sex] }\n",
    "evenhand.yml",
    { world: { ...(await import("../../src/policy/policy-world.js")).emptyWorld, ...world({ "rules/house.pack.yml": text }) } },
  );
  expect(policy.packs).toEqual(["house-rules@3"]);
  expect(policy.checks.map(({ metric, by, origin }) => [metric, by, origin])).toEqual([
    ["accuracy_parity_difference", ["sex"], "./rules/house.pack.yml"],
  ]);
  expect(policy.request.extras.packs[0]!.clauses).toHaveLength(3);
});

test.each([
  ["an unknown key", text.replace("version: 3", "version: 3\nedition: 4"), "edition"],
  ["no policy", text.slice(0, text.indexOf("policy:")), "policy"],
  ["two answers", text.replace("record: model.owner", "record: model.owner, report: limits"), "clauses[1]"],
  ["a day that is none", text.replace("2026-01-10", "January"), "verified_on"],
])("%s is a mistake with its line", async (_, broken, word) => {
  const error = await ownPack(broken, "house.pack.yml").catch((one: EvenhandError) => one);
  expect((error as EvenhandError).diagnostics[0]).toMatchObject({
    code: "EH202",
    message: expect.stringContaining(word),
    location: { file: "house.pack.yml" },
  });
});

test("a text that nobody read for long, and one that was replaced, are told; neither is refused", async () => {
  const pack = await ownPack(text, "house.pack.yml");
  expect(packWarnings([pack], "2026-07-09")).toEqual([]);
  expect(packWarnings([pack], "2026-07-10")[0]).toMatchObject({
    code: "EH212",
    level: "warning",
    message: expect.stringContaining("181 days ago"),
  });
  const replaced = { ...pack, standing: { ...pack.standing!, status: "superseded", supersededBy: "next" } } as const;
  expect(packWarnings([replaced], "2026-01-11")[0]!.message).toContain("superseded");
  expect(packWarnings([{ ...pack, verifiedOn: null }], "2030-01-01")).toEqual([]);
});
