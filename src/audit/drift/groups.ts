import { held } from "../../engines/memory/held.js";
import type { BoundAttribute } from "../bind/attributes.js";
import { rowsByGroup } from "../rows-by-group.js";
import { cellsOf } from "./cells.js";
import { stability } from "./column-drift.js";
import type { ComparedColumn, Looked } from "./compared-columns.js";
import type { DriftGroup } from "./row.js";

/** For each group of each attribute in both tables: how far its score moved, and which feature moved most beyond chance. */
export function driftGroups(
  past: Looked,
  now: Looked,
  {
    attributes,
    compared,
    minN,
  }: { readonly attributes: readonly BoundAttribute[]; readonly compared: readonly ComparedColumn[]; readonly minN: number },
): readonly DriftGroup[] {
  const known = attributes.filter(({ axis: { column } }) => compared.some(({ name }) => name === column));
  return known.flatMap((attribute) => {
    const [before, after] = [past, now].map(({ table, rows }) => rowsByGroup(held(table), attribute, rows));
    const names = [...new Set([...before!.keys(), ...after!.keys()])].sort();
    return names.map((name): DriftGroup => {
      const [then, today] = [before!.get(name) ?? new Int32Array(), after!.get(name) ?? new Int32Array()];
      const place = { by: [attribute.name], group: { [attribute.name]: name }, rows: { past: then.length, now: today.length } };
      if (Math.min(then.length, today.length) < Math.max(1, minN)) return { ...place, score: null, largest: null, reason: "below_min_n" };
      const moved = compared
        .filter(({ role }) => role === "feature" || role === "score")
        .map((column) => ({
          column: column.name,
          role: column.role,
          ...stability(cellsOf({ column: column.past, rows: then }, { column: column.now, rows: today })),
        }))
        .sort((a, b) => b.psi - b.byChance - (a.psi - a.byChance) || (a.column < b.column ? -1 : 1));
      const shown = (one: (typeof moved)[number] | undefined): DriftGroup["largest"] =>
        one === undefined ? null : { column: one.column, psi: one.psi, byChance: one.byChance };
      return {
        ...place,
        score: shown(moved.find(({ role }) => role === "score")),
        largest: shown(moved.find(({ role }) => role === "feature")),
        reason: null,
      };
    });
  });
}
