import type { BoundAttribute } from "./attributes.js";
import type { Findings } from "./findings.js";

/** Possible groups of one combination above which it is refused. */
const MOST_POSSIBLE = 100_000;

/** Every attribute alone, then all combinations of two, three … up to `depth`, then those named one by one; each once, in the order given. */
export function groupingsOf(
  attributes: readonly string[],
  depth: number,
  intersections: readonly (readonly string[])[],
): readonly (readonly string[])[] {
  const all: (readonly string[])[] = [];
  for (let size = 1; size <= Math.min(depth, attributes.length); size++) all.push(...combinations(attributes, size));
  const seen = new Set(all.map(keyOf));
  for (const names of intersections) {
    if (seen.has(keyOf(names))) continue;
    seen.add(keyOf(names));
    all.push(names);
  }
  return all;
}

const keyOf = (names: readonly string[]): string => JSON.stringify([...names].sort());

function combinations(names: readonly string[], size: number): readonly (readonly string[])[] {
  if (size === 0) return [[]];
  return names.flatMap((name, i) => combinations(names.slice(i + 1), size - 1).map((rest) => [name, ...rest]));
}

/** Refuses a combination that could make too many groups, naming the attribute that makes most of them. */
export function refuseWideGroupings(
  groupings: readonly (readonly string[])[],
  attributes: readonly BoundAttribute[],
  found: Findings,
): void {
  const sizeOf = (name: string): number => (attributes.find((attribute) => attribute.name === name)?.groups.length ?? 0) + 1;
  for (const by of groupings) {
    const possible = by.reduce((product, name) => product * sizeOf(name), 1);
    if (possible <= MOST_POSSIBLE) continue;
    const widest = [...by].sort((a, b) => sizeOf(b) - sizeOf(a))[0]!;
    found.fault("EH125", `${by.join(" × ")} could make ${possible} groups, at most ${MOST_POSSIBLE} are counted`, {
      evidence: by.map((name) => `${name}: ${sizeOf(name) - 1} values`),
      help: [`cut or merge ${widest} (--bins ${widest}=…), or --depth ${by.length - 1}`],
    });
    return;
  }
}
