import type { Check, Waiver } from "../checks/check.js";
import type { NamedParts } from "../disparities/resolve.js";
import type { Diagnostic } from "../errors.js";
import { suggest } from "../suggest.js";
import { buildCheck, keysOf } from "./build-check.js";
import { buildWaivers, strayWaivers } from "./build-waivers.js";
import type { Layer } from "./layers.js";
import { brokenLocks } from "./locks.js";
import { type Attributes, type CheckedEntry, type MergedCheck, mergeChecks } from "./merge-checks.js";
import type { Merged } from "./merge-layers.js";
import { missingRoles } from "./missing-roles.js";
import type { Sections } from "./resolve-sections.js";

export interface ToResolve {
  readonly layers: readonly Layer[];
  readonly merged: Merged;
  readonly sections: Sections;
  readonly parts: NamedParts;
  readonly attributes: Attributes;
  /** Ids of limits that stand elsewhere in the policy, so that waivers may name them. */
  readonly others: readonly string[];
}

export interface ResolvedChecks {
  readonly checks: readonly Check[];
  readonly waivers: readonly Waiver[];
  /** In the order of `checks`. */
  readonly merged: readonly MergedCheck[];
  readonly mistakes: readonly Diagnostic[];
  readonly remarks: readonly Diagnostic[];
}

/** Checks and waivers as they hold, and all that is wrong with them. */
export function resolveChecks({ layers, merged, sections, parts, attributes, others }: ToResolve): ResolvedChecks {
  const { checked } = sections;
  const all = mergeChecks(layers, attributes, parts);
  const mistakes: Diagnostic[] = all.twice.map(({ id, first, again }) => {
    const { text } = again.layer;
    return text.mistake("EH209", `two checks have the id "${id}"`, text.keyAt(keysOf(again, null)), {
      help: [`the other one is on line ${first.layer.text.keyAt(keysOf(first, null)).line}`, `id: ${id}.2`],
    });
  });
  const checks: Check[] = [];
  const sound: MergedCheck[] = [];
  for (const one of all.checks) {
    if (one.places.some(({ layer, index }) => sections.isBroken(layer, index))) continue;
    const entry = sections.entry(one.entry);
    if (entry === null) continue;
    const built = buildCheck(one, entry, { defaults: checked, parts });
    const place = one.places.at(-1)!;
    if (!isCheck(built)) {
      mistakes.push(...built);
      continue;
    }
    const wrong = [
      ...unknownAttributes(one, entry),
      ...missingRoles(built, checked, parts).map((message) =>
        place.layer.text.mistake("EH202", `${one.id} ${message.why}`, place.layer.text.keyAt(keysOf(place, null)), { help: message.help }),
      ),
    ];
    mistakes.push(...wrong, ...brokenLocks(one, built, layers, upTo));
    checks.push(built);
    sound.push(one);
  }
  const said = merged.said.get("/waivers");
  const waived = buildWaivers(checked.waivers ?? [], { text: (said ?? layers.at(-1)!).text, keys: [...(said?.prefix ?? []), "waivers"] });
  mistakes.push(...waived.mistakes);
  const stray =
    said === undefined || waived.mistakes.length > 0
      ? []
      : strayWaivers(waived.waivers, [...checks.map(({ id }) => id), ...others], said.text);
  return { checks, waivers: waived.waivers, merged: sound, mistakes, remarks: stray };

  function upTo(some: readonly Layer[], id: string): Check | null {
    const one = mergeChecks(some, attributes, parts).checks.find((check) => check.id === id);
    const entry = one === undefined ? null : sections.entry(one.entry);
    const built = one === undefined || entry === null ? [] : buildCheck(one, entry, { defaults: sections.upTo(some), parts });
    return isCheck(built) ? built : null;
  }

  /** A check by a column that is not among the protected attributes; nothing is known of them in a policy made to be extended. */
  function unknownAttributes(one: MergedCheck, { by = [] }: CheckedEntry): readonly Diagnostic[] {
    if (checked.columns?.sensitive === undefined) return [];
    return by
      .filter((name) => !attributes.names.includes(name))
      .map((name) => {
        const place = one.keys.get("by") ?? one.places.at(-1)!;
        const near = suggest(name, attributes.names);
        const help = near === null ? [`columns.sensitive: ${attributes.names.join(", ")}`] : [`did you mean "${near}"?`];
        return place.layer.text.mistake(
          "EH202",
          `by: "${name}" is not one of columns.sensitive`,
          place.layer.text.valueAt(keysOf(place, "by")),
          { help },
        );
      });
  }
}

const isCheck = (built: Check | readonly Diagnostic[]): built is Check => !Array.isArray(built);
