import type { NamedParts } from "../disparities/resolve.js";
import { type Compare, checkMeasure } from "./check-measure.js";
import { isMap, type Layer } from "./layers.js";
import type { CheckedPolicy } from "./schema/policy-schema.js";

/** One of `checks` with its values checked. */
export type CheckedEntry = NonNullable<CheckedPolicy["checks"]>[number];

/** Where a layer says something about a check. */
export interface CheckPlace {
  readonly layer: Layer;
  /** Place in the layer's own `checks`. */
  readonly index: number;
}

/** A check as all layers describe it, in their words. */
export interface MergedCheck {
  readonly id: string;
  readonly entry: Readonly<Record<string, unknown>>;
  /** Key → who says it. */
  readonly keys: ReadonlyMap<string, CheckPlace>;
  /** Who speaks of it, the first one being who asked for it. */
  readonly places: readonly CheckPlace[];
}

/** What `by` may stand for. */
export interface Attributes {
  /** In the order of `columns.sensitive`. */
  readonly names: readonly string[];
  /** Every combination that is audited, single attributes first. */
  readonly groupings: readonly (readonly string[])[];
}

export interface MergedChecks {
  readonly checks: readonly MergedCheck[];
  /** Second entries of one layer with the same id. */
  readonly twice: readonly { readonly id: string; readonly first: CheckPlace; readonly again: CheckPlace }[];
}

/** Keys of which one replaces the others. */
const limitKeys: ReadonlySet<string> = new Set(["max", "min", "range"]);

/** The checks of all layers, merged by id: a later layer's keys replace those of an earlier one, and one limit replaces another. */
export function mergeChecks(layers: readonly Layer[], attributes: Attributes, parts: NamedParts): MergedChecks {
  const merged = new Map<string, MergedCheck>();
  const twice: MergedChecks["twice"][number][] = [];
  for (const layer of layers) {
    const list = Array.isArray(layer.content.checks) ? layer.content.checks : [];
    const own = new Map<string, CheckPlace>();
    const entries = list.flatMap((entry, index) => (isMap(entry) ? expanded(entry, attributes).map((one) => ({ ...one, index })) : []));
    // What is said of one check alone has the last word over what is said of each attribute.
    for (const { entry, index, wild } of [...entries.filter(({ wild }) => wild), ...entries.filter(({ wild }) => !wild)]) {
      const id = idOf(entry, parts);
      const place = { layer, index };
      const first = own.get(id);
      if (!wild && first !== undefined && !isWild(list[first.index])) twice.push({ id, first, again: place });
      else merged.set(id, together(merged.get(id) ?? null, { id, entry, place }));
      own.set(id, place);
    }
  }
  return { checks: [...merged.values()], twice };
}

const isWild = (entry: unknown): boolean => isMap(entry) && (entry.by === "*" || entry.by === "**");

/** An entry for each attribute when `by` is a star; else itself, with `by` as a list in the order of the attributes. */
function expanded(entry: Readonly<Record<string, unknown>>, { names, groupings }: Attributes) {
  const { by } = entry;
  if (isWild(entry)) {
    const wanted = by === "*" ? names.map((name) => [name]) : groupings;
    return wanted.map((one) => ({
      entry: { ...entry, by: one, ...(typeof entry.id === "string" ? { id: `${entry.id}@${one.join("*")}` } : {}) },
      wild: true,
    }));
  }
  if (typeof by !== "string" && !Array.isArray(by)) return [{ entry, wild: false }];
  const list = (Array.isArray(by) ? by : [by]).flatMap((one) =>
    String(one)
      .split("*")
      .map((part) => part.trim()),
  );
  const order = (name: string): number => (names.includes(name) ? names.indexOf(name) : names.length);
  return [{ entry: { ...entry, by: [...new Set(list)].sort((a, b) => order(a) - order(b)) }, wild: false }];
}

/** `id`, else `metric@attribute*attribute`, with the metric by its name in results. */
function idOf(entry: Readonly<Record<string, unknown>>, parts: NamedParts): string {
  if (typeof entry.id === "string") return entry.id;
  const metric = typeof entry.metric === "string" ? entry.metric : "";
  const by = (entry.by as readonly string[] | undefined) ?? null;
  const measure = checkMeasure({ metric, by, compare: (entry.compare as Compare | undefined) ?? null }, parts);
  const name = "why" in measure ? metric : measure.id;
  return by === null ? name : `${name}@${by.join("*")}`;
}

interface Said {
  readonly id: string;
  readonly entry: Readonly<Record<string, unknown>>;
  readonly place: CheckPlace;
}

function together(before: MergedCheck | null, { id, entry, place }: Said): MergedCheck {
  const replaced = Object.keys(entry).some((key) => limitKeys.has(key));
  const kept = Object.entries(before?.entry ?? {}).filter(
    ([key]) =>
      !replaced ||
      !(
        limitKeys.has(key) ||
        ((key === "warn_max" || key === "warn_min") && !Object.hasOwn(entry, key) && before !== null && changesSide(before.entry, entry))
      ),
  );
  const keys = new Map([...(before?.keys ?? [])].filter(([key]) => kept.some(([name]) => name === key)));
  for (const key of Object.keys(entry)) keys.set(key, place);
  return { id, entry: { ...Object.fromEntries(kept), ...entry }, keys, places: [...(before?.places ?? []), place] };
}

/** A warning zone goes with its limit: it falls away when another kind of limit takes its place. */
const changesSide = (before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): boolean =>
  [...limitKeys].some((key) => Object.hasOwn(before, key) && !Object.hasOwn(after, key));
