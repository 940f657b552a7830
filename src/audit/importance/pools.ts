import { canonicalOrder } from "../../explanations/permutation/canonical-order.js";
import type { DonorPool } from "../../explanations/permutation/donors.js";
import type { DonorScheme } from "../../policy/importance-settings.js";
import type { Table } from "../../table/table.js";
import type { RowFacts } from "./row-facts.js";

/** Who gives to whom: everybody to everybody, or by the groups of the first attribute. */
export function poolsOf(table: Table, { kept, groups }: RowFacts, donors: DonorScheme): readonly DonorPool[] {
  const everybody = canonicalOrder(table, kept);
  const parts = [...(groups.values().next().value?.values() ?? [])].map((rows) => {
    const own = new Set(rows);
    return { own, rows: everybody.filter((row) => own.has(row)) };
  });
  if (donors === "pooled" || parts.length === 0) return [{ recipients: everybody, donors: everybody }];
  if (donors === "within") return parts.map(({ rows }) => ({ recipients: rows, donors: rows }));
  const grouped = new Set(parts.flatMap(({ rows }) => [...rows]));
  return parts.map(({ own, rows }) => ({ recipients: rows, donors: everybody.filter((row) => grouped.has(row) && !own.has(row)) }));
}
