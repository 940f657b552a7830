import { held } from "../../engines/memory/held.js";
import type { BoundAttribute } from "../bind/attributes.js";
import { rowsByGroup } from "../rows-by-group.js";
import type { Values } from "./cells.js";
import { columnDrift } from "./column-drift.js";
import type { ComparedColumn, Looked } from "./compared-columns.js";
import type { DriftGroup, GroupDrift } from "./row.js";

/** For each group of each attribute in both tables: how far its score moved, and which feature moved most beyond chance. */
export function driftGroups(
  past: Looked,
  now: Looked,
  {
    attributes,
    compared,
    minN,
    alpha,
  }: {
    readonly attributes: readonly BoundAttribute[];
    readonly compared: readonly ComparedColumn[];
    readonly minN: number;
    readonly alpha: number;
  },
): readonly DriftGroup[] {
  const known = attributes.filter(({ axis: { column } }) => compared.some(({ name }) => name === column));
  return known.flatMap((attribute) => {
    const [before, after] = [past, now].map(({ table, rows }) => rowsByGroup(held(table), attribute, rows));
    const names = [...new Set([...before!.keys(), ...after!.keys()])].sort();
    return names.map((name): DriftGroup => {
      const [then, today] = [before!.get(name) ?? new Int32Array(), after!.get(name) ?? new Int32Array()];
      const place = { by: [attribute.name], group: { [attribute.name]: name }, rows: { past: then.length, now: today.length } };
      if (Math.min(then.length, today.length) < Math.max(1, minN))
        return { ...place, score: null, largest: null, columns: [], reason: "below_min_n" };
      const moved = compared
        .filter(({ role }) => role === "feature" || role === "score")
        .map((column): GroupDrift => {
          const {
            limits,
            rows: _rows,
            missing: _missing,
            test: _test,
            p: _p,
            ...found
          } = columnDrift(valuesOf(past, column.past, then), valuesOf(now, column.now, today), alpha);
          return { column: column.name, role: column.role, ...found, lower: limits.psi?.lower ?? null, upper: limits.psi?.upper ?? null };
        })
        .sort((a, b) => b.psi - b.byChance - (a.psi - a.byChance) || (a.column < b.column ? -1 : 1));
      const first = (role: "score" | "feature"): GroupDrift | null => moved.find((one) => one.role === role) ?? null;
      return { ...place, score: first("score"), largest: first("feature"), columns: moved, reason: null };
    });
  });
}

const valuesOf = ({ weights, clusters }: Looked, column: Values["column"], rows: Int32Array): Values => ({
  column,
  rows,
  weights,
  clusters,
});
