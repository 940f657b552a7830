import type { Diagnostic } from "../errors.js";
import { type Merged, pointer } from "./merge-layers.js";
import type { CheckedPolicy } from "./schema/policy-schema.js";

/** Warnings for what may stand in a policy and changes nothing yet. */
export function idleSections({ importance }: CheckedPolicy, { said }: Merged): readonly Diagnostic[] {
  const found: readonly (readonly [keys: readonly string[], message: string])[] = [
    ...(importance === undefined ? [] : [[["importance"], "importance changes no verdict: check does not measure it"] as const]),
  ];
  return found.flatMap(([keys, message]): readonly Diagnostic[] => {
    const layer = said.get(pointer(keys));
    if (layer === undefined) return [];
    return [{ ...layer.text.mistake("EH202", message, layer.text.keyAt([...layer.prefix, ...keys])), level: "warning" }];
  });
}
