import { keysOf } from "./build-check.js";
import type { MergedCheck } from "./merge-checks.js";
import { type Merged, pointer } from "./merge-layers.js";
import type { Origin } from "./policy.js";

/** Who says each value of the merged policy, by JSON pointer. */
export function originsOf({ said }: Merged, checks: readonly MergedCheck[]): ReadonlyMap<string, Origin> {
  const origins = new Map<string, Origin>();
  for (const [at, { text, prefix }] of said) origins.set(at, { source: text.name, location: text.keyAt([...prefix, ...keysIn(at)]) });
  checks.forEach((check, i) => {
    const add = (key: string | null, place: MergedCheck["places"][number]): void =>
      void origins.set(pointer(["checks", i, ...(key === null ? [] : [key])]), {
        source: place.layer.text.name,
        location: place.layer.text.keyAt(keysOf(place, key)),
      });
    add(null, check.places[0]!);
    for (const [key, place] of check.keys) add(key, place);
  });
  return origins;
}

/** "/data/path/0" → ["data", "path", 0]. */
export const keysIn = (at: string): readonly (string | number)[] =>
  at
    .split("/")
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part.replaceAll("~1", "/").replaceAll("~0", "~")));
