import { policySchema } from "./schema/policy-schema.js";

/** The JSON Schema of a policy file, made from what policies are checked with; editors read it for completion and hints. */
export async function policyJsonSchema(): Promise<Readonly<Record<string, unknown>>> {
  const { z } = await import("zod");
  const { $schema, ...schema } = z.toJSONSchema(policySchema(z), { io: "input" });
  return {
    $schema,
    $id: "https://evenhand.dev/schema/policy-1.json",
    title: "evenhand policy",
    ...(withFreeKeys(schema) as object),
  };
}

/** Keys that begin with x- are the user's own, in every map that refuses other keys. */
function withFreeKeys(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withFreeKeys);
  if (typeof schema !== "object" || schema === null) return schema;
  const parts = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, withFreeKeys(value)]));
  return parts.additionalProperties === false ? { ...parts, patternProperties: { "^x-": true } } : parts;
}
