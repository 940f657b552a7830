import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { adapters } from "../../src/models/adapters.js";

test("every adapter that a policy may name is on the shelf", () => {
  const schema = JSON.parse(readFileSync("docs/schema/policy-1.json", "utf8")) as {
    readonly properties: { readonly model: { readonly properties: { readonly adapter: { readonly enum: readonly string[] } } } };
  };
  const named = schema.properties.model.properties.adapter.enum;
  expect(named).toContain("onnx");
  expect(named.filter((adapter) => !Object.hasOwn(adapters, adapter))).toEqual([]);
});
