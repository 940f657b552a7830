import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { policyJsonSchema } from "../../src/policy/json-schema.js";

const compiled = policyJsonSchema().then((schema) =>
  new Ajv2020({ strict: false, allErrors: true, validateFormats: false }).compile(schema),
);
const validator = () => compiled;

test("the shipped schema is the one that policies are checked with", async () => {
  await expect(`${JSON.stringify(await policyJsonSchema(), null, 2)}\n`).toMatchFileSnapshot("../../docs/schema/policy-1.json");
});

test.each(["minimal.yml", "complete.yml", "shared/house-rules.yml"])("fixtures/policies/%s is valid by the schema", async (file) => {
  const validate = await validator();
  validate(parse(readFileSync(`fixtures/policies/${file}`, "utf8")));
  expect(validate.errors).toBeNull();
});

test.each([
  ["a misspelt key", { version: 1, chekcs: [] }],
  ["another version", { version: 2 }],
  ["no version", { name: "a" }],
  ["a misspelt limit", { version: 1, checks: [{ metric: "accuracy", treshold: 0.7 }] }],
  ["a check without a metric or an id", { version: 1, checks: [{ max: 0.1 }] }],
  [
    "a waiver without an owner",
    { version: 1, waivers: [{ check: "a", reason: "x".repeat(20), created: "2026-01-01", expires: "2026-02-01" }] },
  ],
  [
    "a reason that says nothing",
    { version: 1, waivers: [{ check: "a", owner: "me@x", reason: "later", created: "2026-01-01", expires: "2026-02-01" }] },
  ],
  ["a profile that touches checks", { version: 1, profiles: { nightly: { checks: [] } } }],
  ["a limit that is no number", { version: 1, checks: [{ metric: "accuracy", min: "much" }] }],
])("%s is not valid by the schema", async (_, policy) => {
  expect((await validator())(policy)).toBe(false);
});

test("keys of one's own are free at every depth", async () => {
  expect((await validator())({ version: 1, "x-team": {}, checks: [{ metric: "accuracy", min: 0.7, "x-note": 1 }] })).toBe(true);
});

test("every section and key says what it is for", async () => {
  const nameless: string[] = [];
  const visit = (schema: Record<string, unknown>, path: string): void => {
    for (const [key, part] of Object.entries((schema.properties as Record<string, Record<string, unknown>> | undefined) ?? {})) {
      const at = `${path}.${key}`;
      if (part.description === undefined && !/\$schema$|\.description$|positive\.|negative\.|features\.|profiles\./.test(at))
        nameless.push(at);
      visit(part, at);
      if (part.items !== undefined) visit(part.items as Record<string, unknown>, at);
    }
  };
  visit((await policyJsonSchema()) as Record<string, unknown>, "");
  expect(nameless).toEqual([]);
});
