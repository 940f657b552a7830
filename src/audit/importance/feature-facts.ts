import { mostAlike, type RankCorrelations } from "../../explanations/column-groups/correlated-groups.js";
import { oneHotGroups } from "../../explanations/column-groups/one-hot-groups.js";
import type { DonorOf } from "../../explanations/permutation/donors.js";
import { extrapolation } from "../../explanations/permutation/extrapolation.js";
import type { Table } from "../../table/table.js";
import type { Held } from "./conditioned.js";
import type { FeatureColumns } from "./features.js";
import type { FeatureFacts } from "./row.js";

/** Real rows that exchanged ones are compared with; the work grows with the square. */
const MOST_COMPARED = 500;

interface Known {
  readonly table: Table;
  readonly given: readonly string[];
  /** Rows in canonical order. */
  readonly order: Int32Array;
  readonly ranks: RankCorrelations;
  readonly donors: (feature: string) => DonorOf;
  /** One a feature; null where conditional importance was not asked for. */
  readonly rests: readonly (Held | null)[];
}

/** What is true of each feature's columns, whatever is measured. */
export function factsOf(
  features: readonly FeatureColumns[],
  { table, given, order, ranks, donors, rests }: Known,
): readonly FeatureFacts[] {
  // Canonical order is by a hash, so that its first rows are as good as any.
  const away = extrapolation(table, given, order.subarray(0, MOST_COMPARED));
  const oneHot = new Map(
    oneHotGroups(table, given, order).flatMap(({ name, columns }) => columns.map((column) => [column, name] as const)),
  );
  return features.map(({ name, columns, grouped }, i) => {
    const rest = rests[i] ?? null;
    return {
      feature: name,
      columns,
      grouped,
      oneHot: oneHot.get(columns[0]!) ?? null,
      extrapolation: away === null ? null : away.share(columns, donors(name)(0)),
      mostAlike: mostAlike(ranks, columns),
      rSquared: rest === null || "reason" in rest ? null : rest.rSquared,
      subgroups: rest === null || "reason" in rest ? null : (rest.subgroups?.length ?? null),
    };
  });
}
