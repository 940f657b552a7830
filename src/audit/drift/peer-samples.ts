import { fault } from "../../errors.js";
import { asDeepchecks } from "../../stats/drift/as-deepchecks.js";
import { asEvidently } from "../../stats/drift/as-evidently.js";
import { asNannyml } from "../../stats/drift/as-nannyml.js";
import { asStrappy } from "../../stats/drift/as-strappy.js";
import type { PeerDefinition, PeerSample } from "../../stats/drift/peer-definition.js";
import { suggest } from "../../suggest.js";
import { presentNumbers, type Values } from "./cells.js";
import type { PeerNumber } from "./row.js";

const byPeer: Readonly<Record<string, readonly PeerDefinition[]>> = {
  evidently: asEvidently,
  deepchecks: asDeepchecks,
  nannyml: asNannyml,
  strappy: asStrappy,
};

/** Definitions of other tools, in the order of the tools. */
export const peerDefinitions: readonly PeerDefinition[] = Object.values(byPeer).flat();

/** The definitions that are asked for by id, or by the name of a tool. Throws EH200 for others. */
export function askedDefinitions(names: readonly string[]): readonly PeerDefinition[] {
  const known = [...Object.keys(byPeer), ...peerDefinitions.map(({ id }) => id)];
  for (const name of names) {
    if (known.includes(name)) continue;
    const near = suggest(name, known);
    throw fault("EH200", `no definition of drift is called ${name}`, {
      help: [near === null ? `definitions: ${known.join(", ")}` : `did you mean ${near}?`],
    });
  }
  return peerDefinitions.filter((one) => names.includes(one.id) || names.some((name) => byPeer[name]?.includes(one)));
}

/** What other tools would say of a column; each row counts once, as it does there. */
export function peerNumbers(past: Values, now: Values, definitions: readonly PeerDefinition[]): readonly PeerNumber[] {
  if (definitions.length === 0) return [];
  const [before, after] = [sampleOf(past), sampleOf(now)];
  const numeric = past.column.kind === "number";
  return definitions.flatMap(({ id, of, measure }): readonly PeerNumber[] => {
    if (of !== "both" && (of === "numbers") !== numeric) return [];
    const value = measure(before, after);
    return [value === null || Number.isNaN(value) ? { id, value: null, reason: "not_applicable" } : { id, value, reason: null }];
  });
}

function sampleOf(values: Values): PeerSample {
  const { column, rows } = values;
  if (column.kind === "number") {
    const numbers = presentNumbers(values);
    return { numbers, counts: counted(Array.from(numbers, String)), rows: numbers.length };
  }
  const texts = Array.from(rows).flatMap((row) => column.levels[column.codes[row]!] ?? []);
  return { numbers: null, counts: counted(texts), rows: texts.length };
}

function counted(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
