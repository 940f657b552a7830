import type { GroupKey } from "../../disparities/row.js";
import type { GroupRow, Result } from "../result.js";
import type { HiddenGroup } from "./row.js";

interface Place {
  readonly by: readonly string[];
  readonly group: GroupKey;
  readonly stratum: GroupKey | null;
  readonly n: number;
  /** What the place is of, dimension → value; strata are one dimension. */
  readonly at: ReadonlyMap<string, string>;
}

/** The places of a table that add up to a place of a coarser table. */
interface Line {
  readonly sum: Place;
  readonly parts: readonly Place[];
}

/**
 * The groups that a shared report has to hide: those with fewer than `minCell` people, and as many others as it takes
 * that no count of theirs is a published count less published ones.
 *
 * Wherever groups add up to one that is shown (everybody, a group of one attribute fewer, a stratum, all strata), none
 * or at least two with people in them are hidden; the second is the smallest. What is part of a hidden group is hidden.
 */
export function hiddenGroups(result: Result, minCell: number): readonly HiddenGroup[] {
  const places = [...result.groups.map((row) => placeOf(row, null)), ...strataPlaces(result)];
  const lines = linesOf(places);
  const hidden = new Map<Place, HiddenGroup["why"]>();
  for (const place of places) if (place.at.size > 0 && place.n < minCell) hidden.set(place, "few");
  for (let before = -1; before < hidden.size; ) {
    before = hidden.size;
    for (const { sum, parts } of lines) {
      if (hidden.has(sum)) {
        for (const part of parts) if (!hidden.has(part)) hidden.set(part, "subtraction");
        continue;
      }
      if (!parts.some((part) => hidden.has(part))) continue;
      const open = parts.filter((part) => !hidden.has(part) && part.n > 0).sort(bySize);
      const lacking = 2 - parts.filter((part) => hidden.has(part) && part.n > 0).length;
      for (const part of open.slice(0, Math.max(0, lacking))) hidden.set(part, "subtraction");
      if (lacking > open.length && sum.at.size > 0) hidden.set(sum, "subtraction");
    }
  }
  return places.flatMap((place) => {
    const why = hidden.get(place);
    return why === undefined ? [] : [{ by: place.by, group: place.group, stratum: place.stratum, why }];
  });
}

const strataPlaces = ({ strata }: Result): readonly Place[] =>
  strata.flatMap(({ stratum, groups }) => groups.map((row) => placeOf(row, stratum)));

function placeOf({ by, group, n }: GroupRow, stratum: GroupKey | null): Place {
  const at = new Map(by.map((attribute) => [`of ${attribute}`, group[attribute] ?? ""]));
  if (stratum !== null) at.set("stratum", JSON.stringify(stratum));
  return { by, group, stratum, n, at };
}

const keyOf = ({ at }: Place, dimensions: readonly string[]): string => JSON.stringify(dimensions.map((name) => at.get(name)));
const bySize = (a: Place, b: Place): number => a.n - b.n || (textOf(a) < textOf(b) ? -1 : 1);
const textOf = ({ at }: Place): string => JSON.stringify([...at]);

function linesOf(places: readonly Place[]): readonly Line[] {
  const tables = new Map<string, { readonly dimensions: readonly string[]; readonly places: Place[] }>();
  for (const place of places) {
    const dimensions = [...place.at.keys()].sort();
    const key = JSON.stringify(dimensions);
    const table = tables.get(key) ?? { dimensions, places: [] };
    tables.set(key, table);
    table.places.push(place);
  }
  return [...tables.values()].flatMap((fine) =>
    [...tables.values()]
      .filter(({ dimensions }) => dimensions.length < fine.dimensions.length && dimensions.every((name) => fine.dimensions.includes(name)))
      .flatMap(({ dimensions, places: sums }) => {
        const parts = new Map<string, Place[]>();
        for (const place of fine.places) {
          const key = keyOf(place, dimensions);
          parts.set(key, [...(parts.get(key) ?? []), place]);
        }
        return sums.map((sum) => ({ sum, parts: parts.get(keyOf(sum, dimensions)) ?? [] }));
      }),
  );
}
