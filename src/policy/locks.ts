import type { Check } from "../checks/check.js";
import type { Diagnostic } from "../errors.js";
import { keysOf } from "./build-check.js";
import { checkChanges } from "./check-changes.js";
import type { Layer } from "./layers.js";
import type { MergedCheck } from "./merge-checks.js";

/** What the locking layer and those before it make of a check. */
export type CheckUpTo = (layers: readonly Layer[], id: string) => Check | null;

/** EH402 for each setting that a later layer made looser than the layer which locks the check. */
export function brokenLocks(merged: MergedCheck, final: Check, layers: readonly Layer[], upTo: CheckUpTo): readonly Diagnostic[] {
  const lock = merged.places.find(({ layer, index }) => {
    const entry = (layer.content.checks as readonly unknown[])[index] as { readonly locked?: unknown };
    return entry.locked === true;
  });
  if (lock === undefined) return [];
  const depth = layers.indexOf(lock.layer) + 1;
  if (depth === layers.length) return [];
  const locked = upTo(layers.slice(0, depth), merged.id);
  if (locked === null) return [];
  const owner = lock.layer.text.name;
  return checkChanges(locked, final)
    .filter(({ direction }) => direction === "loosened")
    .map(({ key, what }) => {
      const place = merged.keys.get(key);
      const later = place !== undefined && layers.indexOf(place.layer) >= depth ? place : null;
      const { layer, keys } = later === null ? settingOf(key, layers, depth) : { layer: later.layer, keys: keysOf(later, key) };
      return layer.text.mistake("EH402", `${merged.id} is locked by ${owner}: ${what}`, layer.text.keyAt(keys), {
        help: [`be as strict as ${owner}, or stricter`],
      });
    });
}

/** The section that sets for all checks what was not said of this one. */
function settingOf(key: string, layers: readonly Layer[], depth: number) {
  const section = ["min_n", "min_coverage"].includes(key) ? "groups" : key === "max_regression" ? "baseline" : "stats";
  const has = (layer: Layer): boolean => Object.hasOwn((layer.content[section] as object | undefined) ?? {}, key);
  const layer = layers.slice(depth).findLast(has) ?? layers.at(-1)!;
  return { layer, keys: [...layer.prefix, section, key] };
}
