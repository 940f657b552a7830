import type { z as Zod } from "zod";
import type { Diagnostic } from "../errors.js";
import type { Layer } from "./layers.js";
import type { CheckedEntry } from "./merge-checks.js";
import { type Merged, mergeLayers } from "./merge-layers.js";
import { checkEntry } from "./schema/check-entry.js";
import { type CheckedPolicy, policySchema } from "./schema/policy-schema.js";
import { schemaMistakes } from "./schema/schema-mistakes.js";
import { misplacedVariables } from "./variable-places.js";

/** The policy's sections with their values checked; broken ones are left out, so that the others can still be looked at. */
export interface Sections {
  readonly checked: CheckedPolicy;
  /** Places of a layer's checks whose own keys or values are wrong. */
  isBroken(layer: Layer, index: number): boolean;
  /** The entry of a merged check; null when its parts do not fit together. */
  entry(merged: Readonly<Record<string, unknown>>): CheckedEntry | null;
  /** The settings of some of the layers together. */
  upTo(layers: readonly Layer[]): CheckedPolicy;
  readonly mistakes: readonly Diagnostic[];
}

/** Every file's keys and values checked on their own, then what they are together. */
export async function resolveSections(files: readonly Layer[], merged: Merged): Promise<Sections> {
  const { z } = await import("zod");
  const schema = policySchema(z);
  const single = checkEntry(z);
  const broken = new Map<Layer, ReadonlySet<unknown>>();
  const mistakes = files.flatMap((layer) => {
    const { error } = schema.safeParse(layer.text.content, { reportInput: true });
    const issues = error?.issues ?? [];
    broken.set(layer, new Set(issues.filter(({ path }) => path[0] === "checks").map(({ path }) => path[1])));
    return [...schemaMistakes(schema, issues, layer.text), ...misplacedVariables(layer)];
  });
  return {
    checked: soundParts(schema, merged.content),
    isBroken: (layer, index) => broken.get(layer)?.has(index) ?? false,
    entry: (one) => single.safeParse(one).data ?? null,
    upTo: (layers) => soundParts(schema, mergeLayers(layers).content),
    mistakes,
  };
}

function soundParts(schema: Zod.ZodType<CheckedPolicy>, content: Readonly<Record<string, unknown>>): CheckedPolicy {
  const parts: Record<string, unknown> = { ...content, version: 1 };
  const first = schema.safeParse(parts);
  if (first.success) return first.data;
  for (const { path, code, ...issue } of first.error.issues) {
    if (path.length > 0) delete parts[String(path[0])];
    else if (code === "unrecognized_keys") for (const key of (issue as { keys: readonly string[] }).keys) delete parts[key];
  }
  return schema.parse({ ...parts, version: 1 });
}
