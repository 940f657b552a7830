import { isMap, type Layer } from "./layers.js";
import type { Keys } from "./policy-text.js";

/** What several layers say together, in the words of the files. */
export interface Merged {
  readonly content: Readonly<Record<string, unknown>>;
  /** JSON pointer → the layer that says the value, from where the same keys lead to it. */
  readonly said: ReadonlyMap<string, Layer>;
}

/** Keys about a file itself, and checks, which are merged by id. */
const ownKeys: ReadonlySet<string> = new Set(["$schema", "extends", "profiles", "checks"]);
/** Keys that are not handed on to the policies that extend a file. */
const unextended: ReadonlySet<string> = new Set(["name", "description", "data", "waivers"]);

/** Maps merged key by key, lists and single values replaced by the later layer; `require` of all layers adds up. */
export function mergeLayers(layers: readonly Layer[]): Merged {
  const content: Record<string, unknown> = {};
  const said = new Map<string, Layer>();
  layers.forEach((layer, i) => {
    const handedOn = i === layers.length - 1 || layer.prefix.length > 0 || layer.via === null;
    for (const [key, value] of Object.entries(layer.content)) {
      if (ownKeys.has(key) || (!handedOn && unextended.has(key))) continue;
      put(content, key, key === "require" ? added(content.require, value) : value, [key], layer);
    }
  });
  return { content, said };

  function put(into: Record<string, unknown>, key: string, value: unknown, keys: Keys, layer: Layer): void {
    const before = Object.hasOwn(into, key) ? into[key] : undefined;
    if (isMap(value) && isMap(before)) {
      said.set(pointer(keys), layer);
      const merged = { ...before };
      for (const [name, item] of Object.entries(value)) put(merged, name, item, [...keys, name], layer);
      into[key] = merged;
      return;
    }
    if (before !== undefined) for (const known of [...said.keys()]) if (known.startsWith(`${pointer(keys)}/`)) said.delete(known);
    into[key] = value;
    mark(value, keys, layer);
  }

  function mark(value: unknown, keys: Keys, layer: Layer): void {
    said.set(pointer(keys), layer);
    if (Array.isArray(value)) value.forEach((item, i) => void mark(item, [...keys, i], layer));
    else if (isMap(value)) for (const [key, item] of Object.entries(value)) mark(item, [...keys, key], layer);
  }
}

const added = (before: unknown, more: unknown): unknown =>
  Array.isArray(before) && Array.isArray(more) ? [...new Set([...before, ...more])] : more;

/** RFC 6901: "/checks/0/max". */
export const pointer = (keys: Keys): string => keys.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
