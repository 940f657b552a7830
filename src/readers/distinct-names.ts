import type { Duplicate } from "./reader.js";

/** Column names made distinct: an empty one becomes column_3, the second "score" becomes "score#2". */
export function distinctNames(raw: readonly string[]): { columns: readonly string[]; duplicates: readonly Duplicate[] } {
  const taken = new Set(raw);
  const used = new Set<string>();
  const families = new Map<string, { columns: string[]; places: number[] }>();
  const columns = raw.map((given, i) => {
    const name = given === "" ? unused(`column_${i + 1}`, taken) : given;
    const unique = used.has(name) ? unusedNumbered(name, taken) : name;
    used.add(unique);
    taken.add(unique);
    const family = families.get(name) ?? { columns: [], places: [] };
    families.set(name, family);
    family.columns.push(unique);
    family.places.push(i + 1);
    return unique;
  });
  return {
    columns,
    duplicates: [...families].filter(([, family]) => family.columns.length > 1).map(([name, family]) => ({ name, ...family })),
  };
}

function unusedNumbered(name: string, taken: ReadonlySet<string>): string {
  let number = 2;
  while (taken.has(`${name}#${number}`)) number++;
  return `${name}#${number}`;
}

function unused(name: string, taken: ReadonlySet<string>): string {
  return taken.has(name) ? unusedNumbered(name, taken) : name;
}
