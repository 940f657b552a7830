import type { NoValueReason } from "../../metrics/kind/metric.js";
import type { WhyFrame } from "./frame.js";

/** Two groups, each with its rows in canonical order, and the mean of a value over them. */
export interface WidestPair {
  readonly higher: PairedGroup;
  readonly lower: PairedGroup;
}

export interface PairedGroup {
  readonly name: string;
  readonly rows: Int32Array;
  /** One a row of `rows`; absent without a weight column. */
  readonly weights?: Float64Array;
  /** One a row of `rows`; absent when rows are independent. */
  readonly clusters?: Int32Array;
  readonly mean: number;
}

/** The two groups of an attribute whose mean values are furthest apart, of those with enough rows; or why there are none. */
export function widestPair(
  { facts, order, clusters, work: { plan } }: WhyFrame,
  attribute: string,
  { label, values }: { readonly label: 0 | 1 | null; readonly values: Float64Array },
): WidestPair | NoValueReason {
  if (label !== null && facts.label === null) return "no_label";
  const groups = [...(facts.groups.get(attribute) ?? new Map<string, Int32Array>())].flatMap(([name, all]): PairedGroup[] => {
    const own = new Set(label === null ? all : all.filter((row) => facts.label![row] === label));
    if (own.size < Math.max(1, plan.minN)) return [];
    const rows = order.filter((row) => own.has(row));
    const weights = facts.weights === null ? null : Float64Array.from(rows, (row) => facts.weights![row]!);
    const total = weights === null ? rows.length : weights.reduce((sum, w) => sum + w, 0);
    if (!(total > 0)) return [];
    const sum = rows.reduce((all, row, i) => all + (weights?.[i] ?? 1) * values[row]!, 0);
    return [
      {
        ...{ name, rows, mean: sum / total },
        ...(weights && { weights }),
        ...(clusters && { clusters: Int32Array.from(rows, (row) => clusters[row]!) }),
      },
    ];
  });
  if (groups.length < 2) return "fewer_than_two_groups";
  const higher = groups.reduce((best, one) => (one.mean > best.mean ? one : best));
  const lower = groups.filter((one) => one !== higher).reduce((best, one) => (one.mean < best.mean ? one : best));
  return { higher, lower };
}
